package dev.flint.bridge.dns;

import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TSIGRecord;
import org.xbill.DNS.TextParseException;

/** A secret shared with another server, by which messages are known to be its own (RFC 8945). */
public final class Tsig {
    private static final int SECRET_OCTETS_MIN = 16;
    private static final int ADDITIONAL_AT = 10;

    private final Name name;
    private final TSIG key;

    private Tsig(Name name, TSIG key) {
        this.name = name;
        this.key = key;
    }

    /**
     * Reads {@code hmac-sha256:name:secret}, the secret in base64, as other tools take it; empty when it is none.
     *
     * @param text with {@code hmac-sha256}, {@code hmac-sha384} or {@code hmac-sha512}; 16 octets of secret at least
     */
    public static Optional<Tsig> parse(String text, InstantSource clock) {
        int first = text.indexOf(':');
        int second = text.indexOf(':', first + 1);
        if (first < 0 || second < 0) {
            return Optional.empty();
        }
        var algorithm = Algorithm.named(text.substring(0, first));
        try {
            var name = DnsName.parse(text.substring(first + 1, second));
            byte[] secret = Base64.getDecoder().decode(text.substring(second + 1));
            if (algorithm.isEmpty() || name.isEmpty() || secret.length < SECRET_OCTETS_MIN) {
                return Optional.empty();
            }
            var keyName = Name.fromString(name.get().toString());
            var spec = new SecretKeySpec(secret, algorithm.get().mac());
            return Optional.of(new Tsig(keyName, new TSIG(algorithm.get().name(), keyName, spec, new Ticking(clock))));
        } catch (IllegalArgumentException | TextParseException notBase64) {
            return Optional.empty();
        }
    }

    /** @param mac what the platform calls it */
    private record Algorithm(Name name, String mac) {
        private static Optional<Algorithm> named(String text) {
            return switch (text) {
                case "hmac-sha256" -> Optional.of(new Algorithm(TSIG.HMAC_SHA256, "HmacSHA256"));
                case "hmac-sha384" -> Optional.of(new Algorithm(TSIG.HMAC_SHA384, "HmacSHA384"));
                case "hmac-sha512" -> Optional.of(new Algorithm(TSIG.HMAC_SHA512, "HmacSHA512"));
                default -> Optional.empty();
            };
        }
    }

    /** What a signed message is worth. */
    sealed interface Verdict {
        /** It is the other side's; the answer is to be sealed. */
        record Verified(Seal seal) implements Verdict {}

        /** It is not, and the answer tells why. */
        record Rejected(Seal seal) implements Verdict {}

        /** It cannot be read. */
        record Unreadable() implements Verdict {}
    }

    /** @param query whose last record is a signature */
    Verdict verify(byte[] query) {
        try {
            var message = new Message(query);
            TSIGRecord signature = message.getTSIG();
            if (signature == null) {
                return new Verdict.Unreadable();
            }
            int error = signature.getName().equals(name) ? key.verify(message, query, null) : Rcode.BADKEY;
            return error == Rcode.NOERROR
                    ? new Verdict.Verified(new Seal(signature, Rcode.NOERROR))
                    : new Verdict.Rejected(new Seal(signature, error));
        } catch (IOException unreadable) {
            return new Verdict.Unreadable();
        }
    }

    /** Signs a message that answers none. */
    public Request request(byte[] message) {
        try {
            var record = key.generate(new Message(message), message, Rcode.NOERROR, null);
            return new Request(appended(message, record), record);
        } catch (IOException e) {
            throw new IllegalStateException("a message that was just written", e);
        }
    }

    /** A message that was signed, to which an answer is awaited. */
    public final class Request {
        private final byte[] octets;
        private final TSIGRecord record;

        private Request(byte[] octets, TSIGRecord record) {
            this.octets = octets;
            this.record = record;
        }

        /** A copy of the message. */
        public byte[] octets() {
            return octets.clone();
        }

        /** Whether octets are the other side's answer. */
        public boolean isAnsweredBy(byte[] answer) {
            try {
                return key.verify(new Message(answer), answer, record) == Rcode.NOERROR;
            } catch (IOException unreadable) {
                return false;
            }
        }
    }

    /** Signs the messages of one answer, in their order. */
    final class Seal {
        private final int error;
        private TSIGRecord before;
        private boolean isFirst = true;

        private Seal(TSIGRecord query, int error) {
            this.before = query;
            this.error = error;
        }

        byte[] seal(byte[] answer) {
            try {
                var record = key.generate(new Message(answer), answer, error, before, isFirst);
                before = record;
                isFirst = false;
                return appended(answer, record);
            } catch (IOException e) {
                throw new IllegalStateException("a message that was just written", e);
            }
        }
    }

    /** Octets that a signature takes, at most. */
    int octets() {
        return key.recordLength() + 16;
    }

    private static byte[] appended(byte[] message, TSIGRecord record) {
        byte[] tail = record.toWire(Section.ADDITIONAL);
        byte[] whole = Arrays.copyOf(message, message.length + tail.length);
        System.arraycopy(tail, 0, whole, message.length, tail.length);
        int count = ((whole[ADDITIONAL_AT] & 0xFF) << 8 | (whole[ADDITIONAL_AT + 1] & 0xFF)) + 1;
        whole[ADDITIONAL_AT] = (byte) (count >>> 8);
        whole[ADDITIONAL_AT + 1] = (byte) count;
        return whole;
    }

    /** The clock from outside, as the library wants it. */
    private static final class Ticking extends Clock {
        private final InstantSource source;

        private Ticking(InstantSource source) {
            this.source = source;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(@Nullable ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return source.instant();
        }
    }
}
