package dev.flint.ledger.verify;

import dev.flint.ledger.merkle.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Hashes as records spell them: 64 lower-case digits. */
final class Hex {
    private static final int DIGITS = 64;

    private Hex() {}

    static String of(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static String sha256(String text) {
        return of(Merkle.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    static boolean isHash(String text) {
        return text.length() == DIGITS && isLower(text);
    }

    static boolean isLower(String text) {
        return text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'));
    }
}
