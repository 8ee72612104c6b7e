package dev.flint.deploy.house;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.IdentifierLabels;
import dev.flint.bridge.dns.Zone;
import dev.flint.id.SubChainCode;
import dev.flint.pipeline.Resolver;
import dev.flint.vaa.DidForm;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
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
    private static final int TTL_SECONDS = 300;
    private static final int NEGATIVE_TTL_SECONDS = 60;
    private static final int KEPT_MAX = 65_536;
    private static final String DID = "_did";
    private static final Node NOTHING = new Node.Absent();
    private static final Node ONLY_BELOW = new Node.Present(List.of());

    private final DnsName apex;
    private final DnsName nameServer;
    private final ZoneRecords records;
    private final LongSupplier serial;
    private final Derived<String, Names> names;

    /** The name that stands for an identifier, and the one before it. */
    private record Names(Node own, Node below) {
        private Names(Node both) {
            this(both, both);
        }
    }

    /** @param serial grows with the ledger */
    LedgerZone(DnsName apex, Resolver resolver, ZoneRecords records, LongSupplier serial) {
        this.apex = apex;
        this.nameServer = DnsName.of(List.of("ns1"), apex);
        this.records = records;
        this.serial = serial;
        this.names = new Derived<>(resolver, KEPT_MAX, new Names(NOTHING), new Names(new Node.Unavailable()));
    }

    @Override
    public DnsName apex() {
        return apex;
    }

    @Override
    public DnsRecord soa() {
        var mailbox = DnsName.of(List.of("hostmaster"), apex);
        return DnsRecord.soa(TTL_SECONDS, nameServer, mailbox, (int) serial.getAsLong(), NEGATIVE_TTL_SECONDS);
    }

    @Override
    public Future<Node> find(List<String> labels) {
        var fixed = fixed(labels);
        if (fixed.isPresent()) {
            return Future.succeededFuture(fixed.get());
        }
        boolean below = labels.get(0).equals(DID);
        var name = below ? labels.subList(1, labels.size()) : labels;
        var subChain = name.size() == 1 ? SubChainCode.parse(name.get(0)) : Optional.<SubChainCode>empty();
        if (subChain.isPresent()) {
            // Whether there are names below it cannot be told; so there may be.
            return below
                    ? resolved("did:bid:" + name.get(0), true)
                    : resolved("did:bid:" + name.get(0), false).map(node -> node == NOTHING ? ONLY_BELOW : node);
        }
        boolean end = name.size() == 1 && !below && IdentifierLabels.canEndCode(name.get(0));
        return did(name)
                .map(identifier -> resolved(identifier, below))
                .orElseGet(() -> Future.succeededFuture(end ? ONLY_BELOW : NOTHING));
    }

    private Optional<Node> fixed(List<String> labels) {
        return switch (String.join(".", labels)) {
            case "" ->
                Optional.of(new Node.Present(List.of(
                        soa(),
                        DnsRecord.ns(TTL_SECONDS, nameServer),
                        DnsRecord.txt(TTL_SECONDS, List.of("v=did1;method=bid")))));
            case "ns1", "r" -> Optional.of(new Node.Present(List.of(records.address(TTL_SECONDS))));
            case "_tcp", DID -> Optional.of(ONLY_BELOW);
            case "_resolver._tcp" ->
                Optional.of(new Node.Present(
                        List.of(DnsRecord.srv(TTL_SECONDS, records.port(), DnsName.of(List.of("r"), apex)))));
            default -> Optional.empty();
        };
    }

    /** The identifier that a name stands for. */
    private static Optional<String> did(List<String> name) {
        if (name.isEmpty()) {
            return Optional.empty();
        }
        var suffix = IdentifierLabels.toBid(name.get(0));
        if (suffix.isPresent() && name.size() == 1) {
            return suffix.map(text -> "did:bid:" + text);
        }
        if (suffix.isPresent() && name.size() == 2) {
            return SubChainCode.parse(name.get(1)).map(code -> "did:bid:" + code.text() + ':' + suffix.get());
        }
        return IdentifierLabels.toCode(name).map(DidForm::of);
    }

    private Future<Node> resolved(String identifier, boolean below) {
        return names.find(identifier, identifier, answer -> names(identifier, answer.isDeactivated()))
                .map(found -> below ? found.below() : found.own());
    }

    private Names names(String identifier, boolean gone) {
        return new Names(
                new Node.Present(records.of(identifier, gone, TTL_SECONDS)),
                gone ? ONLY_BELOW : new Node.Present(List.of(DnsRecord.uri(TTL_SECONDS, 10, 1, identifier))));
    }
}
