package dev.flint.bridge.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.Transfers.OwnedRecord;
import io.vertx.core.Future;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** A zone through many versions: what it says, what it hands out, how it is linked and signed. */
class ZoneStoreTest {
    private static final DnsName APEX = DnsName.parse("did.example.com").orElseThrow();
    private static final ZoneContent CONTENT = new ZoneContent() {
        @Override
        public List<DnsRecord> apex(int serial) {
            return List.of(DnsRecord.soa(300, APEX, APEX, serial, 60), DnsRecord.ns(300, APEX));
        }

        @Override
        public Map<List<String>, List<DnsRecord>> fixed() {
            return Map.of(List.of("_resolver", "_tcp"), List.of(DnsRecord.srv(300, 80, APEX)));
        }
    };

    @TempDir
    private Path directory;

    private Instant now = Instant.parse("2026-11-29T00:00:00Z");
    private final SplittableRandom random = new SplittableRandom(9_824);

    private ZoneStore open(String text, int... keys) {
        List<ZoneKey> all = new ArrayList<>();
        for (int key : keys) {
            all.add(new ZoneKey(new HashKey((byte) key)));
        }
        var signer = keys.length == 0
                ? Optional.<ZoneSigner>empty()
                : Optional.of(new ZoneSigner(APEX, all, () -> now, random));
        return ZoneStore.open(directory, 64 << 20, CONTENT, signer, new ZoneStore.Identity(APEX, text, 1_000_000));
    }

    /** What a transfer hands out. */
    private static List<OwnedRecord> transfer(ZoneStore store, Optional<Integer> since) {
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

    private static String text(OwnedRecord owned) {
        return owned.owner() + " " + owned.record().type() + ' '
                + owned.record().ttlSeconds() + ' '
                + HexFormat.of().formatHex(owned.record().data());
    }

    private static Set<String> whole(ZoneStore store) {
        var records = transfer(store, Optional.empty());
        assertThat(text(records.get(0))).isEqualTo(text(records.get(records.size() - 1)));
        var set = new HashSet<>(records.stream().map(ZoneStoreTest::text).toList());
        assertThat(set).hasSize(records.size() - 1);
        return set;
    }

    /** What another server makes of the steps from a version that it has. */
    private static Set<String> patched(Set<String> before, List<OwnedRecord> steps) {
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

    private Map<List<String>, List<DnsRecord>> change() {
        Map<List<String>, List<DnsRecord>> change = new HashMap<>();
        for (int i = random.nextInt(30); i >= 0; i--) {
            String label = "n" + random.nextInt(200);
            boolean below = random.nextInt(3) == 0;
            var labels = below ? List.of("_did", label) : List.of(label);
            List<DnsRecord> records = new ArrayList<>();
            if (random.nextInt(4) > 0) {
                records.add(DnsRecord.txt(300, List.of("v" + random.nextInt(5))));
            }
            if (random.nextInt(4) == 0) {
                records.add(DnsRecord.uri(300, 10, 1, "did:bid:" + random.nextInt(3)));
            }
            change.put(labels, records);
        }
        return change;
    }

    @Test
    void versions_fromEachOfThem_leadToTheNewest() {
        try (var store = open("a", 1)) {
            Map<Integer, Set<String>> seen = new TreeMap<>();
            Map<List<String>, List<DnsRecord>> model = new HashMap<>();
            for (int step = 1; step <= 60; step++) {
                var change = change();
                model.putAll(change);
                store.apply(change, 10L * step, true);
                seen.put((int) store.state().serial(), whole(store));
            }
            model.forEach((labels, records) -> {
                var found = store.find(labels);
                assertThat(found.isPresent()).isEqualTo(!records.isEmpty());
                found.ifPresent(there -> assertThat(there.stream()
                                .filter(record -> record.type() != DnsRecord.RRSIG)
                                .map(record -> HexFormat.of().formatHex(record.data())))
                        .containsExactlyInAnyOrderElementsOf(records.stream()
                                .map(record -> HexFormat.of().formatHex(record.data()))
                                .toList()));
            });
            var newest = whole(store);
            seen.forEach((serial, zone) -> {
                var steps = transfer(store, Optional.of(serial));
                if (serial == store.state().serial()) {
                    assertThat(steps).hasSize(1);
                } else {
                    assertThat(patched(zone, steps)).as("from %d", serial).isEqualTo(newest);
                }
            });
            assertThat(transfer(store, Optional.of(5)).size())
                    .as("from a version that never was: all of it")
                    .isEqualTo(newest.size() + 1);
        }
    }

    @Test
    void chain_ofNames_isClosedAndInOrder_afterEachChange() throws IOException {
        try (var store = open("a", 1)) {
            for (int step = 1; step <= 40; step++) {
                store.apply(change(), step, true);
                Map<Name, Name> next = new TreeMap<>();
                Set<Name> owners = new HashSet<>();
                for (var owned : transfer(store, Optional.empty())) {
                    var name = Name.fromString(owned.owner().toString());
                    owners.add(name);
                    if (owned.record().type() == DnsRecord.NSEC) {
                        var nsec = (NSECRecord) Record.newRecord(
                                name,
                                47,
                                1,
                                60,
                                owned.record().data().length,
                                owned.record().data());
                        assertThat(next.put(name, nsec.getNext())).isNull();
                    }
                }
                assertThat(next.keySet()).isEqualTo(owners);
                List<Name> ordered = new ArrayList<>(next.keySet());
                for (int i = 0; i < ordered.size(); i++) {
                    assertThat(next.get(ordered.get(i))).isEqualTo(ordered.get((i + 1) % ordered.size()));
                }
            }
        }
    }

    @Test
    void chain_isForOthers_notForThoseWhoAsk() {
        try (var store = open("a", 1)) {
            store.apply(change(), 1, true);
            assertThat(store.find(List.of()).orElseThrow()).noneMatch(ZoneStore::isOfChain);
        }
    }

    @Test
    void signatures_thatAreStillTrue_areNotMadeAgain() {
        try (var store = open("a", 1)) {
            var text = Map.of(List.of("a"), List.of(DnsRecord.txt(300, List.of("x"))));
            store.apply(text, 1, true);
            var before = store.find(List.of("a")).orElseThrow();
            now = now.plusSeconds(60);
            store.apply(text, 2, true);
            assertThat(store.find(List.of("a")).orElseThrow())
                    .usingRecursiveComparison()
                    .isEqualTo(before);
        }
    }

    @Test
    void signatures_thatGrowOld_areMadeAgain_withANewSerial() {
        try (var store = open("a", 1)) {
            store.apply(change(), 1, true);
            long serial = store.state().serial();
            assertThat(store.renew(new byte[0], now.getEpochSecond(), 1_000)).isEmpty();
            assertThat(store.state().serial()).isEqualTo(serial);
            now = now.plus(Duration.ofDays(8));
            byte[] at = new byte[0];
            int calls = 0;
            do {
                at = store.renew(at, now.getEpochSecond(), 5);
                calls++;
            } while (at.length > 0);
            assertThat(calls).isGreaterThan(1);
            assertThat(store.state().serial()).isGreaterThan(serial);
            assertThat(store.state().position()).isEqualTo(1);
            var soon = now.plus(ZoneSigner.RENEWAL.minusDays(2)).getEpochSecond();
            assertThat(transfer(store, Optional.empty()))
                    .filteredOn(owned -> owned.record().type() == DnsRecord.RRSIG)
                    .allMatch(owned -> ZoneSigner.expires(owned.record()) > soon);
            store.apply(Map.of(), 2, true);
            assertThat(store.state().serial()).isGreaterThan(serial + 1);
        }
    }

    @Test
    void opened_again_itIsWhereItWas_andMadeAnewForOthers() {
        Set<String> zone;
        long serial;
        try (var store = open("a", 1)) {
            store.apply(change(), 7, true);
            zone = whole(store);
            serial = store.state().serial();
        }
        try (var store = open("a", 1)) {
            assertThat(store.state()).isEqualTo(new ZoneStore.State(serial, 7, true));
            assertThat(whole(store)).isEqualTo(zone);
        }
        try (var store = open("a", 1, 2)) {
            assertThat(store.state()).isEqualTo(new ZoneStore.State(serial + 1, 0, false));
            assertThat(new Handout(store, task -> Future.succeededFuture(List.of())).open(Optional.empty()))
                    .as("nobody is handed half a zone")
                    .isEmpty();
            store.apply(Map.of(List.of("a"), List.of(DnsRecord.txt(300, List.of("x")))), 7, true);
            assertThat(store.state().serial()).isEqualTo(serial + 2);
            assertThat(store.find(List.of("a")).orElseThrow())
                    .filteredOn(record -> record.type() == DnsRecord.RRSIG)
                    .as("by both keys")
                    .hasSize(2);
        }
        try (var store = open("b")) {
            store.apply(change(), 9, true);
            assertThat(transfer(store, Optional.empty()))
                    .noneMatch(owned -> owned.record().type() == DnsRecord.RRSIG
                            || owned.record().type() == DnsRecord.NSEC);
        }
    }
}
