package dev.flint.bid.recursion;

import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A message: 16 octets of header, no options, a body, no signature.
 *
 * @param flags the two octets of them
 * @param messageId number of a fragment, from 1
 * @param transactionId the client's
 */
record BinaryMessage(int flags, int replyCode, int messageId, int transactionId, Buffer body) {
    static final int HEADER_OCTETS = 16;
    static final int DATAGRAM_OCTETS_MAX = 1_024;

    /** An answer. */
    static final int QR = 1 << 15;
    /** There are more fragments. */
    static final int TC = 1 << 14;
    /** Others may be asked. */
    static final int RD = 1 << 13;
    /** Trust is to be checked. */
    static final int DT = 1 << 12;
    /** It has been, and holds. */
    static final int TR = 1 << 11;
    /** The answer has to be signed. */
    static final int CT = 1 << 10;

    private static final int VERSION = 2;
    private static final int HEADER_OCTETS_MAX = 60;
    private static final int OP_CODE_SHIFT = 6;
    private static final int LENGTH_AT = 12;

    /** Octets of the whole message by its header; empty if that is none of this protocol. */
    static Optional<Long> length(Buffer header) {
        int headerOctets = 4 * (header.getByte(0) & 0x0F);
        boolean ours = (header.getByte(0) & 0xFF) >> 4 == VERSION
                && headerOctets >= HEADER_OCTETS
                && headerOctets <= HEADER_OCTETS_MAX;
        return ours ? Optional.of(headerOctets + header.getUnsignedInt(LENGTH_AT)) : Optional.empty();
    }

    /** Reads a message in one piece; its options and what stands behind its first units are left alone. */
    static Optional<BinaryMessage> parse(Buffer octets) {
        if (octets.length() < HEADER_OCTETS || !length(octets).equals(Optional.of((long) octets.length()))) {
            return Optional.empty();
        }
        int start = 4 * (octets.getByte(0) & 0x0F);
        return Optional.of(new BinaryMessage(
                octets.getUnsignedShort(1),
                octets.getUnsignedShort(4),
                octets.getUnsignedShort(6),
                octets.getInt(8),
                octets.slice(start, octets.length())));
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    int opCode() {
        return flags >> OP_CODE_SHIFT & 0x0F;
    }

    /** In one piece. */
    Buffer toOctets() {
        return header(flags, messageId).appendBuffer(body);
    }

    /** In as many pieces as datagrams have to be. */
    List<Buffer> toDatagrams() {
        List<Buffer> datagrams = new ArrayList<>();
        int room = DATAGRAM_OCTETS_MAX - HEADER_OCTETS;
        int from = 0;
        do {
            int to = Math.min(from + room, body.length());
            int more = to < body.length() ? TC : 0;
            datagrams.add(header(flags | more, datagrams.size() + 1).appendBuffer(body.slice(from, to)));
            from = to;
        } while (from < body.length());
        return datagrams;
    }

    private Buffer header(int withFlags, int number) {
        return Buffer.buffer(HEADER_OCTETS + body.length())
                .appendByte((byte) (VERSION << 4 | HEADER_OCTETS / 4))
                .appendUnsignedShort(withFlags)
                .appendByte((byte) 0)
                .appendUnsignedShort(replyCode)
                .appendUnsignedShort(number)
                .appendInt(transactionId)
                .appendUnsignedInt(body.length());
    }
}
