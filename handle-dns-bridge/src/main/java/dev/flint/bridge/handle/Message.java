package dev.flint.bridge.handle;

import java.util.Arrays;
import java.util.Optional;

/**
 * A whole message.
 *
 * @param credential as it stands behind the body, with its length; empty for none
 */
@SuppressWarnings("ArrayRecordComponent") // compared by nobody
public record Message(Envelope envelope, Header header, MessageBody body, byte[] credential) {
    /** Longest message without its envelope. */
    public static final int OCTETS_MAX = 262_144;

    /** Longest Handle, in octets. */
    public static final int HANDLE_OCTETS_MAX = 2_048;

    private static final int OCTETS_USUAL = 512;

    /** Reads a message that has come whole, with its envelope; empty when it is none. */
    public static Optional<Message> decode(byte[] octets) {
        var in = new WireReader(octets);
        var envelope = Envelope.read(in);
        var header = Header.read(in);
        boolean plain = (envelope.flags() & (Envelope.COMPRESSED | Envelope.ENCRYPTED)) == 0;
        int start = Envelope.OCTETS + Header.OCTETS;
        int end = start + header.bodyLength();
        if (in.isBroken() || !plain || header.bodyLength() < 0 || end < 0 || end > octets.length) {
            return Optional.empty();
        }
        byte[] credential = Arrays.copyOfRange(octets, end, octets.length);
        return MessageBody.read(header, new WireReader(octets, start, end))
                .map(body -> new Message(envelope, header, body, credential));
    }

    /** The octets on the wire, in one piece. */
    public byte[] encode() {
        var out = new WireWriter(OCTETS_USUAL);
        envelope.write(out);
        header.write(out);
        int start = out.size();
        body.write(out);
        int length = out.size() - start;
        return out.octets(credential)
                .i32At(Envelope.LENGTH_AT, Header.OCTETS + length + credential.length)
                .i32At(Envelope.OCTETS + Header.LENGTH_AT, length)
                .toOctets();
    }
}
