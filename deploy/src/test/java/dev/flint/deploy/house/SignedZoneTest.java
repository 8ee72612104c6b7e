package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
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
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;
import org.xbill.DNS.ZoneTransferException;

/** The zone, signed with all algorithms at once, and who may have all of it. */
class SignedZoneTest {
    private static final String BID = "cljdbqeulhtmppbtce0fp2nmrvd1h93aruvpd3o.";
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

    private static boolean axfrRefused() throws Exception {
        try {
            return ZoneTalk.axfr(port(), "secondary.example.com.", SECRET).isEmpty();
        } catch (ZoneTransferException notYet) {
            return true;
        }
    }

    private static Message ask(String name, int type, int flags) throws Exception {
        return ZoneTalk.ask(port(), name, type, flags);
    }

    @ParameterizedTest
    @CsvSource({
        BID + ", TXT",
        "_did." + BID + ", URI",
        "_did." + BID + ", TLSA",
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
        assertThat(Signatures.verified(port(), answer, Section.ANSWER))
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
        List<String> expected = new ArrayList<>(types.isEmpty() ? List.of() : List.of(types.split(" ", -1)));
        expected.addAll(List.of("46", "47"));
        assertThat(Signatures.typesOfNothingBut(port(), name, answer)).containsExactlyInAnyOrderElementsOf(expected);
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
        assertThat(ZoneTalk.axfr(port(), "secondary.example.com.", SECRET).size())
                .isGreaterThan(100);
        for (String[] bad : new String[][] {
            {"other.example.com.", SECRET}, {"secondary.example.com.", "YW5vdGhlciBvY3RldHMgYXQgbGVhc3Q="}
        }) {
            assertThatCode(() -> ZoneTalk.axfr(port(), bad[0], bad[1])).isInstanceOf(ZoneTransferException.class);
        }
        assertThatCode(() -> ask("", Type.AXFR, 0)).as("without a signature").hasMessageContaining("REFUSED");
    }

    @Test
    void query_overHttp_hasTheSameAnswer_andItsLifetime() throws Exception {
        byte[] query = ZoneTalk.query(BID, Type.TXT, ExtendedFlags.DO);
        for (boolean post : new boolean[] {false, true}) {
            var answer = WebTalk.query(house.httpPort(), query, post);
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("content-type")).contains("application/dns-message");
            assertThat(answer.headers().firstValue("cache-control")).contains("max-age=300");
            assertThat(Signatures.verified(port(), new Message(answer.body()), Section.ANSWER))
                    .hasSize(1);
        }
        assertThat(WebTalk.get(house.httpPort(), "/dns-query?dns=x", "*/*").statusCode())
                .isEqualTo(400);
        assertThat(WebTalk.get(house.httpPort(), "/dns-query", "*/*").statusCode())
                .isEqualTo(400);
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
