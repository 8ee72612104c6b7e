package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResolveCommandTest {
    private static final String ID = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";

    @TempDir
    private static Path directory;

    private static Served served;

    @BeforeAll
    static void open() {
        served = new Served(directory);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @Test
    void document_isPrintedForPeople() {
        var run = served.run("resolve", ID);
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSizeGreaterThan(10);
        assertThat(run.json().at("/didDocument/id").asText()).isEqualTo(ID);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "VAA08810000000001A1B2C3, ''",
        "15NVAA08810000000001A1B2C3, ''",
        "88.100.1/A1B2C3, idis-handle (by its shape)",
        "hdl:88.100.1/A1B2C3, hdl-uri (exact)",
        "https://hdl.handle.net/88.100.1/A1B2C3, hdl-proxy (exact)",
        "88.1000.7/did:vaa:VAA08810000000001A1B2C3, idis-handle (by its shape)",
        "]d1[)>\u001e06\u001d15NVAA08810000000001A1B2C3\u001e\u0004, 'a code, read as scan'",
        "https://id.example.com/15N/VAA08810000000001A1B2C3, 'a code, read as url'"
    })
    void anythingThatLeadsToTheLedger_isResolved(String text, String why) {
        var run = served.run("resolve", text);
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.json().at("/didDocument/id").asText()).isEqualTo("did:vaa:VAA08810000000001A1B2C3");
        assertThat(run.err()).contains(why);
    }

    @Test
    void domain_isGivenToTheResolver_whichMayAskForIt() {
        var run = served.run("resolve", "example.com");
        assertThat(run.exit()).isEqualTo(ExitCode.UNSUPPORTED);
        assertThat(run.json().at("/didResolutionMetadata/error/detail").asText())
                .isEqualTo("domain (by its shape): DNS would know; that is not followed here");
    }

    @ParameterizedTest
    @CsvSource({
        "doi:10.1000/182, doi (exact), 'Handle, prefix 10 would know'",
        "4006381333931, gtin (exact), a GS1 resolver would know",
        "urn:oid:2.16.840.1.113883, oid-urn (exact), the OID resolution system would know",
        "88.111.1, idis-prefix, the top node of the industrial internet would know"
    })
    void whatIsElsewhere_isSaidToBe(String text, String kind, String who) {
        var run = served.run("resolve", text);
        assertThat(run.exit()).as(run.err()).isEqualTo(ExitCode.UNSUPPORTED);
        assertThat(run.err()).contains(kind, who);
    }

    @Test
    void document_json_isOneLine() {
        var run = served.run("resolve", ID, "-o", "json");
        assertThat(run.lines()).hasSize(1);
        assertThat(run.json().at("/didDocument/id").asText()).isEqualTo(ID);
    }

    @Test
    void accept_choosesTheForm() {
        assertThat(served.run("resolve", ID, "--accept", "application/did")
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(ID);
    }

    @Test
    void version_ofThePast() {
        assertThat(served.run("resolve", ID, "--version-id", "0", "--no-cache").exit())
                .isZero();
        assertThat(served.run("resolve", ID, "--version-time", "2001-01-01T00:00:00Z")
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void refusals_haveTheirExitCodes() {
        assertThat(served.run("resolve", "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2")
                        .exit())
                .isEqualTo(3);
        assertThat(served.run("resolve", "did:bid:x").exit()).isEqualTo(4);
        assertThat(served.run("resolve", "did:unknown:1").exit()).isEqualTo(6);
        assertThat(served.run("resolve", ID, "--accept", "text/plain").exit()).isEqualTo(6);
        assertThat(served.run("resolve", ID, "--version-time", "yesterday").exit())
                .isEqualTo(2);
        assertThat(served.run("resolve", "did:web:" + "a".repeat(30_000)).exit())
                .isEqualTo(4);
    }

    @Test
    void refusal_isExplainedOnStandardError() {
        var run = served.run("resolve", "did:bid:x");
        assertThat(run.err()).isEqualTo("flint: no document: the resolver answered 400\n");
        assertThat(run.json().at("/didResolutionMetadata/error/type").asText()).endsWith("#INVALID_DID");
    }

    @Test
    void lines_areAnsweredInOrder() {
        String input = IntStream.range(0, 500)
                .mapToObj(i -> i % 3 == 0 ? ID + "\n" : "did:web:" + i + ".example\n")
                .collect(Collectors.joining());
        var run = served.piped(input, "resolve", "-");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSize(500);
        for (int i = 0; i < 500; i++) {
            assertThat(run.json(i).path("input").asText()).isEqualTo(i % 3 == 0 ? ID : "did:web:" + i + ".example");
            assertThat(run.json(i).path("status").asInt()).isEqualTo(i % 3 == 0 ? 200 : 501);
            assertThat(run.json(i).path("result").isObject()).isTrue();
        }
    }

    @Test
    void lines_haveOptionsOfTheirOwn() {
        var run = served.piped("""
                {"input":"%1$s","versionId":"99"}
                {"input":"%1$s","accept":"application/did","color":"red"}
                {"input":"%1$s","accept":"a\\nb"}
                "%1$s"
                """.formatted(ID), "resolve", "-");
        assertThat(run.json(0).path("status").asInt()).isEqualTo(404);
        assertThat(run.json(1).at("/result/id").asText()).isEqualTo(ID);
        assertThat(run.json(2).at("/error/code").asText()).isEqualTo("INVALID_OPTIONS");
        assertThat(run.json(3).path("status").asInt()).isEqualTo(200);
    }

    @Test
    void lines_ofAnyKind_areAnsweredByOneObject() {
        String endless = "did:web:" + "a".repeat(40_000);
        var run = served.piped(
                String.join("\n", "{", "", "\"a\\ud800\"", "did:bid:by01?x=1#y", endless, "x".repeat(70_000), "% /\t"),
                "resolve",
                "-");
        assertThat(run.lines()).hasSize(7);
        assertThat(run.json(0).at("/error/code").asText()).isEqualTo("MALFORMED_LINE");
        assertThat(run.json(4).path("status").asInt()).isEqualTo(414);
        assertThat(run.json(5).at("/error/code").asText()).isEqualTo("TOO_LONG");
        assertThat(run.json(6).path("status").asInt()).isEqualTo(400);
    }

    @Test
    void identifier_isSentLetterByLetter() {
        for (String odd : List.of("did:web:a/../b", "did:web:a%2Fb", "did:web:a b", "did:web:a+b", "did:web:ü\u0000")) {
            var run = served.piped(InputLineTest.quoted(odd) + "\n", "resolve", "-");
            assertThat(run.json(0).path("input").asText()).isEqualTo(odd);
            assertThat(run.json(0).path("status").asInt()).as(odd).isIn(400, 406, 501);
        }
    }

    @Test
    void noServer_isANetworkFailure() {
        assertThat(Cli.run("resolve", ID, "--server", "http://127.0.0.1:1").exit())
                .isEqualTo(7);
    }

    @Test
    void noServer_linesAreAnsweredAllTheSame() {
        var run = Cli.piped(ID + "\n" + ID + "\n", "resolve", "-", "--server", "http://127.0.0.1:1");
        assertThat(run.exit()).isEqualTo(11);
        assertThat(run.lines()).hasSize(2);
        assertThat(run.json(1).at("/error/code").asText()).isEqualTo("NO_ANSWER");
    }

    @Test
    void silentServer_isGivenUp() throws IOException {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String url = "http://127.0.0.1:" + socket.getLocalPort();
            assertThat(Cli.run("resolve", ID, "--server", url, "--timeout", "1").exit())
                    .isEqualTo(7);
        }
    }

    @Test
    void badServerOrTimeout_isMisuse() {
        for (String url : List.of("foo", "ftp://example.com", "http://", "http://example.com?a=b", "http://a b", "")) {
            assertThat(Cli.run("resolve", ID, "--server", url).exit()).as(url).isEqualTo(2);
        }
        for (String seconds : List.of("0", "-1", "x", "3601")) {
            assertThat(Cli.run("resolve", ID, "--timeout", seconds).exit())
                    .as(seconds)
                    .isEqualTo(2);
        }
        assertThat(Cli.run("resolve", ID, "--accept", "a\nb").exit()).isEqualTo(2);
    }

    @Test
    void status_decidesTheExitCode() {
        var codes = Map.ofEntries(
                Map.entry(200, 0),
                Map.entry(400, 4),
                Map.entry(401, 9),
                Map.entry(403, 9),
                Map.entry(404, 3),
                Map.entry(406, 6),
                Map.entry(410, 5),
                Map.entry(414, 4),
                Map.entry(429, 7),
                Map.entry(500, 1),
                Map.entry(501, 6),
                Map.entry(502, 7),
                Map.entry(503, 7),
                Map.entry(504, 7),
                Map.entry(418, 1));
        codes.forEach((status, code) -> {
            try (var stub = new StubServer(status, "{}")) {
                assertThat(Cli.run("resolve", ID, "--server", stub.url() + "/").exit())
                        .as("status %d", status)
                        .isEqualTo(code);
            }
        });
    }

    @Test
    void answerThatIsNoJson_staysOneJsonObjectInLines() {
        for (String body : List.of("", "<html>\n\"no\"</html>", "{\"a\":", "{} {}", "\u0000", "{\n \"a\": 1\n}")) {
            try (var stub = new StubServer(200, body)) {
                var run = Cli.piped(ID + "\n", "resolve", "-", "--server", stub.url());
                assertThat(run.lines()).as(body).hasSize(1);
                assertThat(run.json(0).has("result")).as(body).isTrue();
            }
        }
    }

    @Test
    void answerThatIsNoJson_isPrintedAsItCame() {
        try (var stub = new StubServer(200, "<p>")) {
            assertThat(Cli.run("resolve", ID, "--server", stub.url()).out()).isEqualTo("<p>\n");
        }
    }
}
