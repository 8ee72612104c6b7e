package dev.flint.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** UTF-8 of which nothing is replaced in silence. */
public final class StrictUtf8 {
    private StrictUtf8() {}

    /** The text, or empty when the bytes are not UTF-8. A byte order mark is a character like others. */
    public static Optional<String> decode(byte[] bytes) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder() // which reports; a new String would replace
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }
}
