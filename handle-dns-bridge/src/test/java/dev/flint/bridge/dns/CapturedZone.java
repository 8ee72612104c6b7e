package dev.flint.bridge.dns;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.vertx.core.Future;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.xbill.DNS.Master;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** The zone of the servers that were captured. */
final class CapturedZone implements Zone {
    static final JsonNode VECTORS = vectors();

    private final DnsName apex = DnsName.parse("bid.test").orElseThrow();
    private final Map<DnsName, List<DnsRecord>> records = new HashMap<>();
    private final Set<DnsName> nonTerminals = new HashSet<>();

    private static JsonNode vectors() {
        try (var in = CapturedZone.class.getResourceAsStream("/dns.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("dns.json", e);
        }
    }

    CapturedZone() {
        byte[] text = VECTORS.path("zone").asText().getBytes(StandardCharsets.UTF_8);
        try (var master = new Master(new ByteArrayInputStream(text), Name.fromString("bid.test."))) {
            for (var record = master.nextRecord(); record != null; record = master.nextRecord()) {
                add(record);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the zone", e);
        }
    }

    private void add(Record record) {
        var owner = name(record.getName());
        records.computeIfAbsent(owner, name -> new ArrayList<>())
                .add(new DnsRecord(record.getType(), (int) record.getTTL(), record.rdataToWireCanonical()));
        for (var labels = owner.labels();
                labels.size() > apex.labels().size();
                labels = labels.subList(1, labels.size())) {
            nonTerminals.add(new DnsName(labels));
        }
    }

    private static DnsName name(Name name) {
        return DnsName.parse(name.toString()).orElseThrow();
    }

    @Override
    public DnsName apex() {
        return apex;
    }

    @Override
    public List<DnsRecord> soa() {
        return records.getOrDefault(apex, List.of()).stream()
                .filter(record -> record.type() == DnsRecord.SOA)
                .toList();
    }

    @Override
    public Future<Node> find(List<String> labels) {
        var name = DnsName.of(labels, apex);
        var found = records.get(name);
        if (found != null) {
            return Future.succeededFuture(new Node.Present(found));
        }
        return Future.succeededFuture(nonTerminals.contains(name) ? new Node.Present(List.of()) : new Node.Absent());
    }
}
