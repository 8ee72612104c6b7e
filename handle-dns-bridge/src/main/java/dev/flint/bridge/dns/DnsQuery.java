package dev.flint.bridge.dns;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** What came of reading a message that should be a query (RFC 1035, 4; RFC 6891, 6). */
sealed interface DnsQuery {
    int HEADER_OCTETS = 12;
    int FORMAT_ERROR = 1;

    /** Not to be answered: not even a header, or an answer itself. */
    record Dropped() implements DnsQuery {}

    /** To be refused. */
    record Faulty(Head head, int rcode) implements DnsQuery {}

    /** A question. */
    record Asked(Head head, DnsName name, int type, int queryClass, Optional<Edns> edns) implements DnsQuery {}

    /**
     * What the answer repeats.
     *
     * @param question the question's octets as they came; none when it could not be read
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Head(int id, int flags, byte[] question) {
        private static final int OPCODE = 0x7800;
        private static final int RECURSION_DESIRED = 0x0100;

        int opcode() {
            return (flags & OPCODE) >>> 11;
        }

        int repeated() {
            return flags & (OPCODE | RECURSION_DESIRED);
        }
    }

    /**
     * The extension of the client.
     *
     * @param size largest datagram that it takes
     * @param flags DO and what comes after it
     */
    record Edns(int size, int version, int flags) {}

    static DnsQuery read(byte[] message) {
        return new Reader(message).read();
    }

    /** Reads one message; never beyond its end, never in circles. */
    final class Reader {
        private static final int ANSWER = 0x8000;
        private static final int POINTER = 0xC0;
        private static final byte[] NO_QUESTION = new byte[0];

        private final byte[] message;
        private int at = HEADER_OCTETS;

        private Reader(byte[] message) {
            this.message = message;
        }

        private DnsQuery read() {
            if (message.length < HEADER_OCTETS || (u16(2) & ANSWER) != 0) {
                return new Dropped();
            }
            var head = new Head(u16(0), u16(2), NO_QUESTION);
            var name = u16(4) == 1 ? name() : Optional.<DnsName>empty();
            if (name.isEmpty() || at + 4 > message.length) {
                return new Faulty(head, FORMAT_ERROR);
            }
            int type = u16(at);
            int queryClass = u16(at + 2);
            at += 4;
            head = new Head(head.id(), head.flags(), Arrays.copyOfRange(message, HEADER_OCTETS, at));
            var edns = Optional.<Edns>empty();
            int others = u16(6) + u16(8);
            for (int left = others + u16(10); left > 0; left--) {
                int start = at;
                if (!skipName() || at + 10 > message.length || at + 10 + u16(at + 8) > message.length) {
                    return new Faulty(head, FORMAT_ERROR);
                }
                if (u16(at) == DnsRecord.OPT) {
                    if (edns.isPresent() || message[start] != 0 || left > u16(10)) {
                        return new Faulty(head, FORMAT_ERROR);
                    }
                    edns = Optional.of(new Edns(u16(at + 2), message[at + 5] & 0xFF, u16(at + 6)));
                }
                at += 10 + u16(at + 8);
            }
            return at == message.length
                    ? new Asked(head, name.get(), type, queryClass, edns)
                    : new Faulty(head, FORMAT_ERROR);
        }

        private int u16(int index) {
            return (message[index] & 0xFF) << 8 | (message[index + 1] & 0xFF);
        }

        /** The question's name: nothing stands before it that it could point to. */
        private Optional<DnsName> name() {
            List<String> labels = new ArrayList<>(6);
            int start = at;
            while (at < message.length && at - start < DnsName.OCTETS_MAX) {
                int length = message[at] & 0xFF;
                at++;
                if (length == 0) {
                    return Optional.of(new DnsName(labels));
                }
                if (length > DnsName.LABEL_OCTETS_MAX || at + length > message.length) {
                    return Optional.empty();
                }
                labels.add(DnsName.lower(new String(message, at, length, StandardCharsets.ISO_8859_1)));
                at += length;
            }
            return Optional.empty();
        }

        private boolean skipName() {
            while (at < message.length) {
                int length = message[at] & 0xFF;
                if (length >= POINTER) {
                    at += 2;
                    return at <= message.length;
                }
                at += 1 + length;
                if (length == 0) {
                    return true;
                }
                if (length > DnsName.LABEL_OCTETS_MAX) {
                    return false;
                }
            }
            return false;
        }
    }
}
