package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyType;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;

/** The zone, signed with all algorithms at once, and who may have all of it. */
class SignedZoneTest {
    private static final String BID = "cljdbqeulhtmppbtce0fp2nmrvd1h93aruvpd3o.";
    private static final String APEX = "did.example.com.";
    private static final String SECRET = "c2l4dGVlbiBvY3RldHMgYXQgbGVhc3Q=";

    @TempDir
    private static Path directory;

    private static House house;

    @BeforeAll
    static void open() throws Exception {
        Path tsig = directory.resolve("tsig");
        Files.writeString(tsig, "hmac-sha256:secondary.example.com:" + SECRET + "\n");
        var settings = Map.of(
                "dns.address", "127.0.0.1:0",
                "dns.zone", "did.example.com",
                "dns.sign", "ecdsap256sha256, ed25519, sm2sm3",
                "dns.tsig", tsig.toString());
        house = House.open(TestConfig.of(directory, 0, settings), true, InstantSource.system(), new SecureRandom());
        long end = System.nanoTime() + 60_000_000_000L;
        while (axfrRefused() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static int port() {
        return house.neighbours().names().port();
    }

    private static List<Record> axfr(String key, String secret) throws Exception {
        var tsig = new TSIG(
                TSIG.HMAC_SHA256,
                Name.fromString(key),
                java.util.Base64.getDecoder().decode(secret));
        var transfer = ZoneTransferIn.newAXFR(Name.fromString(APEX), "127.0.0.1", port(), tsig);
        transfer.run();
        return transfer.getAXFR();
    }

    private static boolean axfrRefused() throws Exception {
        try {
            return axfr("secondary.example.com.", SECRET).isEmpty();
        } catch (ZoneTransferException notYet) {
            return true;
        }
    }

    private static Message ask(String name, int type, int flags) throws Exception {
        var resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(port());
        resolver.setTCP(true);
        resolver.setEDNS(0, 1_232, flags, List.of());
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + APEX), type, 1)));
    }

    /** Checks the signatures of a section, of each algorithm one for each set; returns the sets. */
    private static List<RRset> verified(Message message, int section) throws Exception {
        List<DNSKEYRecord> keys = new ArrayList<>();
        ask("", Type.DNSKEY, ExtendedFlags.DO)
                .getSectionRRsets(Section.ANSWER)
                .forEach(set -> set.rrs().forEach(key -> keys.add((DNSKEYRecord) key)));
        assertThat(keys).hasSize(3);
        var sets = message.getSectionRRsets(section);
        for (var set : sets) {
            assertThat(set.sigs()).extracting(RRSIGRecord::getAlgorithm).containsExactlyInAnyOrder(13, 15, 17);
            for (var signature : set.sigs()) {
                var key = keys.stream()
                        .filter(known -> known.getFootprint() == signature.getFootprint()
                                && known.getAlgorithm() == signature.getAlgorithm())
                        .findFirst()
                        .orElseThrow();
                if (signature.getAlgorithm() == 17) {
                    assertThat(isSignedWithSm2(set, signature, key)).isTrue();
                } else {
                    assertThatCode(() -> DNSSEC.verify(set, signature, key, Instant.now()))
                            .doesNotThrowAnyException();
                }
            }
        }
        return sets;
    }

    private static boolean isSignedWithSm2(RRset set, RRSIGRecord signature, DNSKEYRecord key) {
        byte[] point = new byte[65];
        point[0] = 4;
        System.arraycopy(key.getKey(), 0, point, 1, 64);
        return BidPublicKey.of(KeyType.SM2, point).verify(DNSSEC.digestRRset(signature, set), signature.getSignature());
    }

    @ParameterizedTest
    @CsvSource({
        BID + ", TXT",
        "_did." + BID + ", URI",
        "'', SOA",
        "'', NS",
        "'', CDS",
        "'', CDNSKEY",
        "'', DNSKEY",
        "_resolver._tcp., SRV",
        "r., A",
        "v-vaa08810000000001a1b2c3., NAPTR"
    })
    void answer_isSigned(String name, String type) throws Exception {
        var answer = ask(name, Type.value(type), ExtendedFlags.DO);
        assertThat(verified(answer, Section.ANSWER))
                .singleElement()
                .satisfies(set -> assertThat(set.getType()).isEqualTo(Type.value(type)));
        assertThat(ask(name, Type.value(type), 0).getSection(Section.ANSWER))
                .as("and not signed for those who do not ask for it")
                .noneMatch(record -> record.getType() == Type.RRSIG);
    }

    @ParameterizedTest
    @CsvSource({
        "nothing-here., TXT, 128",
        "_did.nothing-here., URI, 128",
        BID + ", A, 16 35",
        "'', DS, 2 6 16 48 59 60",
        "_tcp., A, ''",
        "zz99., TXT, ''"
    })
    void denial_isSigned_andSpansNothingButTheName(String name, String type, String types) throws Exception {
        var answer = ask(name, Type.value(type), ExtendedFlags.DO);
        assertThat(answer.getRcode()).isZero();
        var sets = verified(answer, Section.AUTHORITY);
        assertThat(sets).extracting(RRset::getType).containsExactlyInAnyOrder(Type.SOA, Type.NSEC);
        var nsec = (NSECRecord) sets.get(1).first();
        assertThat(nsec.getName()).isEqualTo(Name.fromString(name + APEX));
        assertThat(nsec.getNext()).isEqualTo(new Name("\\000", nsec.getName()));
        List<String> expected = new ArrayList<>(types.isEmpty() ? List.of() : List.of(types.split(" ", -1)));
        expected.addAll(List.of("46", "47"));
        assertThat(nsec.getTypes())
                .containsExactlyInAnyOrder(
                        expected.stream().mapToInt(Integer::parseInt).toArray());
    }

    @Test
    void denial_toThoseWhoUnderstandIt_saysThatTheNameIsNotThere() throws Exception {
        assertThat(ask("nothing-here.", Type.TXT, ExtendedFlags.DO | ExtendedFlags.CO)
                        .getRcode())
                .isEqualTo(3);
        assertThat(ask("nothing-here.", 128, ExtendedFlags.DO).getRcode())
                .as("the type that says so cannot be asked for")
                .isEqualTo(1);
    }

    @Test
    void transfer_isForThoseWhoHaveTheSecret() throws Exception {
        assertThat(axfr("secondary.example.com.", SECRET).size()).isGreaterThan(100);
        for (String[] bad : new String[][] {
            {"other.example.com.", SECRET}, {"secondary.example.com.", "YW5vdGhlciBvY3RldHMgYXQgbGVhc3Q="}
        }) {
            assertThatCode(() -> axfr(bad[0], bad[1])).isInstanceOf(ZoneTransferException.class);
        }
        var unsigned = ZoneTransferIn.newAXFR(Name.fromString(APEX), "127.0.0.1", port(), null);
        assertThatCode(unsigned::run).isInstanceOf(ZoneTransferException.class).hasMessageContaining("REFUSED");
    }

    @Test
    void keys_areFilesOfTheirOwner() throws Exception {
        try (var files = Files.list(directory.resolve("zone-keys"))) {
            assertThat(files.toList()).hasSize(3).allSatisfy(file -> {
                assertThat(file.getFileName().toString())
                        .matches("Kdid\\.example\\.com\\.\\+01[357]\\+[0-9]{5}\\.private");
                assertThat(Files.getPosixFilePermissions(file)).hasSize(2);
            });
        }
    }
}
