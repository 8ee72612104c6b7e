package dev.flint.bid.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Vectors;
import dev.flint.json.EcmaScriptNumber;
import dev.flint.json.Jcs;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JcsTest {
    private static final int SEEDS = 3_000;

    static List<JsonNode> vectors() {
        return Vectors.list(Vectors.file("rfc8785-jcs.json").get("vectors"));
    }

    static List<JsonNode> numbers() {
        return Vectors.list(Vectors.file("rfc8785-jcs.json").get("numbers"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void canonicalize_referenceData_isTheReferenceOutput(JsonNode vector) {
        byte[] input = Base64.getDecoder().decode(vector.get("inputBase64").asText());
        JsonNode value = ((JsonReading.Read) StrictJson.parse(input)).value();
        assertThat(Jcs.canonicalize(value))
                .isEqualTo(HexFormat.of().parseHex(vector.get("outputHex").asText()));
    }

    @ParameterizedTest
    @MethodSource("numbers")
    void toText_referenceNumbers_areTheReferenceOutput(JsonNode vector) {
        double value =
                Double.longBitsToDouble(Long.parseUnsignedLong(vector.get(0).asText(), 16));
        assertThat(EcmaScriptNumber.toText(value)).isEqualTo(vector.get(1).asText());
    }

    /** RFC 8785, appendix B. */
    @ParameterizedTest
    @CsvSource({
        "0000000000000001, 5e-324",
        "8000000000000001, -5e-324",
        "7fefffffffffffff, 1.7976931348623157e+308",
        "ffefffffffffffff, -1.7976931348623157e+308",
        "4340000000000000, 9007199254740992",
        "c340000000000000, -9007199254740992",
        "4430000000000000, 295147905179352830000",
        "44b52d02c7e14af5, 9.999999999999997e+22",
        "44b52d02c7e14af6, 1e+23",
        "44b52d02c7e14af7, 1.0000000000000001e+23",
        "444b1ae4d6e2ef4e, 999999999999999700000",
        "444b1ae4d6e2ef4f, 999999999999999900000",
        "444b1ae4d6e2ef50, 1e+21",
        "3eb0c6f7a0b5ed8c, 9.999999999999997e-7",
        "3eb0c6f7a0b5ed8d, 0.000001",
        "41b3de4355555553, 333333333.3333332",
        "41b3de4355555554, 333333333.33333325",
        "41b3de4355555555, 333333333.3333333",
        "41b3de4355555556, 333333333.3333334",
        "41b3de4355555557, 333333333.33333343",
        "becbf647612f3696, -0.0000033333333333333333",
        "43143ff3c1cb0959, 1424953923781206.2",
        "3d30000000000000, 5.684341886080802e-14",
        "7ff0000000000000, ",
    })
    void toText_appendixOfTheStandard_isAsPrinted(String bits, String text) {
        double value = Double.longBitsToDouble(Long.parseUnsignedLong(bits, 16));
        if (text == null) {
            assertThatIllegalArgumentException().isThrownBy(() -> EcmaScriptNumber.toText(value));
        } else {
            assertThat(EcmaScriptNumber.toText(value)).isEqualTo(text);
        }
    }

    @Test
    void toText_anyDouble_readsBackAndIsNeverLongerThanJavas() {
        for (long seed = 0; seed < SEEDS; seed++) {
            double value = Double.longBitsToDouble(new SplittableRandom(seed).nextLong());
            if (Double.isFinite(value)) {
                String text = EcmaScriptNumber.toText(value);
                assertThat(Double.parseDouble(text)).as("seed %d", seed).isEqualTo(value);
                assertThat(digits(text)).as("seed %d", seed).isLessThanOrEqualTo(digits(Double.toString(value)));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "1.0, 1",
        "-0, 0",
        "-0.0, 0",
        "1E2, 100",
        "9007199254740992, 9007199254740992",
        "9007199254740993, 9007199254740992",
        "-9007199254740993, -9007199254740992",
        "9223372036854775807, 9223372036854776000",
        "-9223372036854775808, -9223372036854776000",
        "12345678901234567890123, 1.2345678901234568e+22",
    })
    void canonicalize_numberText_isTheNearestDouble(String number, String canonical) {
        assertThat(canonical(((JsonReading.Read) StrictJson.parse(number.getBytes(StandardCharsets.UTF_8))).value()))
                .isEqualTo(canonical);
    }

    @Test
    void canonicalize_names_areSortedByCodeUnits() {
        ObjectNode object = JsonNodeFactory.instance.objectNode();
        object.put("\ufb33", 1)
                .put("\ud83d\ude02", 2)
                .put("a", 3)
                .put("B", 4)
                .put("", 5)
                .put("aa", 6);
        assertThat(canonical(object)).isEqualTo("{\"\":5,\"B\":4,\"a\":3,\"aa\":6,\"\ud83d\ude02\":2,\"\ufb33\":1}");
    }

    @Test
    void canonicalize_anyText_isEscapedAsJacksonReadsIt() {
        for (long seed = 0; seed < SEEDS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(200); n > 0; n--) {
                int bound = random.nextBoolean() ? 0x80 : 0x11_0000;
                int point = random.nextInt(bound);
                text.appendCodePoint(point >= 0xd800 && point < 0xe000 ? '\u20ac' : point);
            }
            ObjectNode object = JsonNodeFactory.instance.objectNode().put(text.toString(), text.toString());
            assertThat(Samples.json(canonical(object))).as("seed %d", seed).isEqualTo(object);
        }
    }

    @Test
    void canonicalize_loneSurrogate_isABug() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Jcs.canonicalize(JsonNodeFactory.instance.textNode("x\ud800")));
        assertThatIllegalArgumentException().isThrownBy(() -> Jcs.canonicalize(JsonNodeFactory.instance.missingNode()));
    }

    @Test
    void canonicalize_largeValue_growsItsBuffer() {
        String text = "\u0001\u20ac".repeat(10_000);
        assertThat(Samples.json(canonical(JsonNodeFactory.instance.textNode(text)))
                        .textValue())
                .isEqualTo(text);
    }

    private static String canonical(JsonNode value) {
        return new String(Jcs.canonicalize(value), StandardCharsets.UTF_8);
    }

    private static long digits(String number) {
        String mantissa = number.replaceFirst("[eE].*", "").replaceAll("[^0-9]", "");
        return mantissa.replaceFirst("^0+", "").replaceFirst("0+$", "").length();
    }
}
