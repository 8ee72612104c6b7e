package dev.flint.id;

import java.util.Optional;

/**
 * The four characters that name a sub-chain inside the identifiers that live on it, or {@link #MAIN}.
 *
 * @param text four characters of {@code a-z0-9}, or empty for the main chain
 */
public record SubChainCode(String text) {
    public static final SubChainCode MAIN = new SubChainCode("");

    /** Length of the code of a sub-chain, in characters. */
    public static final int CHARS = 4;

    public SubChainCode {
        if (!text.isEmpty() && !isCode(text)) {
            throw new IllegalArgumentException("not a sub-chain code: " + text);
        }
    }

    /** Reads a sub-chain's code from outside; the main chain has none, so the empty text is no code. */
    public static Optional<SubChainCode> parse(String text) {
        return isCode(text) ? Optional.of(new SubChainCode(text)) : Optional.empty();
    }

    public boolean isMain() {
        return text.isEmpty();
    }

    /** Whether a character may stand in a code. */
    public static boolean isCodeCharacter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    }

    private static boolean isCode(String text) {
        return text.length() == CHARS && text.chars().allMatch(c -> isCodeCharacter((char) c));
    }
}
