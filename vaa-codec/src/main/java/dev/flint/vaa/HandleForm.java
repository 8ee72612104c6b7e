package dev.flint.vaa;

import dev.flint.vaa.Carried.Source;
import java.util.List;

/** VAA codes as Handles: the numbers without leading zeros, a slash, the serial number (digest, 2.3). */
public final class HandleForm {
    private static final int[] DIGITS_MAX = {3, 3, 8};

    private HandleForm() {}

    public static String of(VaaCode code) {
        return Integer.parseInt(code.topTierCode())
                + "." + Integer.parseInt(code.secondTierCode())
                + "." + Integer.parseInt(code.enterpriseCode())
                + "/" + code.serialNumber();
    }

    static Reading read(String text, Profile profile) {
        if (text.isEmpty()) {
            return new Reading.Rejected(CodecError.EMPTY, 0);
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            return new Reading.Rejected(CodecError.HANDLE_NOT_REPRESENTABLE, text.length());
        }
        var head = new StringBuilder("VAA");
        int start = 0;
        if (text.substring(0, slash).chars().filter(c -> c == '.').count() != DIGITS_MAX.length - 1) {
            return new Reading.Rejected(CodecError.HANDLE_NOT_REPRESENTABLE, 0);
        }
        for (int max : DIGITS_MAX) {
            int end = Math.min(slash, text.indexOf('.', start) < 0 ? slash : text.indexOf('.', start));
            String label = text.substring(start, end);
            boolean number =
                    !label.isEmpty() && label.length() <= max && label.chars().allMatch(c -> c >= '0' && c <= '9');
            if (!number || (label.length() > 1 && label.charAt(0) == '0')) {
                return new Reading.Rejected(CodecError.HANDLE_NOT_REPRESENTABLE, start);
            }
            head.append("0".repeat(max - label.length())).append(label);
            start = end + 1;
        }
        var parse = VaaCode.parse(
                head + text.substring(slash + 1, Math.min(text.length(), slash + 1 + VaaCode.CHARS_MAX)), profile);
        return parse instanceof VaaParse.Parsed parsed
                ? new Reading.Read(Carried.of(Identity15459.of(parsed.code()), new Source.Text(), List.of()))
                : rejected((VaaParse.Rejected) parse, slash + 1);
    }

    private static Reading rejected(VaaParse.Rejected rejected, int serialStart) {
        return new Reading.Rejected(rejected.error(), serialStart + rejected.index() - VaaCode.SN);
    }
}
