package dev.flint.bridge.handle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Reads octets of a message, big-endian. Nothing is allocated before it is known to be there; who reads beyond the end
 * gets zeros and empty texts, and a reader that is broken ever after.
 */
final class WireReader {
    /** Fewest octets of anything of which there can be many. */
    private static final int ELEMENT_OCTETS_MIN = 4;

    private final byte[] octets;
    private final int end;
    private int at;
    private boolean broken;

    WireReader(byte[] octets) {
        this(octets, 0, octets.length);
    }

    WireReader(byte[] octets, int start, int end) {
        this.octets = octets;
        this.at = start;
        this.end = end;
    }

    /** Whether something was not there. */
    boolean isBroken() {
        return broken;
    }

    int remaining() {
        return end - at;
    }

    private boolean has(int count) {
        broken |= count < 0 || count > remaining();
        return !broken;
    }

    int u8() {
        return has(1) ? octets[at++] & 0xFF : 0;
    }

    int u16() {
        return u8() << 8 | u8();
    }

    /** As it stands, with a sign. */
    int i32() {
        return u16() << 16 | u16();
    }

    byte[] octets(int count) {
        if (!has(count)) {
            return new byte[0];
        }
        at += count;
        return Arrays.copyOfRange(octets, at - count, at);
    }

    /** Octets behind their number. */
    byte[] counted() {
        return octets(i32());
    }

    String text() {
        return new String(counted(), StandardCharsets.UTF_8);
    }

    /** How many elements follow; 0 when there cannot be as many. */
    int count() {
        int count = i32();
        broken |= count < 0 || count > remaining() / ELEMENT_OCTETS_MIN;
        return broken ? 0 : count;
    }

    byte[] rest() {
        return octets(remaining());
    }

    /** What was read, if it was there and there is nothing behind it. */
    <T> Optional<T> whole(T read) {
        return broken || remaining() > 0 ? Optional.empty() : Optional.of(read);
    }
}
