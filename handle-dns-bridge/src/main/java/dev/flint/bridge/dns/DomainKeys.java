package dev.flint.bridge.dns;

import io.vertx.core.Future;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.xbill.DNS.Record;
import org.xbill.DNS.TLSARecord;
import org.xbill.DNS.Type;

/**
 * The keys that a domain publishes for its DID, in TLSA records under {@code _did}.
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-carter-high-assurance-dids-with-dns/">High Assurance DIDs with
 *     DNS, Mapping verificationMethods to the DNS with TLSA records</a>
 */
public final class DomainKeys {
    /** What the draft wants a verifier to take at most. */
    static final int RECORDS_MAX = 255;

    private static final int METHODS_MAX = 32;

    private final RecursiveServer server;

    public DomainKeys(RecursiveServer server) {
        this.server = server;
    }

    /**
     * What a record says, or what one might say of a method.
     *
     * @param data octets, or their digest
     */
    private record Claim(int selector, int matchingType, ByteBuffer data) {
        Claim(int selector, int matchingType, byte[] data) {
            this(selector, matchingType, ByteBuffer.wrap(data));
        }
    }

    /** What a domain publishes. */
    public static final class Published {
        private final List<Record> records;
        private final DnssecVerdict verdict;

        private Published(RecursiveServer.Told told) {
            this.records = told.records();
            this.verdict = told.verdict();
        }

        DnssecVerdict verdict() {
            return verdict;
        }

        /** How they agree with the methods of a document. Computes: not for an event loop. */
        public KeyMatch match(List<MethodKey> methods) {
            if (!verdict.isAnswer()) {
                return verdict == DnssecVerdict.BOGUS ? KeyMatch.BOGUS : KeyMatch.UNANSWERED;
            }
            if (records.size() > RECORDS_MAX) {
                return KeyMatch.TOO_MANY;
            }
            var claims = records.stream()
                    .filter(TLSARecord.class::isInstance)
                    .flatMap(record -> claims((TLSARecord) record))
                    .collect(Collectors.toSet());
            if (claims.isEmpty()) {
                return KeyMatch.ABSENT;
            }
            long found = methods.stream()
                    .limit(METHODS_MAX)
                    .filter(method -> claims(method).anyMatch(claims::contains))
                    .count();
            return found == 0 ? KeyMatch.NONE : found == methods.size() ? KeyMatch.ALL : KeyMatch.SOME;
        }
    }

    /** Asks for them. Runs on an event loop and never blocks; never a failed future, completed on any thread. */
    public Future<Published> find(DnsName domain) {
        return server.ask("_did." + String.join(".", domain.labels()), Type.TLSA)
                .map(Published::new);
    }

    /** A certificate names its key, too, whether the method shows the certificate or not. */
    private static Stream<Claim> claims(TLSARecord record) {
        if (record.getCertificateUsage() != TLSARecord.CertificateUsage.DOMAIN_ISSUED_CERTIFICATE) {
            return Stream.empty();
        }
        byte[] data = record.getCertificateAssociationData();
        var claim = new Claim(record.getSelector(), record.getMatchingType(), data);
        boolean certificate = claim.selector() == TLSARecord.Selector.FULL_CERTIFICATE
                && claim.matchingType() == TLSARecord.MatchingType.EXACT;
        var key = certificate
                ? info(data)
                        .map(info -> new Claim(
                                TLSARecord.Selector.SUBJECT_PUBLIC_KEY_INFO, TLSARecord.MatchingType.EXACT, info))
                : Optional.<Claim>empty();
        return Stream.concat(Stream.of(claim), key.stream());
    }

    private static Stream<Claim> claims(MethodKey method) {
        return Stream.concat(
                method.infos().stream().flatMap(info -> claims(TLSARecord.Selector.SUBJECT_PUBLIC_KEY_INFO, info)),
                method.certificate().stream()
                        .flatMap(certificate -> claims(TLSARecord.Selector.FULL_CERTIFICATE, certificate)));
    }

    private static Stream<Claim> claims(int selector, byte[] octets) {
        return Stream.of(
                new Claim(selector, TLSARecord.MatchingType.EXACT, octets),
                new Claim(selector, TLSARecord.MatchingType.SHA256, digest("SHA-256", octets)),
                new Claim(selector, TLSARecord.MatchingType.SHA512, digest("SHA-512", octets)));
    }

    private static Optional<byte[]> info(byte[] certificate) {
        try {
            var parsed =
                    CertificateFactory.getInstance("X.509").generateCertificate(new ByteArrayInputStream(certificate));
            return Optional.of(parsed.getPublicKey().getEncoded());
        } catch (CertificateException none) {
            return Optional.empty();
        }
    }

    private static byte[] digest(String algorithm, byte[] octets) {
        try {
            return MessageDigest.getInstance(algorithm).digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has " + algorithm, e);
        }
    }
}
