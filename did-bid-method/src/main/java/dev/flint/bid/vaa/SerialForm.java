package dev.flint.bid.vaa;

import dev.flint.vaa.Profile;
import dev.flint.vaa.VaaCode;

/**
 * How an enterprise forms its serial numbers: all of one length, so that none is the beginning of another (ISO/IEC
 * 15459-3; VAA digest, 1.2).
 *
 * @param length 1 to {@value #LENGTH_MAX}; without the code of the sub-chain
 * @param profile which characters they have
 */
public record SerialForm(int length, Profile profile) {
    public static final int LENGTH_MAX = 33;

    public SerialForm {
        if (length < 1 || length > LENGTH_MAX) {
            throw new IllegalArgumentException("serial numbers of " + length + " characters");
        }
    }

    boolean isFormOf(VaaCode code) {
        String serial = code.localSerialNumber();
        return serial.length() == length && (profile == Profile.EXTENDED || isStrict(serial));
    }

    private static boolean isStrict(String serial) {
        return serial.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
    }
}
