package dev.flint.bridge.dns;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;

/** Says that a zone has changed (RFC 1996). */
public final class Notice {
    private static final int OPCODE_AND_AUTHORITY = 0x2400;
    private static final int ANSWER = 0x8000;
    private static final int INTERNET = 1;
    private static final int NAME_IN_QUESTION = 0xC00C;
    private static final int RECORD_OCTETS = 12;

    private final int id;
    private final byte[] octets;
    private final Optional<Tsig.Request> signed;

    /**
     * A notice with the zone's new start of authority.
     *
     * @param id 0 to 65535; random
     */
    public Notice(int id, DnsName apex, DnsRecord soa, Optional<Tsig> tsig) {
        this.id = id;
        byte[] name = apex.toOctets();
        byte[] plain = ByteBuffer.allocate(DnsQuery.HEADER_OCTETS + name.length + 4 + RECORD_OCTETS + soa.data().length)
                .putShort((short) id)
                .putShort((short) OPCODE_AND_AUTHORITY)
                .putShort((short) 1)
                .putShort((short) 1)
                .putInt(0)
                .put(name)
                .putShort((short) DnsRecord.SOA)
                .putShort((short) INTERNET)
                .putShort((short) NAME_IN_QUESTION)
                .putShort((short) DnsRecord.SOA)
                .putShort((short) INTERNET)
                .putInt(soa.ttlSeconds())
                .putShort((short) soa.data().length)
                .put(soa.data())
                .array();
        this.signed = tsig.map(key -> key.request(plain));
        this.octets = signed.map(Tsig.Request::octets).orElse(plain);
    }

    public int id() {
        return id;
    }

    /** A copy of the message. */
    public byte[] octets() {
        return octets.clone();
    }

    /** Whether octets say that the other side knows. */
    public boolean isAnsweredBy(byte[] answer) {
        boolean isAnswer = answer.length >= DnsQuery.HEADER_OCTETS
                && Arrays.equals(answer, 0, 2, octets, 0, 2)
                && ((answer[2] & 0xFF) << 8 & ANSWER) != 0;
        return isAnswer && signed.map(request -> request.isAnsweredBy(answer)).orElse(true);
    }
}
