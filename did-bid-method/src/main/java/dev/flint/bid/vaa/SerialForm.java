package dev.flint.bid.vaa;

import dev.flint.vaa.Profile;
import dev.flint.vaa.VaaCode;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How an enterprise forms its serial numbers: all of one length, so that none is the beginning of another (ISO/IEC
 * 15459-3; VAA digest, 1.2).
 *
 * @param length 1 to {@value #LENGTH_MAX}; without the code of the sub-chain
 * @param profile which characters they have
 */
public record SerialForm(int length, Profile profile) {
    public static final int LENGTH_MAX = 33;

    private static final String STRICT = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    public SerialForm {
        if (length < 1 || length > LENGTH_MAX) {
            throw new IllegalArgumentException("serial numbers of " + length + " characters");
        }
    }

    /** A serial number that nobody can guess; of capital letters and digits in either profile, not all zeros. */
    public String random(RandomGenerator random) {
        var serial = new StringBuilder(length);
        while (serial.chars().allMatch(c -> c == '0')) {
            serial.setLength(0);
            for (int i = 0; i < length; i++) {
                serial.append(STRICT.charAt(random.nextInt(STRICT.length())));
            }
        }
        return serial.toString();
    }

    /** A number with zeros before it; empty when it is too long. */
    public Optional<String> counted(long number) {
        String digits = Long.toString(number);
        return digits.length() > length ? Optional.empty() : Optional.of("0".repeat(length - digits.length()) + digits);
    }

    boolean isFormOf(VaaCode code) {
        String serial = code.localSerialNumber();
        return serial.length() == length && (profile == Profile.EXTENDED || isStrict(serial));
    }

    private static boolean isStrict(String serial) {
        return serial.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'));
    }
}
