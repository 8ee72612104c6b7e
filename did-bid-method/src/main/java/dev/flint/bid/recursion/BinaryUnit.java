package dev.flint.bid.recursion;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A piece of a body: a number that says what it is, and its payload, which may again be units. */
record BinaryUnit(int id, Buffer payload) {
    static final int PAYLOAD_OCTETS_MAX = 0xFFFF;

    private static final int HEADER_OCTETS = 4;
    private static final int COUNT_MAX = 64;

    /** Reads units one behind the other; empty when they do not fill the octets. */
    static Optional<List<BinaryUnit>> readAll(Buffer octets) {
        List<BinaryUnit> units = new ArrayList<>();
        int at = 0;
        while (at < octets.length()) {
            if (octets.length() - at < HEADER_OCTETS || units.size() == COUNT_MAX) {
                return Optional.empty();
            }
            int start = at + HEADER_OCTETS;
            int end = start + octets.getUnsignedShort(at + 2);
            if (end > octets.length()) {
                return Optional.empty();
            }
            units.add(new BinaryUnit(octets.getUnsignedShort(at), octets.slice(start, end)));
            at = end;
        }
        return Optional.of(units);
    }

    /** @throws IllegalArgumentException if the payload is longer than its length can say */
    static void append(Buffer octets, int id, Buffer payload) {
        if (payload.length() > PAYLOAD_OCTETS_MAX) {
            throw new IllegalArgumentException("a unit holds " + PAYLOAD_OCTETS_MAX + " octets");
        }
        octets.appendUnsignedShort(id).appendUnsignedShort(payload.length()).appendBuffer(payload);
    }
}
