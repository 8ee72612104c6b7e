package dev.flint.vaa;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VectorTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static Reading read(String form, String input, Profile profile) {
        return switch (form) {
            case "vaa" -> Codec15459.vaa(input, profile);
            case "diData" -> Codec15459.element(input, profile);
            case "envelope" -> Codec15459.envelope(input, profile);
            case "scan" -> Codec15459.scan(input, profile);
            case "rfid" -> Codec15459.tag(input, profile);
            case "handle" -> Codec15459.handle(input, profile);
            case "did" -> Codec15459.did(input, profile);
            case "urlPath" -> Codec15459.url(input, profile);
            default -> throw new AssertionError(form);
        };
    }

    private static Carried carried(String form, String input) {
        var reading = read(form, input, Profile.EXTENDED);
        assertThat(reading).as("%s %s", form, input).isInstanceOf(Reading.Read.class);
        return ((Reading.Read) reading).carried();
    }

    private static String canonical(String form, String input) {
        return carried(form, input).identity().orElseThrow().text();
    }

    @Test
    void vaaVectors_everyForm_isReadAndWritten() {
        for (var vector : Vectors.of("vaa")) {
            String canonical = vector.path("canonical").asText();
            var code = VaaCode.of(canonical);
            var identity = Identity15459.of(code);

            assertThat(code.isStrict()).isEqualTo(vector.path("strict").asBoolean());
            assertThat(identity.diData()).isEqualTo(vector.path("diData").asText());
            assertThat(Codec15459.envelopeOf(identity))
                    .isEqualTo(vector.path("envelope06").asText());
            assertThat(HandleForm.of(code)).isEqualTo(vector.path("handle").asText());
            assertThat(DidForm.of(code)).isEqualTo(vector.path("did").asText());
            assertThat(UrlForm.pathOf(identity))
                    .isEqualTo(vector.path("urlPath").asText());
            assertThat(UrlForm.of("https://id.example.cn", identity))
                    .isEqualTo(vector.path("urlQueryFree").asText());
            fieldsAre(identity.fields(), vector.path("fields"));
            commonIs(identity.text(), vector);
            tagIs(UiiTag.of(Afi.PRODUCT, identity.diData()), vector.path("rfid15N"));
            tagIs(UiiTag.of(Afi.PRODUCT, "25S" + canonical), vector.path("rfid25S"));
            for (String form : List.of("did", "handle", "urlPath", "diData")) {
                assertThat(canonical(form, vector.path(form).asText())).isEqualTo(canonical);
            }
            assertThat(canonical("envelope", vector.path("envelope06").asText()))
                    .isEqualTo(canonical);
            assertThat(canonical("urlPath", vector.path("urlQueryFree").asText()))
                    .isEqualTo(canonical);
            for (String forms : List.of("scanner", "keyboardWedge")) {
                vector.path(forms).forEach(scan -> isScanned(scan.asText(), code));
            }
        }
    }

    private static void isScanned(String scan, VaaCode code) {
        byte[] octets = scan.getBytes(StandardCharsets.UTF_8);
        assertThat(canonical("scan", scan)).isEqualTo(code.text());
        assertThat(Codec15459.scannedCode(octets, 0, octets.length, Profile.EXTENDED))
                .isEqualTo(new VaaParse.Parsed(code));
    }

    private static void fieldsAre(Map<String, String> fields, JsonNode expected) {
        expected.properties().forEach(field -> {
            if (field.getValue().isNull()) {
                assertThat(fields).doesNotContainKey(field.getKey());
            } else {
                assertThat(fields)
                        .containsEntry(field.getKey(), field.getValue().asText());
            }
        });
    }

    private static void commonIs(String text, JsonNode vector) {
        assertThat(text).hasSize(vector.path("length").asInt());
        assertThat(CarrierModes.isQrAlphanumeric(text))
                .isEqualTo(vector.at("/carriers/qrAlphanumericMode").asBoolean());
        assertThat(CarrierModes.isCode39(text))
                .isEqualTo(vector.at("/carriers/code39").asBoolean());
        assertThat(CarrierModes.isSixBit(text))
                .isEqualTo(vector.at("/carriers/sixBit").asBoolean());
        var code40 = UrnCode40.encode(text).map(HexFormat.of().withUpperCase()::formatHex);
        assertThat(code40.orElse("null")).isEqualTo(vector.path("urnCode40Hex").asText());
        UrnCode40.encode(text)
                .ifPresent(octets -> assertThat(UrnCode40.decode(octets)).hasValue(text));
        assertThat(CheckCharacter.of(text).map(String::valueOf).orElse("null"))
                .as(text)
                .isEqualTo(vector.path("mod37_36").asText());
    }

    private static void tagIs(UiiTag tag, JsonNode expected) {
        if (!expected.path("encodable").asBoolean()) {
            assertThat(tag.encode())
                    .isEqualTo(new UiiTag.Encoding.Rejected(
                            CodecError.valueOf(expected.path("error").asText()),
                            expected.path("index").asInt()));
            return;
        }
        var encoded = (UiiTag.Encoding.Encoded) tag.encode();
        assertThat(encoded.hex()).isEqualTo(expected.path("mb01FromPcHex").asText());
        assertThat(encoded.words()).isEqualTo(expected.path("uiiWords").asInt());
        assertThat(encoded.padBits()).isEqualTo(expected.path("padBits").asInt());
        var read = carried("rfid", encoded.hex());
        assertThat(read.source()).isEqualTo(new Carried.Source.Radio(tag));
    }

    @Test
    void isoVectors_everyForm_isReadAndWritten() {
        for (var vector : Vectors.of("iso15459")) {
            var identity =
                    carried("diData", vector.path("diData").asText()).identity().orElseThrow();

            assertThat(identity.text()).isEqualTo(vector.path("canonical").asText());
            assertThat(identity.dataIdentifier().part())
                    .isEqualTo(vector.path("iso15459Part").asInt());
            assertThat(JSON.<JsonNode>valueToTree(identity.fields())).isEqualTo(vector.path("fields"));
            assertThat(Codec15459.envelopeOf(identity))
                    .isEqualTo(vector.path("envelope06").asText());
            assertThat(UrlForm.pathOf(identity))
                    .isEqualTo(vector.path("urlPath").asText());
            assertThat(canonical("urlPath", vector.path("urlPath").asText())).isEqualTo(identity.text());
            commonIs(identity.text(), vector);
            vector.path("scanner")
                    .forEach(
                            scan -> assertThat(canonical("scan", scan.asText())).isEqualTo(identity.text()));
            var rfid = vector.path("rfid");
            if (!rfid.isNull() && !rfid.isMissingNode()) {
                var afi = Afi.of(HexFormat.fromHexDigits(rfid.path("afi").asText()))
                        .orElseThrow();
                tagIs(
                        new UiiTag(
                                afi,
                                false,
                                false,
                                rfid.path("text").asText(),
                                rfid.path("eot").asBoolean()),
                        rfid);
            }
        }
    }

    @Test
    void scannerVectors_areRead() {
        for (var vector : Vectors.of("scannerInput")) {
            var carried = carried("scan", vector.path("input").asText());

            assertThat(carried.identity().orElseThrow().text())
                    .isEqualTo(vector.path("expectCanonical").asText());
            if (vector.has("expectElements")) {
                assertThat(elements(carried.blocks().get(0))).isEqualTo(vector.path("expectElements"));
            }
            if (vector.has("expectFormats")) {
                List<Object> formats = new ArrayList<>();
                carried.blocks().forEach(block -> formats.add(List.of(block.format(), elements(block))));
                assertThat(JSON.<JsonNode>valueToTree(formats)).isEqualTo(vector.path("expectFormats"));
            }
        }
    }

    private static JsonNode elements(Carried.Block block) {
        return JSON.valueToTree(block.elements().stream()
                .map(element -> element.dataIdentifier().isEmpty()
                        ? element.data()
                        : List.of(element.dataIdentifier(), element.data()))
                .toList());
    }

    @Test
    void tagVectors_areRead() {
        for (var vector : Vectors.of("rfidInput")) {
            var source = carried("rfid", vector.path("mb01FromPcHex").asText()).source();

            assertThat(((Carried.Source.Radio) source).tag().text())
                    .isEqualTo(vector.path("expectText").asText());
        }
    }

    @Test
    void conversionVectors_areRead() {
        for (var vector : Vectors.of("conversion")) {
            for (String form : List.of("handle", "did")) {
                if (vector.has(form) && vector.has("keyIdHex")) {
                    assertThat(carried(form, vector.path(form).asText()).source())
                            .isEqualTo(new Carried.Source.KeyDid(
                                    vector.path("keyIdHex").asText()));
                } else if (vector.has(form)) {
                    assertThat(canonical(form, vector.path(form).asText()))
                            .isEqualTo(vector.path("canonical").asText());
                }
            }
        }
        for (var vector : Vectors.of("control")) {
            assertThat(canonical(
                            vector.path("form").asText(), vector.path("input").asText()))
                    .isEqualTo(vector.path("expectCanonical").asText());
        }
    }

    @Test
    void agencyVectors_areSplit() {
        for (var vector : Vectors.of("iacSplit")) {
            assertThat(IssuingAgency.of(vector.path("input").asText()))
                    .isInstanceOfSatisfying(
                            IssuingAgency.Split.Found.class,
                            found -> assertThat(found.agency().code())
                                    .isEqualTo(vector.path("expectIac").asText()));
        }
    }

    @Test
    void invalidVectors_areRejectedWhereTheySay() {
        for (var vector : Vectors.of("invalid")) {
            var error = CodecError.valueOf(vector.path("error").asText());
            int index = vector.path("index").asInt(Reading.WHOLE);
            String input = vector.path("input").asText();
            if (vector.path("form").asText().equals("iac")) {
                assertThat(IssuingAgency.of(input)).isEqualTo(new IssuingAgency.Split.Rejected(error, index));
                continue;
            }
            var profile = vector.path("profile").asText().equals("strict") ? Profile.STRICT : Profile.EXTENDED;
            assertThat(read(vector.path("form").asText(), input, profile))
                    .as("%s", vector)
                    .isEqualTo(new Reading.Rejected(error, index));
        }
    }
}
