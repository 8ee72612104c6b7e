package dev.flint.ledger;

import dev.flint.ledger.merkle.Merkle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An entry for tests: n × (key 32, valid from 8, text length 4, text). */
record TestEntry(List<Change> changes) implements Entry {
    static TestEntry put(String key, String record, long validFrom) {
        return new TestEntry(List.of(change(key, record, validFrom)));
    }

    static Change change(String key, String record, long validFrom) {
        return change(key(key), text(record), validFrom);
    }

    /** The answer is the text, and the record too if it is not too long. */
    private static Change change(byte[] key, byte[] text, long validFrom) {
        byte[] record = text.length <= Change.RECORD_BYTES_MAX ? text : Merkle.sha256(text);
        return new Change(key, record, text, validFrom);
    }

    static byte[] key(String name) {
        return StateKey.of("", "test", name);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] bytes() {
        int length = 0;
        for (Change change : changes) {
            length += 12 + change.key().length + change.answer().length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (Change change : changes) {
            out.put(change.key())
                    .putLong(change.validFromMillis())
                    .putInt(change.answer().length)
                    .put(change.answer());
        }
        return out.array();
    }

    static TestEntry of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Change> changes = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] key = new byte[StateKey.BYTES];
            in.get(key);
            long validFrom = in.getLong();
            byte[] text = new byte[in.getInt()];
            in.get(text);
            changes.add(change(key, text, validFrom));
        }
        return new TestEntry(changes);
    }
}
