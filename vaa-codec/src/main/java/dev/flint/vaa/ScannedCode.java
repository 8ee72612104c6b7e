package dev.flint.vaa;

import static java.nio.charset.StandardCharsets.UTF_8;

/** The short way from what a scanner sends to the VAA code in it. */
final class ScannedCode {
    private static final byte[] START = {'[', ')', '>', Envelope15434.RS, '0', '6', Elements.GS, '1', '5', 'N'};
    private static final int IDENTIFIER = 3;
    private static final int SYMBOLOGY = 3;

    private ScannedCode() {}

    static VaaParse parse(byte[] scan, int offset, int length, Profile profile) {
        int from = isPlainSymbology(scan, offset, length) ? offset + SYMBOLOGY : offset;
        int end = offset + length;
        int start = from;
        if (matches(scan, from, end, 0)) {
            start += START.length;
            end = beforeControls(scan, start, end);
        } else if (matches(scan, from, end, START.length - IDENTIFIER)) {
            start += IDENTIFIER;
        }
        return VaaCode.validate(scan, start, end - start, profile) == 0
                ? VaaCode.parse(scan, start, end - start, profile)
                : parseWhole(scan, offset, length, profile);
    }

    /** Data Matrix, QR, Aztec and Code 128 without GS1's sign. */
    private static boolean isPlainSymbology(byte[] scan, int offset, int length) {
        if (length <= SYMBOLOGY || scan[offset] != ']') {
            return false;
        }
        byte modifier = scan[offset + 2];
        return switch (scan[offset + 1]) {
            case 'd', 'Q' -> modifier == '1';
            case 'z', 'C' -> modifier == '0';
            default -> false;
        };
    }

    private static int beforeControls(byte[] scan, int start, int end) {
        int at = end;
        if (at > start && scan[at - 1] == Envelope15434.EOT) {
            at--;
        }
        if (at > start && scan[at - 1] == Envelope15434.RS) {
            at--;
        }
        return at;
    }

    private static boolean matches(byte[] scan, int from, int end, int startFrom) {
        if (end - from <= START.length - startFrom) {
            return false;
        }
        for (int i = startFrom; i < START.length; i++) {
            if (scan[from + i - startFrom] != START[i]) {
                return false;
            }
        }
        return true;
    }

    /** By the reader that knows everything. */
    private static VaaParse parseWhole(byte[] scan, int offset, int length, Profile profile) {
        int looked = Math.min(length, 4 * Codec15459.CHARS_MAX);
        var reading = Codec15459.scan(new String(scan, offset, looked, UTF_8), profile);
        if (reading instanceof Reading.Rejected rejected) {
            return new VaaParse.Rejected(rejected.error(), Math.max(0, rejected.index()));
        }
        return ((Reading.Read) reading)
                .carried()
                .identity()
                .flatMap(Identity15459::vaaCode)
                .<VaaParse>map(VaaParse.Parsed::new)
                .orElseGet(() -> new VaaParse.Rejected(CodecError.BAD_IAC, 0));
    }
}
