package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** {@code flint vaa parse -}: every vector of the codec, in every form that it has. */
class CodeVectorsTest {
    private static final Path VECTORS = Path.of("../vaa-codec/src/test/resources/vaa.json");
    private static final List<String> MEMBERS = List.of(
            "canonical",
            "length",
            "strict",
            "fields",
            "dataIdentifier",
            "diData",
            "envelope06",
            "carriers",
            "rfid15N",
            "rfid25S",
            "urnCode40Hex",
            "handle",
            "did",
            "urlPath",
            "alsoKnownAs",
            "mod37_36");

    private final List<String> lines = new ArrayList<>();
    private final List<Map<String, JsonNode>> expected = new ArrayList<>();

    private void ask(String form, String input, String profile, Map<String, JsonNode> members) {
        ObjectNode line = JsonNodeFactory.instance.objectNode();
        lines.add(line.put("form", form)
                .put("input", input)
                .put("profile", profile)
                .toString());
        expected.add(members);
    }

    private void answersAreAsExpected() {
        var answers = Cli.piped(String.join("\n", lines), "vaa", "parse", "-")
                .out()
                .lines()
                .toList();
        assertThat(answers).hasSize(lines.size());
        for (int i = 0; i < answers.size(); i++) {
            var answer = Client.json(answers.get(i));
            String line = lines.get(i);
            expected.get(i)
                    .forEach((pointer, value) -> assertThat(answer.at(pointer))
                            .as("%s of %s: %s", pointer, line, answer)
                            .isEqualTo(value));
        }
    }

    private static List<JsonNode> vectors(String kind) throws Exception {
        List<JsonNode> vectors = new ArrayList<>();
        for (var vector : Client.json(Files.readString(VECTORS)).path("vectors")) {
            if (vector.path("kind").asText().equals(kind)) {
                vectors.add(vector);
            }
        }
        return vectors;
    }

    @Test
    void codes_inEveryForm_haveTheMembersOfTheVectors() throws Exception {
        for (var vector : vectors("vaa")) {
            Map<String, JsonNode> members = new HashMap<>();
            MEMBERS.forEach(member -> members.put("/" + member, vector.path(member)));
            for (var form : Map.of(
                            "vaa",
                            "canonical",
                            "di",
                            "diData",
                            "envelope",
                            "envelope06",
                            "handle",
                            "handle",
                            "did",
                            "did",
                            "url",
                            "urlPath")
                    .entrySet()) {
                ask(form.getKey(), vector.path(form.getValue()).asText(), "extended", members);
            }
            for (String forms : List.of("scanner", "keyboardWedge")) {
                vector.path(forms).forEach(scan -> ask("scan", scan.asText(), "extended", members));
            }
        }
        for (var vector : vectors("iso15459")) {
            Map<String, JsonNode> members = new HashMap<>();
            List.of(
                            "canonical",
                            "length",
                            "fields",
                            "diData",
                            "envelope06",
                            "carriers",
                            "urnCode40Hex",
                            "urlPath",
                            "mod37_36")
                    .forEach(member -> members.put("/" + member, vector.path(member)));
            ask("di", vector.path("diData").asText(), "extended", members);
        }
        answersAreAsExpected();
    }

    @Test
    void scansAndTags_areReadAsTheVectorsSay() throws Exception {
        for (var vector : vectors("scannerInput")) {
            ask(
                    "scan",
                    vector.path("input").asText(),
                    "extended",
                    Map.of("/canonical", vector.path("expectCanonical")));
        }
        for (var vector : vectors("rfidInput")) {
            ask("tag", vector.path("mb01FromPcHex").asText(), "extended", Map.of("/text", vector.path("expectText")));
        }
        answersAreAsExpected();
    }

    @Test
    void parse_codesInTheirCarriers_areRecognised() throws Exception {
        List<String> texts = new ArrayList<>();
        List<String> canonical = new ArrayList<>();
        for (var vector : vectors("vaa")) {
            for (String pointer : List.of(
                    "/scanner/dataMatrixEnvelope",
                    "/keyboardWedge/curly",
                    "/urlQueryFree",
                    "/rfid15N/mb01FromPcHex",
                    "/canonical",
                    "/diData")) {
                if (!vector.at(pointer).isMissingNode()) {
                    texts.add(JsonNodeFactory.instance
                            .textNode(vector.at(pointer).asText())
                            .toString());
                    canonical.add(vector.path("canonical").asText());
                }
            }
        }
        assertThat(Cli.piped(String.join("\n", texts), "parse", "-").out().lines())
                .extracting(line -> Client.json(line).path("canonical").asText())
                .isEqualTo(canonical);
    }

    @Test
    void parse_classifierVectors_areOfTheirKinds() throws Exception {
        var vectors = Client.json(Files.readString(Path.of("../handle-dns-bridge/src/test/resources/classifier.json")));
        List<String> texts = new ArrayList<>();
        vectors.forEach(vector -> texts.add(vector.path("input").toString()));
        var answers =
                Cli.piped(String.join("\n", texts), "parse", "-").out().lines().toList();

        for (int i = 0; i < texts.size(); i++) {
            assertThat(Client.json(answers.get(i)).path("kinds"))
                    .as(answers.get(i))
                    .isEqualTo(vectors.get(i).path("kinds"));
        }
    }

    @Test
    void invalidInputs_areRejectedWhereTheVectorsSay() throws Exception {
        for (var vector : vectors("invalid")) {
            if (!vector.path("form").asText().equals("iac")) {
                ask(
                        vector.path("form").asText(),
                        vector.path("input").asText(),
                        vector.path("profile").asText(),
                        Map.of("/error/code", vector.path("error"), "/error/index", vector.path("index")));
            }
        }
        answersAreAsExpected();
    }
}
