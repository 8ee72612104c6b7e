package dev.flint.bridge.classify;

import java.math.BigInteger;

/** Sums that tell a typing error. */
final class CheckDigits {
    private static final String USCC = "0123456789ABCDEFGHJKLMNPQRTUWXY";
    private static final int[] USCC_WEIGHTS = {1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28};
    private static final int USCC_MODULUS = 31;
    private static final BigInteger LEI_MODULUS = BigInteger.valueOf(97);
    private static final int LEI_CHARS = 20;
    private static final int USCC_CHARS = 18;

    private CheckDigits() {}

    /** GS1: weights 3 and 1 from the right. */
    static boolean isGs1(String digits) {
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            if (digit < 0 || digit > 9) {
                return false;
            }
            sum += i % 2 == 0 ? digit : 3 * digit;
        }
        return !digits.isEmpty() && sum % 10 == 0;
    }

    /** ISO 17442: MOD 97-10. */
    static boolean isLei(String text) {
        if (text.length() != LEI_CHARS) {
            return false;
        }
        var digits = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Shapes.isDigit(c) && !Shapes.isUpper(c)) {
                return false;
            }
            digits.append(Character.digit(c, 36));
        }
        return new BigInteger(digits.toString()).mod(LEI_MODULUS).equals(BigInteger.ONE);
    }

    /** GB 32100: the unified social credit code. */
    static boolean isUscc(String text) {
        if (text.length() != USCC_CHARS) {
            return false;
        }
        int sum = 0;
        for (int i = 0; i < USCC_CHARS - 1; i++) {
            int value = USCC.indexOf(text.charAt(i));
            if (value < 0) {
                return false;
            }
            sum += value * USCC_WEIGHTS[i];
        }
        return USCC.indexOf(text.charAt(USCC_CHARS - 1)) == (USCC_MODULUS - sum % USCC_MODULUS) % USCC_MODULUS;
    }
}
