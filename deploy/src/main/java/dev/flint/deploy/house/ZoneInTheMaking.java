package dev.flint.deploy.house;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.Zone;
import io.vertx.core.Future;
import java.util.List;

/** A zone of which nothing can be said yet. */
record ZoneInTheMaking(DnsName apex) implements Zone {
    @Override
    public List<DnsRecord> soa() {
        return List.of();
    }

    @Override
    public Future<Node> find(List<String> labels) {
        return Future.succeededFuture(new Node.Unavailable());
    }
}
