package dev.flint.bridge.sockets;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.Zone;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.List;

/** Every name has twenty long texts. */
final class LongTexts implements Zone {
    private static final DnsName APEX = DnsName.parse("example.com").orElseThrow();

    @Override
    public DnsName apex() {
        return APEX;
    }

    @Override
    public List<DnsRecord> soa() {
        return List.of(DnsRecord.soa(60, APEX, APEX, 1, 60));
    }

    @Override
    public Future<Node> find(List<String> labels) {
        var text = DnsRecord.txt(60, List.of("x".repeat(200)));
        return Future.succeededFuture(new Node.Present(Collections.nCopies(20, text)));
    }
}
