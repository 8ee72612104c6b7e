package dev.flint.vaa;

import java.util.Optional;

/** Envelopes of ISO/IEC 15434: a header, blocks of a format each, an end. */
final class Envelope15434 {
    static final String HEADER = "[)>";
    static final char RS = '\u001E';
    static final char EOT = '\u0004';

    private static final char GS = Elements.GS;
    private static final int FORMAT = 2;

    private final Input input;
    private final Elements elements;

    Envelope15434(Input input, Elements elements) {
        this.input = input;
        this.elements = elements;
    }

    /** Data with identifiers as an envelope of one block. */
    static String of(String diData) {
        return HEADER + RS + "06" + GS + diData + RS + EOT;
    }

    /** Reads all of it; empty if nothing is wrong. */
    Optional<Reading.Rejected> read() {
        for (int i = 0; i < HEADER.length(); i++) {
            if (!input.has(i, HEADER.charAt(i))) {
                return rejected(CodecError.ENVELOPE_BAD_HEADER, Math.min(i, input.length()));
            }
        }
        int at = HEADER.length();
        if (!input.has(at, RS)) {
            boolean lost = input.indexOf(RS, 0) == input.length();
            return rejected(lost ? CodecError.ENVELOPE_SEPARATORS_LOST : CodecError.ENVELOPE_BAD_HEADER, at);
        }
        at++;
        while (true) {
            int end = endOfBlock(at);
            var fault = block(at, end);
            if (fault.isPresent()) {
                return fault;
            }
            if (end == input.length() || input.at(end) == EOT) {
                elements.warn(Warning.of(Warning.Kind.RS_EOT_MISSING));
                return end == input.length() ? Optional.empty() : end(end);
            }
            at = end + 1;
            if (at == input.length()) {
                elements.warn(Warning.of(Warning.Kind.EOT_MISSING));
                return Optional.empty();
            }
            if (input.at(at) == EOT) {
                return end(at);
            }
        }
    }

    private Optional<Reading.Rejected> end(int eot) {
        return eot + 1 == input.length() ? Optional.empty() : rejected(CodecError.ENVELOPE_TRAILING_DATA, eot + 1);
    }

    /** The RS or the EOT that ends the block; binary data are counted, since they may hold both. */
    private int endOfBlock(int at) {
        int from = isFormat(at) && input.from(at, at + FORMAT).equals("09") ? behindBinary(at + FORMAT) : at;
        return Math.min(input.indexOf(RS, from), input.indexOf(EOT, from));
    }

    /** GS, type, GS, compression, GS, number of octets, GS, octets. */
    private int behindBinary(int from) {
        int at = from;
        for (int field = 0; field < 2 && input.has(at, GS); field++) {
            at = Math.min(input.indexOf(GS, at + 1), input.indexOf(RS, at + 1));
        }
        int count = 0;
        if (input.has(at, GS)) {
            for (at++; at < input.length() && Ascii.isDigit(input.at(at)) && count < Input.CHARS_MAX; at++) {
                count = 10 * count + input.at(at) - '0';
            }
        }
        return input.has(at, GS) ? Math.min(at + 1 + count, input.length()) : at;
    }

    private boolean isFormat(int at) {
        return at + FORMAT <= input.length() && Ascii.isDigit(input.at(at)) && Ascii.isDigit(input.at(at + 1));
    }

    private Optional<Reading.Rejected> block(int at, int end) {
        if (!isFormat(at)) {
            return rejected(CodecError.ENVELOPE_BAD_FORMAT, at);
        }
        String format = input.from(at, at + FORMAT);
        var fault = switch (format) {
            case "05", "06", "12" -> elements(format, at + FORMAT, end);
            case "01", "03", "04", "07", "08", "09" -> {
                elements.takeOpaque(input.from(at + FORMAT, end));
                yield Optional.<Reading.Rejected>empty();
            }
            default -> rejected(CodecError.ENVELOPE_RESERVED_FORMAT, at);
        };
        elements.endBlock(format);
        return fault;
    }

    private Optional<Reading.Rejected> elements(String format, int from, int end) {
        if (!input.has(from, GS)) {
            return rejected(CodecError.ENVELOPE_NO_GS_AFTER_FORMAT, from);
        }
        int start = from + 1;
        while (true) {
            int stop = Math.min(input.indexOf(GS, start), end);
            if (start == stop) {
                return rejected(CodecError.ENVELOPE_EMPTY_ELEMENT, start);
            }
            var fault = format.equals("06") ? elements.take(start, stop) : opaque(start, stop);
            if (fault.isPresent() || stop == end) {
                return fault;
            }
            start = stop + 1;
        }
    }

    private Optional<Reading.Rejected> opaque(int start, int stop) {
        for (int i = start; i < stop; i++) {
            if (!Ascii.isPrintable(input.at(i))) {
                return rejected(CodecError.CTRL_OR_NON_ASCII, i);
            }
        }
        elements.takeOpaque(input.from(start, stop));
        return Optional.empty();
    }

    private Optional<Reading.Rejected> rejected(CodecError error, int index) {
        return Optional.of(input.rejected(error, index));
    }
}
