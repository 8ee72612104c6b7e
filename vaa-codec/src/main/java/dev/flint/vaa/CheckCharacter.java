package dev.flint.vaa;

import java.util.Optional;

/** A check character to be shown beside a code that people type: ISO/IEC 7064, MOD 37,36. It is never stored. */
public final class CheckCharacter {
    private static final int MODULUS = 36;
    private static final String CHARACTERS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    private CheckCharacter() {}

    /** The character for a text of A-Z and 0-9; empty for any other. */
    public static Optional<Character> of(String text) {
        int product = MODULUS;
        for (int i = 0; i < text.length(); i++) {
            int value = CHARACTERS.indexOf(text.charAt(i));
            if (value < 0) {
                return Optional.empty();
            }
            int sum = (product + value) % MODULUS;
            product = (sum == 0 ? MODULUS : sum) * 2 % (MODULUS + 1);
        }
        return Optional.of(CHARACTERS.charAt((MODULUS + 1 - product) % MODULUS));
    }

    /** Whether it is the character for the text. */
    public static boolean holds(String text, char check) {
        return of(text).filter(right -> right == check).isPresent();
    }
}
