package dev.flint.bridge.handle;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Writes octets of a message, big-endian. */
final class WireWriter {
    private byte[] octets;
    private int size;

    WireWriter(int expected) {
        octets = new byte[Math.max(16, expected)];
    }

    private int room(int count) {
        if (size + count > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(size + count, octets.length * 2));
        }
        int at = size;
        size += count;
        return at;
    }

    WireWriter u8(int value) {
        int at = room(1); // which may be in another array
        octets[at] = (byte) value;
        return this;
    }

    WireWriter u16(int value) {
        return u8(value >>> 8).u8(value);
    }

    WireWriter i32(int value) {
        int at = room(4);
        return i32At(at, value);
    }

    /** Over what is there. */
    WireWriter i32At(int at, int value) {
        octets[at] = (byte) (value >>> 24);
        octets[at + 1] = (byte) (value >>> 16);
        octets[at + 2] = (byte) (value >>> 8);
        octets[at + 3] = (byte) value;
        return this;
    }

    WireWriter octets(byte[] added) {
        int at = room(added.length);
        System.arraycopy(added, 0, octets, at, added.length);
        return this;
    }

    WireWriter counted(byte[] added) {
        return i32(added.length).octets(added);
    }

    WireWriter text(String text) {
        return counted(text.getBytes(StandardCharsets.UTF_8));
    }

    int size() {
        return size;
    }

    byte[] toOctets() {
        return size == octets.length ? octets : Arrays.copyOf(octets, size);
    }
}
