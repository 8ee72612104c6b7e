package dev.flint.bridge.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.Transfers.OwnedRecord;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** What other servers get, and what they make of it. */
final class Handed {
    private Handed() {}

    /** What a transfer hands out. */
    static List<OwnedRecord> transfer(ZoneStore store, Optional<Integer> since) {
        var handout = new Handout(store, task -> {
            try {
                return Future.succeededFuture(task.call());
            } catch (Exception e) {
                return Future.failedFuture(e);
            }
        });
        var part = handout.open(since).orElseThrow();
        List<OwnedRecord> all = new ArrayList<>();
        for (var some = part.next().result();
                !some.isEmpty();
                some = part.next().result()) {
            all.addAll(some);
        }
        return all;
    }

    static String text(OwnedRecord owned) {
        return owned.owner() + " " + owned.record().type() + ' '
                + owned.record().ttlSeconds() + ' '
                + HexFormat.of().formatHex(owned.record().data());
    }

    static Set<String> whole(ZoneStore store) {
        var records = transfer(store, Optional.empty());
        assertThat(text(records.get(0))).isEqualTo(text(records.get(records.size() - 1)));
        var set = new HashSet<>(records.stream().map(Handed::text).toList());
        assertThat(set).hasSize(records.size() - 1);
        return set;
    }

    /** What another server makes of the steps from a version that it has. */
    static Set<String> patched(Set<String> before, List<OwnedRecord> steps) {
        Set<String> zone = new HashSet<>(before);
        boolean adding = true;
        for (var owned : steps.subList(1, steps.size() - 1)) {
            adding ^= owned.record().type() == DnsRecord.SOA;
            boolean known = adding ? !zone.add(text(owned)) : !zone.remove(text(owned));
            assertThat(known)
                    .as("%s %s", adding ? "added" : "removed", text(owned))
                    .isFalse();
        }
        return zone;
    }

    /** From which name a record leads to which; there is one at each name. */
    static Map<Name, Name> chain(ZoneStore store) throws IOException {
        Map<Name, Name> next = new TreeMap<>();
        Set<Name> owners = new HashSet<>();
        for (var owned : transfer(store, Optional.empty())) {
            var name = Name.fromString(owned.owner().toString());
            owners.add(name);
            if (owned.record().type() == DnsRecord.NSEC) {
                byte[] data = owned.record().data();
                var nsec = (NSECRecord) Record.newRecord(name, 47, 1, 60, data.length, data);
                assertThat(next.put(name, nsec.getNext())).isNull();
            }
        }
        assertThat(next.keySet()).isEqualTo(owners);
        return next;
    }
}
