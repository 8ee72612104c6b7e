package dev.flint.id;

import dev.flint.vaa.DataIdentifier;
import dev.flint.vaa.VaaCode;
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
        int start = text.startsWith(DataIdentifier.VAA) ? DataIdentifier.VAA.length() : 0;
        return text.startsWith(Vaa.AGENCY, start) ? vaa(text, start) : Did.parse(text);
    }

    private static IdentifierParse vaa(String text, int start) {
        var parse = VaaCode.parse(text.substring(start));
        return parse instanceof VaaParse.Parsed parsed
                ? new IdentifierParse.Parsed(new Vaa(parsed.code()))
                : new IdentifierParse.Rejected(IdentifierFault.VAA_CODE, start + ((VaaParse.Rejected) parse).index());
    }
}
