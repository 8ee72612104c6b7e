package dev.flint.vaa;

import dev.flint.vaa.Carried.Source;
import java.util.Optional;

/** What a scanner sends: the digest, 3.3. One instance per scan. */
final class ScanReader {
    private static final int SYMBOLOGY = 3;
    private static final int SUFFIX_MAX = 2;
    /** Symbols with FNC1 in first position: their data are of GS1. */
    private static final String GS1 = "]C1 ]d2 ]d5 ]Q3 ]Q4 ]z1 ]z4 ]e0 ]e1 ]e2 ]J1 ]J4 ]E0 ]E3 ]E4";

    private final String given;
    private final Profile profile;

    ScanReader(String given, Profile profile) {
        this.given = given;
        this.profile = profile;
    }

    Reading read() {
        int from = symbologyEnd();
        int to = suffixStart(from);
        var source = new Source.Symbol(given.substring(0, from));
        if (from == to) {
            return new Reading.Rejected(CodecError.EMPTY, from);
        }
        boolean enveloped = given.startsWith(Envelope15434.HEADER, from);
        var wedge = enveloped ? Wedge.at(given, from + Envelope15434.HEADER.length()) : Optional.<Wedge>empty();
        var input =
                wedge.isPresent() ? wedge.get().restored(given, from, to) : Input.of(given.substring(from, to), from);
        var elements = new Elements(input, profile);
        if (to < given.length()) {
            elements.warn(Warning.of(Warning.Kind.SUFFIX_STRIPPED));
        }
        wedge.ifPresent(family -> elements.warn(new Warning(Warning.Kind.CONTROLS_RESTORED, family.text())));
        var fault = enveloped ? new Envelope15434(input, elements).read() : plain(input, elements, source.identifier());
        return fault.isPresent() ? fault.get() : elements.read(source);
    }

    private Optional<Reading.Rejected> plain(Input input, Elements elements, String symbology) {
        if (!symbology.isEmpty() && GS1.contains(symbology)) {
            elements.takeOpaque(input.text());
            elements.endBlock("");
            return Optional.empty();
        }
        if (VaaCode.parse(input.text(), profile) instanceof VaaParse.Parsed parsed) {
            elements.found(Identity15459.of(parsed.code()));
            elements.takeOpaque(input.text());
            elements.endBlock("");
            return Optional.empty();
        }
        var fault = elements.takeAll(0, input.length());
        elements.endBlock("");
        return fault;
    }

    private int symbologyEnd() {
        return given.length() >= SYMBOLOGY
                        && given.charAt(0) == ']'
                        && Ascii.isLetter(given.charAt(1))
                        && Ascii.isLetterOrDigit(given.charAt(2))
                ? SYMBOLOGY
                : 0;
    }

    /** Before the ends of line that a wedge adds. */
    private int suffixStart(int from) {
        int to = given.length();
        while (to > from && given.length() - to < SUFFIX_MAX && "\r\n\t".indexOf(given.charAt(to - 1)) >= 0) {
            to--;
        }
        return to;
    }
}
