package dev.flint.deploy.house;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.IdentifierLabels;
import dev.flint.bridge.dns.Zone;
import dev.flint.pipeline.Derived;
import dev.flint.pipeline.Resolver;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * The ledger as a zone (DNS digest, 2.3).
 *
 * <pre>
 *   {39 characters}           TXT, NAPTR     an identifier of the main chain
 *   {39 characters}.{code}    TXT, NAPTR     one of a sub-chain
 *   {code}                    TXT            a sub-chain
 *   v-{code}, vx-…            TXT, NAPTR     a VAA code
 *   _did.{any of these}       URI
 *   _resolver._tcp            SRV
 * </pre>
 */
final class LedgerZone implements Zone {
    /** Of a record, besides its data. */
    private static final int RECORD_BYTES = 64;

    private static final Node NOTHING = new Node.Absent();
    private static final Node ONLY_BELOW = new Node.Present(List.of());

    private final DnsName apex;
    private final ZoneRecords records;
    private final LongSupplier serial;
    private final Map<List<String>, Node> fixed;
    private final Derived<Names> names;

    /** The name that stands for an identifier, and the one before it. */
    private record Names(Node own, Node below) {
        private Names(Node both) {
            this(both, both);
        }

        int weightBytes() {
            return weightBytes(own) + weightBytes(below);
        }

        private static int weightBytes(Node node) {
            return node instanceof Node.Present present
                    ? present.records().stream()
                            .mapToInt(record -> RECORD_BYTES + record.data().length)
                            .sum()
                    : 0;
        }
    }

    /**
     * @param bytesMax how much of what is made of documents is kept
     * @param serial grows with the ledger
     */
    LedgerZone(DnsName apex, Resolver resolver, long bytesMax, ZoneRecords records, LongSupplier serial) {
        this.apex = apex;
        this.records = records;
        this.serial = serial;
        this.fixed = new HashMap<>(Map.of(List.of("_tcp"), ONLY_BELOW, List.of(ZoneNames.BELOW), ONLY_BELOW));
        records.fixed().forEach((labels, there) -> fixed.put(labels, new Node.Present(there)));
        this.names = new Derived<>(
                resolver, bytesMax, Names::weightBytes, new Names(NOTHING), new Names(new Node.Unavailable()));
    }

    @Override
    public DnsName apex() {
        return apex;
    }

    /** What it says of identifiers. */
    ZoneRecords records() {
        return records;
    }

    @Override
    public List<DnsRecord> soa() {
        return records.apex((int) serial.getAsLong()).subList(0, 1);
    }

    @Override
    public Future<Node> find(List<String> labels) {
        if (labels.isEmpty()) {
            return Future.succeededFuture(new Node.Present(records.apex((int) serial.getAsLong())));
        }
        var always = fixed.get(labels);
        if (always != null) {
            return Future.succeededFuture(always);
        }
        boolean below = labels.get(0).equals(ZoneNames.BELOW);
        var name = below ? labels.subList(1, labels.size()) : labels;
        var subChain = ZoneNames.subChain(name);
        if (subChain.isPresent()) {
            // Whether there are names below it cannot be told; so there may be.
            return below
                    ? resolved(subChain.get(), true)
                    : resolved(subChain.get(), false).map(node -> node == NOTHING ? ONLY_BELOW : node);
        }
        boolean end = name.size() == 1 && !below && IdentifierLabels.canEndCode(name.get(0));
        return ZoneNames.identifier(name)
                .map(identifier -> resolved(identifier, below))
                .orElseGet(() -> Future.succeededFuture(end ? ONLY_BELOW : NOTHING));
    }

    private Future<Node> resolved(String identifier, boolean below) {
        return names.find(identifier, identifier, answer -> names(identifier, answer.isDeactivated()))
                .map(found -> below ? found.below() : found.own());
    }

    private Names names(String identifier, boolean gone) {
        var below = records.below(identifier, gone);
        return new Names(
                new Node.Present(records.of(identifier, gone)), below.isEmpty() ? ONLY_BELOW : new Node.Present(below));
    }
}
