package dev.flint.bid.document;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyBinding;
import dev.flint.bid.KeyType;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class DocumentVectorTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final JsonNode VECTORS = vectors("bid-documents.json");
    private static final JsonNode REGISTERED =
            vectors("bid-registered-document.json").get("document");
    private static final DidDocumentMapping MAPPING = new DidDocumentMapping("https://resolver.example");

    static JsonNode vectors(String name) {
        try (var in = DocumentVectorTest.class.getResourceAsStream("/vectors/" + name)) {
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new IllegalStateException(name, e);
        }
    }

    static BidDocument document(JsonNode tree) {
        var reading = BidDocument.of(tree.deepCopy());
        assertThat(reading).isInstanceOf(DocumentReading.Read.class);
        return ((DocumentReading.Read) reading).document();
    }

    private static Stream<String> names() {
        return VECTORS.get("documents").propertyStream().map(Map.Entry::getKey);
    }

    /** Every key of every vector document, by id. */
    private static Map<String, BidPublicKey> allKeys() {
        var keys = new HashMap<String, BidPublicKey>();
        names().map(name -> document(VECTORS.get("documents").get(name)))
                .forEach(document -> document.keys()
                        .forEach(key -> keys.put(key.id(), key.usable().orElseThrow())));
        return keys;
    }

    @TestFactory
    Stream<DynamicTest> check_vectorDocument_isValidByProfileA() {
        var keys = allKeys();
        return names().map(name -> DynamicTest.dynamicTest(name, () -> {
            var document = document(VECTORS.get("documents").get(name));
            assertThat(Proofs.check(document, id -> Optional.ofNullable(keys.get(id))))
                    .isEqualTo(ProofStatus.VALID_A);
            assertThat(document.proof().orElseThrow().creator()).isIn(document.authentication());
        }));
    }

    @TestFactory
    Stream<DynamicTest> map_vectorDocument_isTheDidDocumentOfTheDigest() {
        return names().map(name -> DynamicTest.dynamicTest(name, () -> {
            var document = document(VECTORS.get("documents").get(name));
            var mapped = MAPPING.map(document, ProofStatus.VALID_A);
            var expected = VECTORS.get("didCore").get(name);
            assertThat(json("{\"@context\":", mapped.context10(), ",", mapped.members(), "}"))
                    .isEqualTo(expected.get("didDocument"));
            var metadata = (ObjectNode) json("{", mapped.metadata(), "}");
            ((ObjectNode) metadata.get("bid")).remove(List.of("proofStatus", "selfCertified"));
            assertThat(metadata).isEqualTo(expected.get("didDocumentMetadata"));
        }));
    }

    @Test
    void map_did11_hasOneContextForAllKeyForms() throws IOException {
        var mapped = MAPPING.map(document(VECTORS.get("documents").get("organisation")), ProofStatus.VALID_A);

        assertThat(new String(mapped.context11(), StandardCharsets.UTF_8))
                .isEqualTo("[\"https://www.w3.org/ns/did/v1.1\",\"https://resolver.example/ns/bid/v1\"]");
    }

    @Test
    void checkDelegation_anchorsSignature_holds() {
        var anchor = BidPublicKey.parse(
                        VECTORS.get("anchor").get("publicKeyHex").textValue())
                .toOptional()
                .orElseThrow();
        var delegated = names().map(name -> document(VECTORS.get("documents").get(name)))
                .filter(document -> document.delegateSign().isPresent())
                .toList();

        assertThat(delegated).hasSizeGreaterThanOrEqualTo(2);
        for (var document : delegated) {
            assertThat(document.delegateSign().orElseThrow().creator())
                    .startsWith(VECTORS.get("anchor").get("bid").textValue());
            assertThat(Proofs.checkDelegation(document, id -> Optional.of(anchor)))
                    .isEqualTo(ProofStatus.VALID_A);
        }
    }

    @Test
    void check_registeredDocument_isValidByProfileB() {
        var document = document(REGISTERED);

        assertThat(Proofs.check(document, document::key)).isEqualTo(ProofStatus.VALID_B);
        assertThat(Proofs.checkDelegation(document, document::key)).isEqualTo(ProofStatus.VALID_B);
        assertThat(document.selfCertification()).isEqualTo(KeyBinding.STRICT);
    }

    @Test
    void check_anyTextMemberChanged_isInvalid() {
        var changed = new ArrayList<String>();
        for (var tree : List.of(REGISTERED, VECTORS.get("documents").get("device-sm2-subchain"))) {
            var original = document(tree);
            for (var member : List.of("version", "created", "updated")) {
                ObjectNode copy = tree.deepCopy();
                String text = copy.get(member).textValue();
                copy.put(member, text.replace(":0", ":1").replace("1.0", "2.0"));
                assertThat(Proofs.check(document(copy), original::key)).isEqualTo(ProofStatus.INVALID);
                changed.add(member);
            }
        }
        assertThat(changed).hasSize(6);
    }

    @Test
    void sign_newDocument_isValidAgain() {
        var key = BidPrivateKey.of(KeyType.SM2, new byte[] {
            1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29,
            30, 31, 32
        });
        var document = document(VECTORS.get("documents").get("person"));
        var signed = Proofs.sign(document, key, document.authentication().get(0));

        assertThat(Proofs.check(signed, id -> Optional.of(key.publicKey()))).isEqualTo(ProofStatus.VALID_A);
        assertThat(Proofs.check(signed, signed::key)).isEqualTo(ProofStatus.INVALID);
    }

    @TestFactory
    Stream<DynamicTest> toJson_vectorDocument_isReadAgainAsTheSame() {
        return names().map(name -> DynamicTest.dynamicTest(name, () -> {
            var document = document(VECTORS.get("documents").get(name));
            assertThat(JSON.readTree(document.toJson()))
                    .isEqualTo(VECTORS.get("documents").get(name));
        }));
    }

    private static JsonNode json(Object... parts) throws IOException {
        var text = new StringBuilder();
        for (Object part : parts) {
            text.append(part instanceof byte[] octets ? new String(octets, StandardCharsets.UTF_8) : part);
        }
        return JSON.readTree(text.toString());
    }
}
