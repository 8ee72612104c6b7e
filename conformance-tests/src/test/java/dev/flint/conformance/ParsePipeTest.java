package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code flint parse -}: one line in, one object out, in order, whatever the line is. */
class ParsePipeTest {
    private static final int LINES = 200_000;
    private static final int WAYS = 5;
    private static final ObjectReader JSON = JsonMapper.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build()
            .reader();

    @Test
    void manyMixedLines_areAnsweredOneByOneInOrder() {
        var random = new SplittableRandom(1);
        List<String> inputs = new ArrayList<>();
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < LINES; i++) {
            String input = mixed(random, i);
            inputs.add(input);
            lines.add(written(random, input));
        }
        var answers = answers(lines);
        for (int i = 0; i < LINES; i++) {
            var verdict = json(answers.get(i));
            boolean wellFormed = verdict.path("valid").isBoolean()
                    && verdict.has("error") != verdict.get("valid").asBoolean();
            if (!wellFormed || !verdict.path("input").asText().equals(inputs.get(i))) {
                throw new AssertionError("line " + i + ", " + lines.get(i) + ": " + verdict);
            }
        }
    }

    @Test
    void bids_ofTheVectors_areValidInEverySpelling() {
        var vectors = Vectors.of("bid.json", "identifiers").stream()
                .filter(vector -> vector.get("verified").asBoolean())
                .filter(vector -> !vector.get("lineage").asText().contains("obsolete"))
                .toList();
        var verdicts = parse(everyWay(
                vectors.stream().map(vector -> vector.get("expected").asText()).toList()));
        for (int i = 0; i < verdicts.size(); i++) {
            var vector = vectors.get(i / WAYS);
            String input = vector.get("expected").asText();
            var verdict = verdicts.get(i);
            assertThat(verdict.path("valid").asBoolean()).as(input).isTrue();
            assertThat(verdict.path("kind").asText()).as(input).isEqualTo("bid");
            assertThat(verdict.path("keyType").asText())
                    .as(input)
                    .isEqualTo(vector.path("keyType").asText());
            assertThat(verdict.path("subChain").asText())
                    .as(input)
                    .isEqualTo(vector.path("acsn").asText("").replace("null", ""));
        }
        var canonical = verdicts.stream()
                .map(verdict -> verdict.path("canonical").asText())
                .toList();
        assertThat(parse(canonical))
                .extracting(verdict -> verdict.path("canonical").asText())
                .isEqualTo(canonical);
    }

    @Test
    void bids_thatAreNone_areInvalidInEverySpelling() {
        var inputs = Vectors.invalidBids();
        var verdicts = parse(everyWay(inputs));
        for (int i = 0; i < verdicts.size(); i++) {
            assertInvalid(verdicts.get(i), inputs.get(i / WAYS));
        }
    }

    @Test
    void subChains_ofTheVectors_areValid() {
        var inputs = Vectors.of("bid.json", "validAcDocuments").stream()
                .map(JsonNode::asText)
                .toList();
        assertThat(parse(inputs))
                .extracting(verdict -> "did:bid:" + verdict.path("subChain").asText())
                .isEqualTo(inputs);
    }

    @Test
    void dids_ofTheVectors_areAsTheySay() {
        var vectors = Vectors.of("did.json", "didSyntax");
        var verdicts = parse(vectors.stream()
                .map(vector -> quoted(vector.get("did").asText()))
                .toList());
        for (int i = 0; i < vectors.size(); i++) {
            String input = vectors.get(i).get("did").asText();
            if (vectors.get(i).get("valid").asBoolean()) {
                assertThat(verdicts.get(i).path("input").asText()).isEqualTo(input);
                assertThat(verdicts.get(i).path("valid").asBoolean()).as(input).isTrue();
            } else {
                assertInvalid(verdicts.get(i), input);
            }
        }
    }

    @Test
    void controlCharacters_throughJsonStrings_areAskedAboutAndRefused() {
        List<String> inputs = new ArrayList<>();
        for (char c = 0; c <= 0x20; c++) {
            inputs.addAll(List.of("did:example:a" + c, c + "did:bid:by01", "did:bid:by0" + c));
        }
        for (char c : "\u007f\u0080\u00a0\u2028\u2029\ud800\udfff\ufeff\uffff".toCharArray()) {
            inputs.add("did:example:" + c);
        }
        var verdicts = parse(inputs.stream().map(ParsePipeTest::escaped).toList());
        for (int i = 0; i < inputs.size(); i++) {
            assertInvalid(verdicts.get(i), inputs.get(i));
        }
    }

    @Test
    void textWithALineEnd_goesThroughAString() {
        var verdicts = parse(List.of("\"did:example:a\\nb\"", "\"\"", "{\"input\":\"\"}", ""));
        assertThat(verdicts).noneMatch(verdict -> verdict.path("valid").asBoolean(true));
        assertThat(verdicts.get(0).at("/error/index").asInt()).isEqualTo(13);
    }

    private static String mixed(SplittableRandom random, int i) {
        return switch (random.nextInt(8)) {
            case 0 -> "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2";
            case 1 -> "did:bid:by01:zfWUD3rVpqc9ykb6w6a6QyfLBYePKmJh";
            case 2 -> "did:example:" + i;
            case 3 -> "did:example:%" + Integer.toHexString(random.nextInt(256));
            case 4 -> "nothing " + i;
            case 5 -> "did:bid:ef" + i;
            case 6 -> "did:example:" + "x".repeat(i % 32 == 0 ? random.nextInt(2_100) : 20);
            default -> "\u4e2d\u6587 \ud83d\udd25 " + i;
        };
    }

    private static String written(SplittableRandom random, String input) {
        return switch (random.nextInt(3)) {
            case 0 -> quoted(input);
            case 1 -> "{\"note\":[" + random.nextInt() + "],\"input\":" + quoted(input) + "}";
            default -> input;
        };
    }

    private static List<String> everyWay(List<String> inputs) {
        return inputs.stream()
                .flatMap(input -> Stream.of(
                        input, quoted(input), "{\"input\":" + quoted(input) + "}", escaped(input), input + "\r"))
                .toList();
    }

    private static String quoted(String text) {
        return TextNode.valueOf(text).toString();
    }

    /** As a JSON string in which every character is an escape. */
    private static String escaped(String text) {
        return text.chars().mapToObj("\\u%04x"::formatted).collect(Collectors.joining("", "\"", "\""));
    }

    private static List<JsonNode> parse(List<String> lines) {
        return answers(lines).stream().map(ParsePipeTest::json).toList();
    }

    private static List<String> answers(List<String> lines) {
        var run = Cli.piped(String.join("\n", lines) + "\n", "parse", "-");
        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("\n");
        var answers = run.out().lines().toList();
        assertThat(answers).hasSameSizeAs(lines);
        return answers;
    }

    private static JsonNode json(String line) {
        try {
            return JSON.readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + line, e);
        }
    }

    private static void assertInvalid(JsonNode verdict, String input) {
        assertThat(verdict.path("input").asText()).isEqualTo(input);
        assertThat(verdict.path("valid").asBoolean(true)).as(input).isFalse();
        assertThat(verdict.at("/error/code").asText()).as(input).isNotEmpty();
        assertThat(verdict.at("/error/message").asText()).as(input).isNotEmpty();
        assertThat(verdict.at("/error/index").asInt(-1)).as(input).isBetween(0, input.length());
    }
}
