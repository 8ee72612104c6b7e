package dev.flint.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flint.ledger.LedgerVectors;
import java.io.IOException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static Optional<String> canonical(String text) {
        JsonReader reader = new JsonReader(text);
        JsonValue value = reader.read();
        return reader.fault().isEmpty() ? Jcs.text(value) : Optional.empty();
    }

    private static String fault(String text) {
        JsonReader reader = new JsonReader(text);
        reader.read();
        return reader.fault();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "{",
                "}",
                "[",
                "]",
                "[1",
                "[1,",
                "[1,]",
                "[,1]",
                "[1 2]",
                "{\"a\"}",
                "{\"a\":}",
                "{\"a\":1,}",
                "{a:1}",
                "{\"a\" 1}",
                "{1:1}",
                "\"",
                "\"\\\"",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\u12g4\"",
                "\"\\uD800\"",
                "\"\\uDC00\\uD800\"",
                "\"\u0001\"",
                "\"\n\"",
                "'a'",
                "01",
                "-",
                "-01",
                "+1",
                "1.",
                ".5",
                "1e",
                "1e+",
                "0x1",
                "NaN",
                "Infinity",
                "tru",
                "True",
                "nul",
                "nulls",
                "1 1",
                "[] []",
                "{}x",
                "//",
                "\ufeff1",
                "{\"a\":1,\"a\":2}",
                "{\"a\":1,\"\\u0061\":2}",
                "\u00a01",
                "\f1",
                "--1",
                "1-1",
                "\u0661"
            })
    void read_whatIsNoJson_isAFault(String text) {
        assertThat(fault(text)).as(text).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "null|null",
                "true|true",
                "false|false",
                "0|0",
                "-0|0",
                "-7|-7",
                "9007199254740991|9007199254740991",
                "-9007199254740991|-9007199254740991",
                "[]|[]",
                "{}|{}",
                "[ 1 , [ ] ]|[1,[]]",
                "\"\"|\"\"",
                "{\"b\":1,\"a\":{}}|{\"a\":{},\"b\":1}",
                "\"\\u0041\\/\"|\"A/\"",
                "\"\\b\\f\\n\\r\\t\"|\"\\b\\f\\n\\r\\t\"",
                "\"\\u001F\\u007f\"|\"\\u001f\u007f\"",
                "\"\\uD83D\\uDE00\"|\"\ud83d\ude00\"",
                "\"\u20ac\"|\"\u20ac\""
            })
    void text_ofJson_isCanonical(String text, String expected) {
        assertThat(canonical(text)).as(text).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"1.0", "1e3", "0.5", "9007199254740992", "-9007199254740992", "99999999999999999999", "[1e0]"})
    void text_ofNumbersBeyondIntegers_isEmpty(String text) {
        assertThat(fault(text)).isEmpty();
        assertThat(canonical(text)).isEmpty();
    }

    @Test
    void text_referenceDocuments_isTheReference() {
        int canonical = 0;
        for (JsonNode vector : LedgerVectors.section("rfc8785_jcs").get("vectors")) {
            String input = new String(
                    Base64.getDecoder().decode(vector.get("inputBase64").asText()), UTF_8);
            String expected =
                    new String(HexFormat.of().parseHex(vector.get("outputHex").asText()), UTF_8);
            Optional<String> text = canonical(input);
            boolean integers = !vector.get("name").asText().equals("structures")
                    && !vector.get("name").asText().equals("values");
            assertThat(text)
                    .as(vector.get("name").asText())
                    .isEqualTo(integers ? Optional.of(expected) : Optional.empty());
            canonical += integers ? 1 : 0;
        }
        assertThat(canonical).isEqualTo(4);
    }

    @Test
    void read_nested_goesToItsLimit() {
        assertThat(fault("[".repeat(65) + "]".repeat(65))).isEmpty();
        assertThat(fault("[".repeat(66) + "]".repeat(66))).isEqualTo("nested too deep");
        assertThat(fault("[".repeat(1_000_000))).isEqualTo("nested too deep");
    }

    @Test
    void read_fault_tellsItsPlace() {
        JsonReader reader = new JsonReader("{\"a\":1,\"a\":2}");
        reader.read();
        assertThat(reader.fault()).isEqualTo("member twice: a");
        assertThat(reader.faultAt()).isEqualTo(7);
    }

    @Test
    void read_anyText_agreesWithAnotherReader() {
        ObjectMapper other = new ObjectMapper()
                .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);
        String[] pieces = {
            "{", "}", "[", "]", ",", ":", "\"a\"", "\"b\"", "1", "-2", "0", "true", "null", " ", ".5", "e1"
        };
        int right = 0;
        for (long seed = 0; seed < 60_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder(random.nextBoolean() ? "[" : "{\"a\":");
            for (int i = random.nextInt(7); i > 0; i--) {
                text.append(pieces[random.nextInt(pieces.length)]);
            }
            boolean is;
            try {
                is = !other.readTree(text.toString()).isMissingNode();
            } catch (IOException no) {
                is = false;
            }
            assertThat(fault(text.toString()).isEmpty())
                    .as("seed %d: %s", seed, text)
                    .isEqualTo(is);
            right += is ? 1 : 0;
        }
        assertThat(right).isGreaterThan(500);
    }
}
