package dev.flint.bridge.zone;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.Zone;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Proves that a name has no more types than these by a record that spans nothing but the name itself (RFC 9824); signed
 * when it is asked for, as those who ask for what is not there can think of more names than there are.
 */
final class CompactDenial implements Zone.Denial {
    private static final int KEPT_MAX = 16_384;
    private static final int UNDER_WAY_MAX = 512;
    private static final String FIRST_LABEL = "\0";

    private final ZoneSigner signer;
    private final int ttlSeconds;
    private final Signing signing;
    private final Map<Denied, List<DnsRecord>> kept = new ConcurrentHashMap<>();
    private final AtomicInteger underWay = new AtomicInteger();

    private record Denied(DnsName name, List<Integer> types) {}

    CompactDenial(ZoneSigner signer, int ttlSeconds, Signing signing) {
        this.signer = signer;
        this.ttlSeconds = ttlSeconds;
        this.signing = signing;
    }

    @Override
    public Future<Optional<List<DnsRecord>>> of(DnsName name, List<Integer> types) {
        var denied = new Denied(name, types);
        var known = kept.get(denied);
        if (known != null) {
            return Future.succeededFuture(Optional.of(known));
        }
        if (underWay.incrementAndGet() > UNDER_WAY_MAX) {
            underWay.decrementAndGet();
            return Future.succeededFuture(Optional.empty());
        }
        return signing.sign(() -> records(denied))
                .map(records -> {
                    keep(denied, records);
                    return Optional.of(records);
                })
                .onComplete(done -> underWay.decrementAndGet());
    }

    /** Forgets what was signed: it grows old. */
    void forget() {
        kept.clear();
    }

    private void keep(Denied denied, List<DnsRecord> records) {
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        kept.put(denied, records);
    }

    private List<DnsRecord> records(Denied denied) {
        List<String> next = new ArrayList<>();
        next.add(FIRST_LABEL);
        next.addAll(denied.name().labels());
        List<Integer> types = new ArrayList<>(denied.types());
        types.add(DnsRecord.RRSIG);
        types.add(DnsRecord.NSEC);
        return signer.withSignatures(denied.name(), List.of(ZoneSigner.nsec(ttlSeconds, new DnsName(next), types)));
    }
}
