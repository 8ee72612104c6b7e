package dev.flint.bridge.dns;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Resolver;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.Type;
import org.xbill.DNS.dnssec.ValidatingResolver;

/** Which DID a domain says is its own (DNS digest, 2.6), and whether DNSSEC vouches for that. */
public final class DomainDids {
    private static final int UNDER_WAY_MAX = 256;
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final Resolver resolver;
    private final AtomicInteger underWay = new AtomicInteger();

    private DomainDids(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * Asks a recursive server, and believes it no more than the signatures do.
     *
     * @param host in numbers
     * @param anchors DS or DNSKEY records that are believed, in the form of zone files; empty to ask without checking
     * @throws IllegalArgumentException when the anchors are none
     */
    public static DomainDids of(String host, int port, String anchors) {
        try {
            var plain = new SimpleResolver(host);
            plain.setPort(port);
            plain.setTimeout(TIMEOUT);
            if (anchors.isBlank()) {
                return new DomainDids(plain);
            }
            var validating = new ValidatingResolver(plain);
            validating.loadTrustAnchors(new ByteArrayInputStream(anchors.getBytes(StandardCharsets.US_ASCII)));
            return new DomainDids(validating);
        } catch (IOException e) {
            throw new IllegalArgumentException("not trust anchors, or not an address", e);
        }
    }

    /** What DNSSEC says of what was found. */
    public enum Verdict {
        /** Signed, and the signatures lead to what is believed. */
        SECURE("secure"),
        /** Not signed, and that is proven or was not asked. */
        INSECURE("insecure"),
        /** Not what was signed: nothing of it is believed. */
        BOGUS("bogus"),
        /** Nobody has answered. */
        INDETERMINATE("indeterminate");

        private final String text;

        Verdict(String text) {
            this.text = text;
        }

        /** As metadata have it. */
        public String text() {
            return text;
        }
    }

    /**
     * What was found.
     *
     * @param did empty when the domain names none
     * @param source the name and type of the record; of the last that was asked for when there is none
     */
    public record Finding(Optional<String> did, String source, Verdict verdict) {}

    /** A place to look at. */
    record Place(String label, int type, String start) {
        String source(String domain) {
            return label + '.' + domain + ' ' + Type.string(type);
        }
    }

    private static final List<Place> PLACES = List.of(
            new Place("_did", Type.URI, ""),
            new Place("_did", Type.TXT, "did="),
            new Place("_did", Type.TXT, "v=did1;did="),
            new Place("_atproto", Type.TXT, "did="));

    /** Looks at one place after the other. Runs on an event loop and never blocks. */
    public Future<Finding> find(DnsName domain) {
        return find(domain.labels().isEmpty() ? "" : String.join(".", domain.labels()), 0);
    }

    private Future<Finding> find(String domain, int at) {
        var place = PLACES.get(at);
        return ask(place, domain).compose(finding -> {
            boolean isOver = finding.did().isPresent()
                    || finding.verdict() == Verdict.BOGUS
                    || finding.verdict() == Verdict.INDETERMINATE
                    || at + 1 == PLACES.size();
            return isOver ? Future.succeededFuture(finding) : find(domain, at + 1);
        });
    }

    private Future<Finding> ask(Place place, String domain) {
        Message query;
        try {
            var name = Name.fromString(place.label() + '.' + domain + '.');
            query = Message.newQuery(Record.newRecord(name, place.type(), 1));
        } catch (TextParseException tooLong) {
            return Future.succeededFuture(new Finding(Optional.empty(), place.source(domain), Verdict.INSECURE));
        }
        if (underWay.incrementAndGet() > UNDER_WAY_MAX) {
            underWay.decrementAndGet();
            return Future.succeededFuture(new Finding(Optional.empty(), place.source(domain), Verdict.INDETERMINATE));
        }
        Promise<Finding> promise = Promise.promise();
        resolver.sendAsync(query)
                .whenComplete((answer, failure) -> promise.complete(
                        failure == null
                                ? DomainAnswer.finding(answer, place, domain)
                                : new Finding(Optional.empty(), place.source(domain), Verdict.INDETERMINATE)));
        return promise.future().onComplete(done -> underWay.decrementAndGet());
    }
}
