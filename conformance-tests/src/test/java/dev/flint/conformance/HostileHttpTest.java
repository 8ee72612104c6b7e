package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that no client of good manners sends; after each the server answers as before. */
class HostileHttpTest {
    private static final String IDENTIFIERS = "/1.0/identifiers/";
    private static final String KNOWN = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";
    private static final String INVALID_DID = "https://www.w3.org/ns/did#INVALID_DID";
    private static final int HALF_OPEN = 200;
    private static final int GARBAGE_LINES = 300;
    private static final int IDENTIFIER_CHARS_MAX = 4_096;

    @TempDir
    private static Path data;

    private static RunningHouse house;
    private static String known;

    @BeforeAll
    static void open() {
        house = RunningHouse.open(data, Map.of("http.head-deadline", "1500ms", "http.body-deadline", "500ms"));
        known = Wire.get(house.port(), IDENTIFIERS + KNOWN).body();
        assertThat(known).contains(KNOWN);
    }

    @AfterEach
    void stillAnswers() {
        var reply = get(IDENTIFIERS + KNOWN);
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.body()).isEqualTo(known);
    }

    @AfterAll
    static void close() {
        house.close();
        var fsck = Cli.fsck(data);
        assertThat(fsck.exit()).as(fsck.text()).isZero();
    }

    static List<String> invalidBids() {
        return Vectors.invalidBids();
    }

    @ParameterizedTest
    @MethodSource("invalidBids")
    void identifier_invalidByTheVectors_isInvalidDid(String input) {
        assertError(get(IDENTIFIERS + escaped(input)), 400, INVALID_DID);
        if (input.indexOf(' ') < 0) {
            assertError(get(IDENTIFIERS + input), 400, INVALID_DID);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%2e%2e",
                "did:bid:%00",
                "did%3Abid%3Aby01%00",
                "did:bid:by01%0d%0aX-Evil:%201",
                "did%3Abid%3Aby01%0D%0AX-Evil%3A%201",
                "did%3Abid%3Aby01%0a",
                "did%253Abid%253Aby01",
                "did%3Abid%3A%2562y01",
                "did:bid:%62y01%",
                "did:bid:%6",
                "did%3Abid%3Aby0%c0%b1",
                "%c1%a4id%3Abid%3Aby01",
                "did%3Abid%3Aby0%e0%80%b1",
                "did%3Abid%3Aby0%f0%80%80%b1",
                "did%3Abid%3Aby0%ed%a0%80",
                "did%3Abid%3Aby0%ff",
                "did%3Abid%3Aby0%ef%bc%91",
                "did%3Abid%3Aby01%e2%80%8b",
                "%ef%bb%bfdid%3Abid%3Aby01",
                "%20did%3Abid%3Aby01",
                "did%3Abid%3Aby01%20",
                "did%3Abid%3Aby01+",
                "did:bid:by01%2b",
                "did:bid:by01%u0031",
                "did:bid",
                "did::by01",
                ""
            })
    void identifier_withEscapesThatHideSomething_isInvalidDid(String target) {
        var reply = get(IDENTIFIERS + target);
        assertError(reply, 400, INVALID_DID);
        assertThat(reply.fields()).doesNotContainKey("x-evil");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "did:bid:by01/../../../health/live",
                "did:bid:by01/%2e%2e/%2e%2e",
                "did:bid:by01/..%2f",
                "did%3Abid%3Aby01%2F..%2F..%2F",
                "did:bid:by01;x=y",
                "did:bid:by01//",
                "%2e%2e%2fhealth%2flive",
                "../../health/live"
            })
    void didUrl_thatClimbs_leadsNowhere(String target) {
        var reply = get(IDENTIFIERS + target);
        assertThat(reply.status()).as(reply.body()).isIn(400, 404, 501);
        assertThat(Client.json(reply.body()).isObject()).isTrue();
        assertThat(reply.body()).doesNotContain("\"up\"");
    }

    @Test
    void identifier_withAnEscapeOfItsOwn_isAnotherAlthoughThisOneIsCached() {
        for (int i = 0; i < KNOWN.length(); i++) {
            String escape = "%%%02x".formatted((int) KNOWN.charAt(i));
            String spelled = KNOWN.substring(0, i) + escape + KNOWN.substring(i + 1);
            // What does not begin with the scheme is encoded as a whole, and so the same identifier.
            boolean encoded = i < "did:".length();
            assertThat(get(IDENTIFIERS + spelled).status()).as(spelled).isEqualTo(encoded ? 200 : 400);
            assertThat(get(IDENTIFIERS + escaped(spelled)).status())
                    .as("encoded %s", spelled)
                    .isEqualTo(400);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {IDENTIFIER_CHARS_MAX + 1, 6_000, 8_000, 15_000})
    void identifier_tooLong_isInvalidDid(int chars) {
        String tooLong = "did:example:" + "x".repeat(chars - "did:example:".length());
        assertError(get(IDENTIFIERS + tooLong), 414, INVALID_DID);
        assertError(get(IDENTIFIERS + tooLong.replace("did:example", "did%3Aexample")), 414, INVALID_DID);
    }

    @Test
    void identifier_ofTheGreatestLength_isAskedAbout() {
        String longest = "did:example:" + "x".repeat(IDENTIFIER_CHARS_MAX - "did:example:".length());
        assertThat(get(IDENTIFIERS + longest).status()).isEqualTo(501);
        assertThat(get(IDENTIFIERS + escaped(longest)).status()).isEqualTo(501);
    }

    @Test
    void requestLine_tooLong_isRefused() {
        assertThat(get(IDENTIFIERS + "x".repeat(20_000)).status()).isEqualTo(414);
        assertThat(get(IDENTIFIERS + "x".repeat(2_000_000)).status()).isIn(414, 0);
    }

    @Test
    void fields_tooLongOrTooMany_areRefused() {
        assertThat(get(IDENTIFIERS + KNOWN, "X-Long: " + "y".repeat(9_000)).status())
                .isEqualTo(431);
        String[] many = new String[2_000];
        for (int i = 0; i < many.length; i++) {
            many[i] = "X-" + i + ": 1";
        }
        assertThat(get(IDENTIFIERS + KNOWN, many).status()).isEqualTo(431);
        String ranges = "a/b,".repeat(500);
        assertThat(get(IDENTIFIERS + KNOWN, "Accept: " + ranges).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\r\n\r\n\r\n",
                "GET\r\n\r\n",
                "GET /\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "GET / FTP/1.1\r\n\r\n",
                "GET  /  HTTP/1.1\r\n\r\n",
                "G\u0000T / HTTP/1.1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
                "GET / HTTP/1.1\r\n: x\r\n\r\n",
                "GET / HTTP/1.1\r\nA b: x\r\n\r\n",
                "GET / HTTP/1.1\r\n folded: x\r\n\r\n",
                "POST /1.0/bid/operations HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "POST /1.0/bid/operations HTTP/1.1\r\nHost: x\r\nContent-Length: +1\r\n\r\nx",
                "POST /1.0/bid/operations HTTP/1.1\r\nHost: x\r\nContent-Length: 0x10\r\n\r\n",
                "POST /1.0/bid/operations HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999999999999\r\n\r\n",
                "POST /1.0/bid/operations HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx",
                "POST /1.0/bid/operations HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\nxxx",
                "POST /1.0/bid/operations HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: gzip\r\n\r\n",
                "POST /1.0/bid/operations HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
                "POST /1.0/bid/operations HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nffffffffff\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "CONNECT example.com:443 HTTP/1.1\r\nHost: example.com\r\n\r\n",
                "TRACE / HTTP/1.1\r\nHost: x\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003"
            })
    void request_thatIsNone_isRefusedOrCutOff(String octets) {
        try (var wire = house.connect()) {
            wire.send(octets);
            int status = wire.reply().status();
            assertThat(status == 0 || (status >= 400 && status != 500))
                    .as("%d", status)
                    .isTrue();
        }
    }

    @Test
    void requestLine_random_isNeverAFailureOfTheServer() {
        for (int seed = 0; seed < GARBAGE_LINES; seed++) {
            var random = new SplittableRandom(seed);
            byte[] octets = new byte[1 + random.nextInt(200)];
            random.nextBytes(octets);
            try (var wire = house.connect()) {
                wire.send(random.nextBoolean() ? "GET " : "");
                wire.send(octets);
                wire.send(" HTTP/1.1\r\n\r\n\r\n\r\n");
                int status = wire.reply().status();
                assertThat(status == 0 || (status >= 400 && status != 500))
                        .as("seed %d: %d", seed, status)
                        .isTrue();
            }
        }
    }

    @Test
    void lineEnds_inOptionsAndFields_doNotReachTheHeader() {
        for (String target : List.of(
                escaped(KNOWN) + "?versionId=%0d%0aX-Evil:1",
                escaped(KNOWN) + "?%0d%0aX-Evil:1=x",
                KNOWN + "?versionTime=2026-01-01T00:00:00Z%0d%0aX-Evil:1",
                KNOWN + "%23%0d%0aX-Evil:1")) {
            var reply = get(IDENTIFIERS + target);
            assertThat(reply.status()).as(target).isBetween(400, 501).isNotEqualTo(500);
            assertThat(reply.fields()).as(target).doesNotContainKey("x-evil");
        }
    }

    @Test
    void headByteByByte_isCutOff() {
        try (var wire = house.connect()) {
            wire.send("GET " + IDENTIFIERS);
            assertThat(wire.isCutOff()).isTrue();
        }
    }

    @Test
    void bodyByteByByte_isCutOff() {
        try (var wire = house.connect()) {
            wire.send("POST /1.0/bid/operations HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n\r\n{");
            assertThat(wire.isCutOff()).isTrue();
        }
    }

    @Test
    void halfOpenConnections_doNotKeepOthersWaiting() throws IOException, InterruptedException {
        List<Wire> halfOpen = new ArrayList<>();
        try {
            for (int i = 0; i < HALF_OPEN; i++) {
                var wire = house.connect();
                halfOpen.add(wire);
                wire.send(i % 2 == 0 ? "GET " + IDENTIFIERS + "did" : "");
            }
            var client = house.client();
            for (int i = 0; i < HALF_OPEN; i++) {
                assertThat(client.resolve(KNOWN).statusCode()).isEqualTo(200);
            }
            assertThat(halfOpen).allMatch(Wire::isCutOff);
        } finally {
            halfOpen.forEach(Wire::close);
        }
    }

    private static Wire.Reply get(String target, String... fields) {
        return Wire.get(house.port(), target, fields);
    }

    /** Every octet as an escape. */
    private static String escaped(String text) {
        return "%" + HexFormat.ofDelimiter("%").formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void assertError(Wire.Reply reply, int status, String type) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        var envelope = Client.json(reply.body());
        assertThat(envelope.at("/didResolutionMetadata/error/type").asText()).isEqualTo(type);
        assertThat(envelope.path("didDocument").isNull()).as(reply.body()).isTrue();
        assertThat(reply.field("content-type")).isEqualTo("application/did-resolution");
    }
}
