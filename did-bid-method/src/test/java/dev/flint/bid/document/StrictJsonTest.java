package dev.flint.bid.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StrictJsonTest {
    private static final int SEEDS = 3_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[]",
                "null",
                "1",
                "-0",
                "\"\"",
                " {\"a\" : [1, 2.5, -3e-7, true, false, null, \"\\u00e9\\ud83d\\ude02\"]}\n",
                "{\"\":{\"\":{\"a\":1}},\"b\":{\"a\":1}}",
                "12345678901234567890123456789012345678901234567890",
            })
    void parse_json_agreesWithJackson(String text) {
        assertThat(value(text)).isEqualTo(Samples.json(text));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "``                        | SYNTAX",
                "{                         | SYNTAX",
                "[1,                       | SYNTAX",
                "[1,]                      | SYNTAX",
                "{\"a\":1,}                | SYNTAX",
                "{'a':1}                   | SYNTAX",
                "{a:1}                     | SYNTAX",
                "01                        | SYNTAX",
                "+1                        | SYNTAX",
                ".5                        | SYNTAX",
                "NaN                       | SYNTAX",
                "tru                       | SYNTAX",
                "/* */ 1                   | SYNTAX",
                "\"\\x\"                   | SYNTAX",
                "\"a                       | SYNTAX",
                "{} {}                     | TRAILING",
                "1 2                       | TRAILING",
                "{\"a\":1,\"a\":2}         | DUPLICATE_NAME",
                "{\"a\":1,\"\\u0061\":1}   | DUPLICATE_NAME",
                "[{\"b\":{\"a\":1,\"a\":1}}] | DUPLICATE_NAME",
                "\"\\ud800\"               | LONE_SURROGATE",
                "\"\\udc00\\ud800\"        | LONE_SURROGATE",
                "\"x\\ud800y\"             | LONE_SURROGATE",
                "1e999                     | NUMBER_RANGE",
                "[-1e400]                  | NUMBER_RANGE",
            })
    void parse_notIJson_namesTheFault(String text, JsonFault fault) {
        assertThat(fault(text.getBytes(StandardCharsets.UTF_8))).isEqualTo(fault);
    }

    @Test
    void parse_loneSurrogateInAName_isRejected() {
        for (String name : List.of("\\udfff", "\\ud800", "\\ud800x", "\\ud800\\ud800")) {
            byte[] octets = ("{\"" + name + "\":1}").getBytes(StandardCharsets.UTF_8);
            assertThat(fault(octets)).as(name).isIn(JsonFault.SYNTAX, JsonFault.LONE_SURROGATE);
        }
    }

    @Test
    void parse_rawControlCharacter_isASyntaxFault() {
        assertThat(fault("\"\u0001\"".getBytes(StandardCharsets.UTF_8))).isEqualTo(JsonFault.SYNTAX);
        assertThat(fault("\ufeff{}".getBytes(StandardCharsets.UTF_8))).isEqualTo(JsonFault.SYNTAX);
        assertThat(fault("1 x".getBytes(StandardCharsets.UTF_8))).isEqualTo(JsonFault.SYNTAX);
    }

    @Test
    void parse_otherEncodings_areSyntaxFaults() {
        assertThat(fault("{}".getBytes(StandardCharsets.UTF_16LE))).isEqualTo(JsonFault.SYNTAX);
        assertThat(fault("{}".getBytes(StandardCharsets.UTF_16))).isEqualTo(JsonFault.SYNTAX);
        assertThat(fault("\"\u00e9\"".getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(JsonFault.SYNTAX);
        assertThat(fault(new byte[] {'"', (byte) 0xed, (byte) 0xa0, (byte) 0x80, '"'}))
                .isEqualTo(JsonFault.SYNTAX);
        assertThat(fault(new byte[] {'"', (byte) 0xc0, (byte) 0x80, '"'})).isEqualTo(JsonFault.SYNTAX);
        assertThat(fault(new byte[] {'"', (byte) 0xe2})).isEqualTo(JsonFault.SYNTAX);
    }

    @Test
    void parse_depth_isLimited() {
        assertThat(value("[".repeat(32) + "]".repeat(32)).isArray()).isTrue();
        assertThat(fault("[".repeat(33) + "]".repeat(33))).isEqualTo(JsonFault.TOO_DEEP);
        assertThat(fault("{\"a\":".repeat(33) + "1" + "}".repeat(33))).isEqualTo(JsonFault.TOO_DEEP);
        assertThat(fault("[".repeat(100_000))).isEqualTo(JsonFault.TOO_DEEP);
        assertThat(StrictJson.parse("[[1]]".getBytes(StandardCharsets.UTF_8), 5, 2))
                .isInstanceOf(JsonReading.Read.class);
    }

    @Test
    void parse_lengths_areLimited() {
        assertThat(value("\"" + "x".repeat(255_998) + "\"").isTextual()).isTrue();
        assertThat(fault("\"" + "x".repeat(255_999) + "\"")).isEqualTo(JsonFault.TOO_LARGE);
        assertThat(value("{\"" + "n".repeat(256) + "\":1}").isObject()).isTrue();
        assertThat(fault("{\"" + "n".repeat(257) + "\":1}")).isEqualTo(JsonFault.TOO_LONG);
        assertThat(value("1".repeat(64)).isNumber()).isTrue();
        assertThat(fault("1".repeat(65))).isEqualTo(JsonFault.TOO_LONG);
        assertThat(fault("0." + "1".repeat(64))).isEqualTo(JsonFault.TOO_LONG);
        byte[] many = ("\"" + "x".repeat(256_001) + "\"").getBytes(StandardCharsets.UTF_8);
        assertThat(StrictJson.parse(many, 1_000_000, 32)).isInstanceOf(JsonReading.Faulty.class);
    }

    @Test
    void parse_fault_saysWhere() {
        JsonReading reading = StrictJson.parse("{\"a\":1,\"a\":2}".getBytes(StandardCharsets.UTF_8));
        assertThat(((JsonReading.Faulty) reading).offset()).isBetween(8L, 12L);
    }

    @Test
    void parse_mutatedDocument_answers() {
        byte[] original = Samples.octets(Samples.registered());
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] mutated = original.clone();
            for (int n = 1 + random.nextInt(3); n > 0; n--) {
                mutated[random.nextInt(mutated.length)] = (byte) random.nextInt(256);
            }
            assertThat(StrictJson.parse(mutated)).as("seed %d", seed).isNotNull();
            assertThat(BidDocument.read(mutated)).as("seed %d", seed).isNotNull();
        }
    }

    private static JsonNode value(String text) {
        JsonReading reading = StrictJson.parse(text.getBytes(StandardCharsets.UTF_8));
        assertThat(reading).isInstanceOf(JsonReading.Read.class);
        return ((JsonReading.Read) reading).value();
    }

    private static JsonFault fault(String text) {
        return fault(text.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonFault fault(byte[] octets) {
        JsonReading reading = StrictJson.parse(octets);
        assertThat(reading).isInstanceOf(JsonReading.Faulty.class);
        return ((JsonReading.Faulty) reading).fault();
    }
}
