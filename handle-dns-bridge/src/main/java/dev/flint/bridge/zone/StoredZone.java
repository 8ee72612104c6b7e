package dev.flint.bridge.zone;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.Zone;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * What is stored, and beyond that what is known otherwise: what has been registered since, and what is elsewhere. That
 * is signed when it is first asked for, and kept.
 */
public final class StoredZone implements Zone {
    private static final int KEPT_MAX = 16_384;

    private final ZoneStore store;
    private final Zone beyond;
    private final Signing signing;
    private final Optional<CompactDenial> denial;
    private final Map<DnsName, Signed> kept = new ConcurrentHashMap<>();

    private record Signed(List<DnsRecord> records, Node.Present node) {}

    /** @param beyond is asked for names that are not stored */
    public StoredZone(ZoneStore store, Zone beyond, Signing signing) {
        this.store = store;
        this.beyond = beyond;
        this.signing = signing;
        this.denial = store.signer().map(signer -> new CompactDenial(signer, store.negativeTtlSeconds(), signing));
    }

    @Override
    public DnsName apex() {
        return store.apex();
    }

    @Override
    public List<DnsRecord> soa() {
        return store.find(List.of())
                .map(records -> records.stream()
                        .filter(record -> record.type() == DnsRecord.SOA || record.isSignatureOver(DnsRecord.SOA))
                        .toList())
                .orElseGet(beyond::soa);
    }

    @Override
    public Future<Node> find(List<String> labels) {
        var stored = store.find(labels);
        return stored.isPresent()
                ? Future.succeededFuture(new Node.Present(stored.get()))
                : beyond.find(labels).compose(node -> signed(DnsName.of(labels, apex()), node));
    }

    private Future<Node> signed(DnsName name, Node node) {
        if (store.signer().isEmpty()
                || !(node instanceof Node.Present present)
                || present.records().isEmpty()) {
            return Future.succeededFuture(node);
        }
        var known = kept.get(name);
        if (known != null && known.records() == present.records()) {
            return Future.succeededFuture(known.node());
        }
        return signing.sign(() -> store.signer().orElseThrow().withSignatures(name, present.records()))
                .map(records -> {
                    var made = new Signed(present.records(), new Node.Present(records));
                    if (kept.size() >= KEPT_MAX) {
                        kept.clear();
                    }
                    kept.put(name, made);
                    return made.node();
                });
    }

    @Override
    public Optional<Denial> denial() {
        return denial.map(all -> all);
    }

    /** Forgets signatures that were made when they were asked for: they grow old. */
    public void forget() {
        kept.clear();
        denial.ifPresent(CompactDenial::forget);
    }
}
