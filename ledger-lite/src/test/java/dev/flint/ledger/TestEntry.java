package dev.flint.ledger;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** An entry for tests: n × (key length 1, key, valid from 8, record length 4, record). */
record TestEntry(List<Change> changes) implements Entry {
    static TestEntry put(String key, String record, long validFrom) {
        return new TestEntry(List.of(change(key, record, validFrom)));
    }

    static Change change(String key, String record, long validFrom) {
        return new Change(text(key), text(record), validFrom);
    }

    static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] bytes() {
        int length = 0;
        for (Change change : changes) {
            length += 13 + change.key().length + change.record().length;
        }
        ByteBuffer out = ByteBuffer.allocate(length);
        for (Change change : changes) {
            out.put((byte) change.key().length)
                    .put(change.key())
                    .putLong(change.validFromMillis())
                    .putInt(change.record().length)
                    .put(change.record());
        }
        return out.array();
    }

    static TestEntry of(byte[] bytes) {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        List<Change> changes = new ArrayList<>();
        while (in.hasRemaining()) {
            byte[] key = new byte[in.get() & 0xff];
            in.get(key);
            long validFrom = in.getLong();
            byte[] record = new byte[in.getInt()];
            in.get(record);
            changes.add(new Change(key, record, validFrom));
        }
        return new TestEntry(changes);
    }
}
