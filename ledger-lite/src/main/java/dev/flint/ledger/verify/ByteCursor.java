package dev.flint.ledger.verify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Reads bytes from the front. The first fault stays: everything read after it is empty or zero, so that only the end
 * has to ask for it.
 */
final class ByteCursor {
    private static final byte[] NONE = {};

    private final byte[] bytes;
    private final int end;
    private int at;
    private String fault = "";
    private int faultAt;

    ByteCursor(byte[] bytes) {
        this(bytes, 0, bytes.length);
    }

    private ByteCursor(byte[] bytes, int at, int end) {
        this.bytes = bytes;
        this.at = at;
        this.end = end;
    }

    int remaining() {
        return end - at;
    }

    int at() {
        return at;
    }

    boolean isFaulty() {
        return !fault.isEmpty();
    }

    /** Notes a fault at a place, unless there is one already, and goes to the end. */
    void fault(String text, int place) {
        if (fault.isEmpty()) {
            fault = text;
            faultAt = place;
        }
        at = end;
    }

    /** Takes over the fault of a cursor over a part of these bytes; one that is not at its end is at fault. */
    void finish(ByteCursor part) {
        if (!part.isFaulty() && part.remaining() > 0) {
            part.fault("more bytes than belong here", part.at);
        }
        if (part.isFaulty()) {
            fault(part.fault, part.faultAt);
        }
    }

    /** A cursor over the next bytes, in the same counting. */
    ByteCursor part(long length, String what) {
        if (length > remaining()) {
            fault(what + " ends early", at);
            return new ByteCursor(bytes, at, at);
        }
        ByteCursor part = new ByteCursor(bytes, at, at + (int) length);
        at += (int) length;
        return part;
    }

    byte[] take(long length, String what) {
        ByteCursor part = part(length, what);
        return isFaulty() ? NONE : Arrays.copyOfRange(bytes, part.at, part.end);
    }

    /** Unsigned big-endian number of up to 8 bytes, below 2^63. */
    long number(int length, String what) {
        int start = at;
        long number = 0;
        for (byte b : take(length, what)) {
            number = number << Byte.SIZE | (b & 0xff);
        }
        if (number < 0) {
            fault(what + " is 2^63 or more", start);
            return 0;
        }
        return number;
    }

    List<byte[]> hashes(long count, String what) {
        List<byte[]> hashes = new ArrayList<>();
        for (long i = 0; i < count && !isFaulty(); i++) {
            hashes.add(take(Bundle.HASH, what));
        }
        return hashes;
    }

    BundleParse.Rejected rejected() {
        return new BundleParse.Rejected(fault, faultAt);
    }
}
