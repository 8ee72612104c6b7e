package dev.flint.bridge.dns;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import org.xbill.DNS.Type;

/** Which DID a domain says is its own (DNS digest, 2.6), and whether DNSSEC vouches for that. */
public final class DomainDids {
    private static final String DID = "did:";
    private static final List<Place> PLACES = List.of(
            new Place("_did", Type.URI, List.of()),
            new Place("_did", Type.TXT, List.of("did=", "v=did1;did=")),
            new Place("_atproto", Type.TXT, List.of("did=")));

    private final RecursiveServer server;

    public DomainDids(RecursiveServer server) {
        this.server = server;
    }

    /**
     * What was found.
     *
     * @param did empty when the domain names none
     * @param source the name and type of the record; of the last that was asked for when there is none
     */
    public record Finding(Optional<String> did, String source, DnssecVerdict verdict) {
        /** Whether it is a URI record under {@code _did}, the only one that high assurance knows. */
        boolean isUri() {
            return did.isPresent() && source.startsWith("_did.") && source.endsWith(" URI");
        }
    }

    /**
     * A place to look at.
     *
     * @param starts of texts that name a DID
     */
    private record Place(String label, int type, List<String> starts) {
        Finding finding(String domain, RecursiveServer.Told told) {
            var named = type == Type.URI
                    ? DomainRecords.targets(told.records())
                    : DomainRecords.texts(told.records(), starts);
            var did = named.stream().filter(text -> text.startsWith(DID)).findFirst();
            return new Finding(did, name(domain) + ' ' + Type.string(type), told.verdict());
        }

        String name(String domain) {
            return label + '.' + domain;
        }
    }

    /** Looks at one place after the other. Runs on an event loop and never blocks; completed on any thread. */
    public Future<Finding> find(DnsName domain) {
        return find(String.join(".", domain.labels()), 0);
    }

    private Future<Finding> find(String domain, int at) {
        var place = PLACES.get(at);
        return server.ask(place.name(domain), place.type()).compose(told -> {
            var finding = place.finding(domain, told);
            boolean isOver = finding.did().isPresent() || !finding.verdict().isAnswer() || at + 1 == PLACES.size();
            return isOver ? Future.succeededFuture(finding) : find(domain, at + 1);
        });
    }
}
