package dev.flint.id;

import dev.flint.vaa.VaaCode;
import dev.flint.vaa.VaaFault;
import dev.flint.vaa.VaaParse;

/** What can be asked for, as a checked value. */
public sealed interface Identifier permits Did, Vaa {
    /** Longest identifier accepted anywhere, in characters; a longer one is an attack or a mistake. */
    int CHARS_MAX = 4_096;

    /** The spelling under which equal identifiers meet: the key of caches. */
    String canonical();

    /** Reads any kind of identifier from outside. */
    static IdentifierParse parse(String text) {
        if (text.length() > CHARS_MAX) {
            return new IdentifierParse.Rejected(IdentifierFault.TOO_LONG, CHARS_MAX);
        }
        if (VaaCode.parse(text) instanceof VaaParse.Parsed vaa) {
            return new IdentifierParse.Parsed(new Vaa(vaa.code()));
        }
        if (VaaCode.parse(text) instanceof VaaParse.Rejected rejected
                && rejected.fault() != VaaFault.ISSUING_AGENCY
                && !Did.hasScheme(text)) {
            return new IdentifierParse.Rejected(IdentifierFault.VAA_CODE, rejected.index());
        }
        return Did.parse(text);
    }
}
