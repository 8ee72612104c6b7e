package dev.flint.conformance;

import dev.flint.bridge.dns.Askers;
import dev.flint.bridge.dns.DnsCounts;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.DnsService;
import dev.flint.bridge.dns.Zone;
import dev.flint.bridge.sockets.Connections;
import dev.flint.bridge.sockets.Datagrams;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.ConcurrentHashMap;
import org.xbill.DNS.Master;

/** A name server of example.com on loopback, with whatever records a test publishes. */
final class PublishedNames implements Zone, AutoCloseable {
    private static final String SOA = "example.com. 60 IN SOA ns.example.com. a.example.com. 1 60 60 60 60";

    private final Vertx vertx = Vertx.vertx();
    private final Map<DnsName, List<DnsRecord>> records = new ConcurrentHashMap<>();
    private final int port;

    PublishedNames() throws IOException {
        publish(SOA);
        var service =
                new DnsService(this, new Askers(data -> data.length, 0, InstantSource.system(), 1, new DnsCounts()));
        port = await(Connections.ofDns(vertx, "127.0.0.1", 0, () -> service)).port();
        await(Datagrams.ofDns(
                vertx, "127.0.0.1", port, () -> service, InstantSource.system(), new SplittableRandom(1)));
    }

    private static <T> T await(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }

    int port() {
        return port;
    }

    /** @param zone lines of a zone file */
    void publish(String zone) throws IOException {
        try (var master = new Master(new ByteArrayInputStream(zone.getBytes(StandardCharsets.US_ASCII)))) {
            for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
                var name = DnsName.parse(record.getName().toString()).orElseThrow();
                records.computeIfAbsent(name, there -> new ArrayList<>())
                        .add(new DnsRecord(record.getType(), (int) record.getTTL(), record.rdataToWireCanonical()));
            }
        }
    }

    @Override
    public DnsName apex() {
        return DnsName.parse("example.com").orElseThrow();
    }

    @Override
    public List<DnsRecord> soa() {
        return records.getOrDefault(apex(), List.of());
    }

    @Override
    public Future<Node> find(List<String> labels) {
        var found = records.get(DnsName.of(labels, apex()));
        return Future.succeededFuture(found == null ? new Node.Absent() : new Node.Present(found));
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
