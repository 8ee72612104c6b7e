package dev.flint.bridge.classify;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ClassifierTest {
    private final Classifier classifier =
            new Classifier(did -> did.startsWith("did:bid:") && did.length() > "did:bid:".length() + 20);

    private List<String> kinds(String text) {
        return classifier.classify(text).readings().stream()
                .map(reading -> reading.kind().text())
                .toList();
    }

    private static List<JsonNode> vectors() throws IOException {
        List<JsonNode> vectors = new ArrayList<>();
        try (var stream = ClassifierTest.class.getResourceAsStream("/classifier.json")) {
            new ObjectMapper().readTree(stream).forEach(vectors::add);
        }
        return vectors;
    }

    @Test
    void classify_vectors_areOfTheirKinds() throws IOException {
        for (var vector : vectors()) {
            List<String> expected = new ArrayList<>();
            vector.path("kinds").forEach(kind -> expected.add(kind.asText()));

            assertThat(kinds(vector.path("input").asText()))
                    .as(vector.toString())
                    .isEqualTo(expected);
        }
    }

    @Test
    void classify_moreOfEachKind() {
        assertThat(kinds("https://doi.org/10.1000/182")).containsExactly("doi");
        assertThat(kinds("10.1/x")).as("too short a prefix for a DOI").containsExactly("handle");
        assertThat(kinds("info:hdl/4263537/4000")).containsExactly("hdl-uri");
        assertThat(kinds("86.1.2.3/x")).containsExactly("idis-handle");
        assertThat(kinds("/ISO/Registration-Authority")).containsExactly("oid-iri");
        assertThat(kinds("1.2.156.113")).containsExactly("oid?ipv4");
        assertThat(kinds("1.2.156.1135.1")).containsExactly("oid");
        assertThat(kinds("urn:oid:3.1")).isEmpty();
        assertThat(kinds("(00)106141412345678908")).containsExactly("gs1-ai");
        assertThat(kinds("(01)09506000134353")).isEmpty();
        assertThat(kinds("]d20109506000134352")).containsExactly("gs1-ai");
        assertThat(kinds("https://example.com/01/09506000134353")).containsExactly("url");
        assertThat(kinds("VAA08810000000001123Ab.098")).containsExactly("vaa");
        assertThat(kinds("15NVAA08810000000001123Ab.098")).containsExactly("vaa");
        assertThat(kinds("91350100M000100Y43")).containsExactly("uscc");
        assertThat(kinds("91350100M000100Y44")).isEmpty();
        assertThat(kinds("did:vaa:VAA088100000000011")).containsExactly("did");
        assertThat(kinds("did:bid:xx")).isEmpty();
        assertThat(kinds("example.com.")).containsExactly("domain");
        assertThat(kinds("localhost")).isEmpty();
        assertThat(kinds("-a.example")).isEmpty();
    }

    @Test
    void classify_fullWidthCharacters_areReplacedOnceAndReported() {
        var classification = classifier.classify(" ８８．１１１．１ ");

        assertThat(classification.text()).isEqualTo("88.111.1");
        assertThat(classification.normalized()).isTrue();
        assertThat(classification.readings())
                .extracting(reading -> reading.kind().text())
                .containsExactly("idis-prefix");
        assertThat(classifier.classify("88.111.1").normalized()).isFalse();
    }

    @Test
    void classify_anyText_isAnAnswer() throws IOException {
        var texts =
                vectors().stream().map(vector -> vector.path("input").asText()).toList();
        var random = new SplittableRandom(5);
        for (int i = 0; i < 300_000; i++) {
            var text = new StringBuilder(texts.get(random.nextInt(texts.size())));
            for (int j = random.nextInt(4); j > 0; j--) {
                char c = random.nextInt(5) == 0 ? (char) random.nextInt(0x10000) : (char) (' ' + random.nextInt(95));
                text.insert(random.nextInt(text.length() + 1), c);
            }
            assertThat(classifier.classify(text.toString()).readings().size()).isLessThan(4);
        }
        assertThat(classifier.classify("1.".repeat(1 << 20)).readings()).isEmpty();
    }
}
