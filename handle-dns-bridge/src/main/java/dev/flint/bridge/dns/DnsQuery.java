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
    record Asked(Head head, DnsName name, int type, int queryClass, Extras extras) implements DnsQuery {
        /** The same, to be answered with a cookie. */
        Asked with(byte[] cookie) {
            return new Asked(
                    new Head(head.id(), head.flags(), head.question(), cookie), name, type, queryClass, extras);
        }

        Optional<Edns> edns() {
            return extras.edns();
        }

        /** Whether records are wanted with the signatures over them. */
        boolean wantsSignatures() {
            return extras.edns()
                    .filter(edns -> (edns.flags() & Edns.DNSSEC_OK) != 0)
                    .isPresent();
        }
    }

    /**
     * What came after the question.
     *
     * @param serial that the client has of the zone
     * @param isSigned whether a signature over the message (RFC 8945) is its last record
     */
    record Extras(Optional<Edns> edns, Optional<Integer> serial, boolean isSigned) {}

    /**
     * What the answer repeats.
     *
     * @param question the question's octets as they came; none when it could not be read
     * @param cookie for the client to bring with its next question; none for most
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Head(int id, int flags, byte[] question, byte[] cookie) {
        static final byte[] NONE = {};

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
     * @param cookie as it was brought (RFC 7873, 4); none for most
     */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Edns(int size, int version, int flags, byte[] cookie) {
        static final int DNSSEC_OK = 0x8000;
        /** Compact denial may say that a name is not there (RFC 9824, 5.1). */
        static final int COMPACT_OK = 0x4000;
    }

    static DnsQuery read(byte[] message) {
        return new Reader(message).read();
    }

    /** Reads one message; never beyond its end, never in circles. */
    final class Reader {
        private static final int ANSWER = 0x8000;
        private static final int POINTER = 0xC0;
        private static final int SOA_NUMBERS_OCTETS = 20;
        private static final int SOA_OCTETS_MIN = 22;
        private static final int COOKIE = 10;

        private final byte[] message;
        private int at = HEADER_OCTETS;

        private Reader(byte[] message) {
            this.message = message;
        }

        private DnsQuery read() {
            if (message.length < HEADER_OCTETS || (u16(2) & ANSWER) != 0) {
                return new Dropped();
            }
            var head = new Head(u16(0), u16(2), Head.NONE, Head.NONE);
            var name = u16(4) == 1 ? name() : Optional.<DnsName>empty();
            if (name.isEmpty() || at + 4 > message.length) {
                return new Faulty(head, FORMAT_ERROR);
            }
            int type = u16(at);
            int queryClass = u16(at + 2);
            at += 4;
            head = new Head(head.id(), head.flags(), Arrays.copyOfRange(message, HEADER_OCTETS, at), Head.NONE);
            var extras = extras();
            return extras.isPresent()
                    ? new Asked(head, name.get(), type, queryClass, extras.get())
                    : new Faulty(head, FORMAT_ERROR);
        }

        /** Empty when they are not as they should be. */
        private Optional<Extras> extras() {
            var edns = Optional.<Edns>empty();
            var serial = Optional.<Integer>empty();
            boolean isSigned = false;
            int additional = u16(10);
            for (int left = u16(6) + u16(8) + additional; left > 0; left--) {
                int start = at;
                if (!skipName() || at + 10 > message.length || at + 10 + u16(at + 8) > message.length) {
                    return Optional.empty();
                }
                int length = u16(at + 8);
                switch (u16(at)) {
                    case DnsRecord.OPT -> {
                        if (edns.isPresent() || message[start] != 0 || left > additional) {
                            return Optional.empty();
                        }
                        edns = edns(at + 10 + length);
                        if (edns.isEmpty()) {
                            return Optional.empty();
                        }
                    }
                    case DnsRecord.TSIG -> {
                        if (left > 1) {
                            return Optional.empty();
                        }
                        isSigned = true;
                    }
                    case DnsRecord.SOA -> {
                        int serialAt = at + 10 + length - SOA_NUMBERS_OCTETS;
                        if (length >= SOA_OCTETS_MIN) {
                            serial = Optional.of(u16(serialAt) << 16 | u16(serialAt + 2));
                        }
                    }
                    default -> {
                        // of no concern to a question
                    }
                }
                at += 10 + length;
            }
            return at == message.length ? Optional.of(new Extras(edns, serial, isSigned)) : Optional.empty();
        }

        /** What stands from here to an end; empty when its options do not end there, or a cookie is none. */
        private Optional<Edns> edns(int end) {
            byte[] cookie = Head.NONE;
            int option = at + 10;
            while (option + 4 <= end) {
                int next = option + 4 + u16(option + 2);
                if (next > end) {
                    return Optional.empty();
                }
                if (u16(option) == COOKIE && cookie.length == 0) {
                    cookie = Arrays.copyOfRange(message, option + 4, next);
                    if (!Cookies.isWellFormed(cookie)) {
                        return Optional.empty();
                    }
                }
                option = next;
            }
            return option == end
                    ? Optional.of(new Edns(u16(at + 2), message[at + 5] & 0xFF, u16(at + 6), cookie))
                    : Optional.empty();
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
