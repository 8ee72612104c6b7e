package dev.flint.ledger.note;

import java.nio.charset.StandardCharsets;

final class TestBytes {
    private TestBytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
