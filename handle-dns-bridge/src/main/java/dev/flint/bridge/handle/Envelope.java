package dev.flint.bridge.handle;

/**
 * What stands before every message, and before every piece of one (Handle digest, 1.2).
 *
 * @param flags the upper six bits of the third octet
 * @param suggestMajor version that the sender would rather speak
 * @param sequence which piece of the message follows
 * @param messageLength of the whole message without envelopes
 */
public record Envelope(
        int major,
        int minor,
        int flags,
        int suggestMajor,
        int suggestMinor,
        int sessionId,
        int requestId,
        int sequence,
        int messageLength) {
    public static final int OCTETS = 20;

    /** The message comes in pieces. */
    public static final int TRUNCATED = 0x20;

    static final int COMPRESSED = 0x80;
    static final int ENCRYPTED = 0x40;

    /** Where the length stands. */
    static final int LENGTH_AT = 16;

    private static final int SUGGEST_MAJOR = 0x03;

    /** That of a message or a piece of one, of at least {@value #OCTETS} octets. */
    public static Envelope of(byte[] octets) {
        return read(new WireReader(octets));
    }

    static Envelope read(WireReader in) {
        int major = in.u8();
        int minor = in.u8();
        int third = in.u8();
        int suggestMinor = in.u8();
        return new Envelope(
                major,
                minor,
                third & ~SUGGEST_MAJOR,
                third & SUGGEST_MAJOR,
                suggestMinor,
                in.i32(),
                in.i32(),
                in.i32(),
                in.i32());
    }

    void write(WireWriter out) {
        out.u8(major)
                .u8(minor)
                .u8(flags | suggestMajor)
                .u8(suggestMinor)
                .i32(sessionId)
                .i32(requestId)
                .i32(sequence)
                .i32(messageLength);
    }

    boolean isTruncated() {
        return (flags & TRUNCATED) != 0;
    }

    Envelope of(int otherSequence, int otherLength, int otherFlags) {
        return new Envelope(
                major, minor, otherFlags, suggestMajor, suggestMinor, sessionId, requestId, otherSequence, otherLength);
    }
}
