package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ParseCommandTest {
    private static final String KNOWN = "did:bid:by01:zfWUD3rVpqc9ykb6w6a6QyfLBYePKmJh";
    private static final String HOSTILE = "did:bd01zef\"{}\\\u0000\u001f\u007f\ud800\udc00 %3D+/=#?;\u2028ü\t\r";

    @Test
    void identifiers_ofTheVectors_areTakenApart() {
        for (var vector : Cli.vectors("identifiers")) {
            if (!Cli.isRight(vector)) {
                continue;
            }
            String input = vector.get("expected").asText();
            var verdict = one(input);
            assertThat(verdict.path("valid").asBoolean()).as(input).isTrue();
            assertThat(verdict.path("kind").asText()).as(input).isEqualTo("bid");
            assertThat(verdict.path("canonical").asText())
                    .as(input)
                    .isEqualTo(vector.path("didCoreForm").asText(input));
            assertThat(verdict.path("keyType").asText())
                    .as(input)
                    .isEqualTo(vector.path("keyType").asText());
            assertThat(vector.path("encoding").asText())
                    .as(input)
                    .startsWith(verdict.path("encoding").asText());
            assertThat(verdict.path("subChain").asText())
                    .as(input)
                    .isEqualTo(vector.path("acsn").asText("").replace("null", ""));
            assertThat(verdict.path("digestHex").asText()).as(input).hasSize(44);
        }
    }

    @Test
    void invalidIdentifiers_ofTheVectors_areRejected() {
        for (var vector : Cli.vectors("invalidIdentifiers")) {
            String input = vector.get("input").asText();
            var verdict = one(input);
            assertThat(verdict.path("valid").asBoolean(true)).as(input).isFalse();
            assertThat(verdict.path("input").asText()).isEqualTo(input);
            assertThat(verdict.at("/error/code").asText()).as(input).isNotEmpty();
            assertThat(verdict.at("/error/index").asInt(-1)).as(input).isBetween(0, input.length());
            assertThat(verdict.at("/error/message").asText()).as(input).isNotEmpty();
        }
    }

    @Test
    void subChainDocument_hasNoKey() {
        for (var vector : Cli.vectors("validAcDocuments")) {
            var verdict = one(vector.asText());
            assertThat(verdict.path("subChain").asText())
                    .isEqualTo(vector.asText().substring(8));
            assertThat(verdict.get("keyType").isNull()).isTrue();
            assertThat(verdict.get("encoding").isNull()).isTrue();
            assertThat(verdict.get("digestHex").isNull()).isTrue();
        }
    }

    @Test
    void members_ofABid_areInTheirOrder() {
        assertThat(Cli.piped(KNOWN, "parse", "-").out())
                .isEqualTo("{\"input\":\"" + KNOWN + "\",\"valid\":true,\"kind\":\"bid\",\"canonical\":\"" + KNOWN
                        + "\",\"subChain\":\"by01\",\"keyType\":\"SM2\",\"encoding\":\"base58\","
                        + "\"digestHex\":\"6e2a5f336806c1a74de576de7e37d983f59a67137a42\",\"kinds\":[\"bid\"]}\n");
    }

    @Test
    void otherDid_hasMethodAndCanonicalForm() {
        assertThat(Cli.piped("did:example:%c3%bc", "parse", "-").out())
                .isEqualTo("{\"input\":\"did:example:%c3%bc\",\"valid\":true,\"kind\":\"did\",\"method\":\"example\","
                        + "\"methodSpecificId\":\"%c3%bc\",\"canonical\":\"did:example:%C3%BC\","
                        + "\"kinds\":[\"did\"]}\n");
    }

    @Test
    void didUrl_isNoDid() {
        for (String tail : new String[] {"#key-1", "?versionId=1", "/path"}) {
            assertThat(one(KNOWN + tail).path("valid").asBoolean(true)).as(tail).isFalse();
            assertThat(one("did:web:example.com" + tail).path("valid").asBoolean(true))
                    .as(tail)
                    .isFalse();
        }
    }

    @Test
    void jsonString_isDecodedFirst() {
        var verdict = one("\"did:web:by01\\u0000\"");
        assertThat(verdict.path("input").asText()).isEqualTo("did:web:by01\u0000");
        assertThat(verdict.path("valid").asBoolean(true)).isFalse();
        assertThat(verdict.at("/error/index").asInt()).isEqualTo(12);
        assertThat(one("\"did:bid:by01\"").path("valid").asBoolean()).isTrue();
    }

    @Test
    void object_itsInputIsMeantAndOtherMembersAreIgnored() {
        assertThat(one("{\"note\":[1,{}],\"input\":\"did:bid:by01\"}")
                        .path("canonical")
                        .asText())
                .isEqualTo("did:bid:by01");
    }

    @Test
    void brokenJson_isMalformedAndShowsTheLine() {
        for (String line : new String[] {
            "\"",
            "\"abc",
            "\"a\" b",
            "{",
            "{}",
            "{\"input\":1}",
            "{\"input\":\"a\",\"input\":\"b\"}",
            "\"\\ud8\"",
            "{\"input\":\"a\"} x",
            "\"tab\there\""
        }) {
            var verdict = one(line);
            assertThat(verdict.at("/error/code").asText()).as(line).isEqualTo("MALFORMED_LINE");
            assertThat(verdict.path("input").asText()).isEqualTo(line);
            assertThat(verdict.at("/error/index").asInt(-1)).as(line).isBetween(0, line.length());
        }
    }

    @Test
    void loneSurrogate_comesBackEscaped() {
        assertThat(Cli.piped("\"did:x:\\ud800\"", "parse", "-").out()).startsWith("{\"input\":\"did:x:\\ud800\",");
    }

    @Test
    void longLine_isAnsweredWithItsBeginning() {
        var run = Cli.piped("did:web:" + "a".repeat(70_000) + "\ndid:bid:by01\n", "parse", "-");
        assertThat(run.lines()).hasSize(2);
        assertThat(run.json(0).at("/error/code").asText()).isEqualTo("TOO_LONG");
        assertThat(run.json(0).path("input").asText()).hasSize(64);
        assertThat(run.json(1).path("valid").asBoolean()).isTrue();
    }

    @Test
    void lines_haveVerdictsOfTheirOwn() {
        var run = Cli.piped("nothing\r\ndid:bid:by01\r\n\n", "parse", "-");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSize(3);
        assertThat(run.json(0).path("input").asText()).isEqualTo("nothing");
        assertThat(run.json(1).path("valid").asBoolean()).isTrue();
        assertThat(run.json(2).path("input").asText()).isEmpty();
        assertThat(run.err()).isEmpty();
    }

    @Test
    void arguments_oneLineEach() {
        var run = Cli.run("parse", KNOWN, "did:web:example.com");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSize(2);
        assertThat(run.lines().get(0)).startsWith(KNOWN + ": kind bid, ").contains("subChain by01", "keyType SM2");
    }

    @Test
    void arguments_oneInvalid_endWithItsExitCode() {
        var run = Cli.run("parse", "did:x", KNOWN);
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.lines().get(0)).startsWith("did:x: not valid, METHOD_NAME at 5, ");
    }

    @Test
    void arguments_json_isOneObjectPerLine() {
        var run = Cli.run("parse", "-o", "json", KNOWN, "x");
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.json(0).path("valid").asBoolean()).isTrue();
        assertThat(run.json(1).path("valid").asBoolean(true)).isFalse();
    }

    @Test
    void arguments_controlCharacters_doNotReachTheTerminal() {
        assertThat(Cli.run("parse", "did:x:\u001b[2J").out()).doesNotContain("\u001b");
    }

    @Test
    void garbage_isAlwaysAnsweredByOneObject() {
        var lines = LongStream.range(0, 20_000)
                .mapToObj(seed -> mutated(new SplittableRandom(seed)))
                .toList();
        var run = Cli.piped(String.join("\n", lines) + "\n", "parse", "-");
        var verdicts = run.lines();
        assertThat(verdicts).hasSameSizeAs(lines);
        for (int seed = 0; seed < lines.size(); seed++) {
            var verdict = Cli.Run.json(verdicts.get(seed));
            assertThat(verdict.path("valid").isBoolean()).as("seed %d", seed).isTrue();
            assertThat(verdict.has("error"))
                    .as("seed %d", seed)
                    .isNotEqualTo(verdict.path("valid").asBoolean());
        }
    }

    @Test
    void manyLines_areAnsweredInOrder() {
        String input = new SplittableRandom(1)
                .ints(20_000, 0, 1_000)
                .mapToObj(i -> "did:example:" + i + "\n")
                .collect(Collectors.joining());
        var run = Cli.piped(input, "parse", "-");
        assertThat(run.out()
                        .lines()
                        .map(line -> line.substring(10, line.indexOf('"', 10)))
                        .collect(Collectors.joining("\n", "", "\n")))
                .isEqualTo(input);
    }

    @Test
    void closedOutput_endsAnEndlessPipe() {
        var terminal = new Terminal(
                new Endless("did:bid:by01\n"),
                new PrintStream(new Closed(), false, StandardCharsets.UTF_8),
                new PrintStream(new ByteArrayOutputStream(), false, StandardCharsets.UTF_8),
                Map.of(),
                InstantSource.system(),
                new SecureRandom());
        assertThat(FlintCommand.run(terminal, "parse", "-")).isZero();
    }

    private static JsonNode one(String line) {
        return Cli.piped(line + "\n", "parse", "-").json(0);
    }

    private static String mutated(SplittableRandom random) {
        var text = new StringBuilder(
                switch (random.nextInt(4)) {
                    case 0 -> KNOWN;
                    case 1 -> "\"" + KNOWN + "\"";
                    case 2 -> "{\"input\":\"" + KNOWN + "\"}";
                    default -> "did:bid:es%2FN3YhFNcpuacYD0955zApSFhoZVfwQ%3D%3D";
                });
        for (int i = random.nextInt(6); i > 0; i--) {
            int at = random.nextInt(text.length());
            char c = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
            switch (random.nextInt(3)) {
                case 0 -> text.setCharAt(at, c);
                case 1 -> text.insert(at, c);
                default -> text.deleteCharAt(at).append(c);
            }
        }
        return text.toString();
    }

    /** Never ends. */
    private static final class Endless extends InputStream {
        private final byte[] line;
        private int at;

        Endless(String line) {
            this.line = line.getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public int read() {
            return line[(at++ & Integer.MAX_VALUE) % line.length];
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            int count = Math.min(length, line.length);
            for (int i = 0; i < count; i++) {
                target[offset + i] = (byte) read();
            }
            return count;
        }
    }

    /** Nobody listens. */
    private static final class Closed extends OutputStream {
        @Override
        public void write(int octet) throws IOException {
            throw new IOException("broken pipe");
        }
    }
}
