package dev.flint.bridge.zone;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Name;

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
                seen.put((int) store.state().serial(), Handed.whole(store));
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
            var newest = Handed.whole(store);
            seen.forEach((serial, zone) -> {
                var steps = Handed.transfer(store, Optional.of(serial));
                if (serial == store.state().serial()) {
                    assertThat(steps).hasSize(1);
                } else {
                    assertThat(Handed.patched(zone, steps))
                            .as("from %d", serial)
                            .isEqualTo(newest);
                }
            });
            assertThat(Handed.transfer(store, Optional.of(5)).size())
                    .as("from a version that never was: all of it")
                    .isEqualTo(newest.size() + 1);
        }
    }

    @Test
    void chain_ofNames_isClosedAndInOrder_afterEachChange() throws Exception {
        try (var store = open("a", 1)) {
            for (int step = 1; step <= 40; step++) {
                store.apply(change(), step, true);
                var next = Handed.chain(store);
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
            assertThat(Handed.transfer(store, Optional.empty()))
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
            zone = Handed.whole(store);
            serial = store.state().serial();
        }
        try (var store = open("a", 1)) {
            assertThat(store.state()).isEqualTo(new ZoneStore.State(serial, 7, true));
            assertThat(Handed.whole(store)).isEqualTo(zone);
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
            assertThat(Handed.transfer(store, Optional.empty()))
                    .noneMatch(owned -> owned.record().type() == DnsRecord.RRSIG
                            || owned.record().type() == DnsRecord.NSEC);
        }
    }
}
