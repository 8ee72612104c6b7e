package dev.flint.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.id.Base58;
import dev.flint.json.Jcs;
import java.time.Instant;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentProofTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
    private static final byte[] SECRET = new byte[32];
    private static final String TIMES = "'created':'2026-01-01T00:00:00Z','expires':'2027-01-01T00:00:00Z'";

    private static ObjectNode document() throws JsonProcessingException {
        byte[] key = new byte[34];
        key[0] = (byte) 0xED;
        key[1] = 1;
        Ed25519.generatePublicKey(SECRET, 0, key, 2);
        return object("{'@context':'https://www.w3.org/ns/did/v1','id':'did:web:example.com','verificationMethod':["
                + "{'id':'did:web:example.com#a','type':'Multikey','publicKeyMultibase':'z" + Base58.BTC.encode(key)
                + "'}],'assertionMethod':['did:web:example.com#a']}");
    }

    private static ObjectNode object(String text) throws JsonProcessingException {
        return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
    }

    private static ObjectNode proof(String times) throws JsonProcessingException {
        return object("{'type':'DataIntegrityProof','cryptosuite':'eddsa-jcs-2022','proofPurpose':'assertionMethod',"
                + "'verificationMethod':'did:web:example.com#a'" + (times.isEmpty() ? "" : "," + times) + "}");
    }

    private static ObjectNode signed(ObjectNode document, ObjectNode proof) {
        byte[] octets = new byte[64];
        System.arraycopy(Digests.of("SHA-256", Jcs.canonicalizeWithout(proof, "")), 0, octets, 0, 32);
        System.arraycopy(Digests.of("SHA-256", Jcs.canonicalizeWithout(document, "proof")), 0, octets, 32, 32);
        byte[] signature = new byte[64];
        Ed25519.sign(SECRET, 0, octets, 0, octets.length, signature, 0);
        return document.set("proof", proof.put("proofValue", "z" + Base58.BTC.encode(signature)));
    }

    private static DocumentProof judged(ObjectNode document) {
        String text = document.toString();
        var rest = document.deepCopy();
        String context = String.valueOf(rest.remove("@context"));
        assertThat(text).contains(context);
        String members = rest.toString();
        return DocumentProof.of(DocumentKeysTest.keys(context, members.substring(1, members.length() - 1)), NOW);
    }

    @Test
    void proof_ofAKeyOfTheDocument_holds() throws Exception {
        assertThat(judged(signed(document(), proof(TIMES)))).isEqualTo(DocumentProof.HOLDS);
    }

    @Test
    void document_withoutProof_hasNone() throws Exception {
        assertThat(judged(document())).isEqualTo(DocumentProof.ABSENT);
        assertThat(judged(document().set("proof", JSON.createArrayNode()))).isEqualTo(DocumentProof.ABSENT);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|UNBOUNDED",
                "'created':'2026-01-01T00:00:00Z'|UNBOUNDED",
                "'expires':'2027-01-01T00:00:00Z'|UNBOUNDED",
                "'created':'yesterday','expires':'2027-01-01T00:00:00Z'|UNBOUNDED",
                "'created':'2026-01-01T00:00:00Z','expires':'2026-06-01T00:00:00Z'|EXPIRED",
                "'created':'2026-06-01T00:00:01Z','expires':'2027-01-01T00:00:00Z'|EXPIRED",
                "'created':'2026-06-01T02:00:00+02:00','expires':'2026-06-01T00:00:01Z'|HOLDS"
            })
    void proof_hasItsTime(String times, DocumentProof expected) throws Exception {
        assertThat(judged(signed(document(), proof(times == null ? "" : times))))
                .isEqualTo(expected);
    }

    @Test
    void document_thatWasChanged_breaksTheProof() throws Exception {
        var document = signed(document(), proof(TIMES));
        assertThat(judged(document.deepCopy().put("alsoKnownAs", "https://example.com")))
                .isEqualTo(DocumentProof.BROKEN);
        var later = document.deepCopy();
        ((ObjectNode) later.path("proof")).put("expires", "2028-01-01T00:00:00Z");
        assertThat(judged(later)).isEqualTo(DocumentProof.BROKEN);
    }

    @Test
    void key_thatIsNotMeantForThat_breaksTheProof() throws Exception {
        var document = document();
        document.remove("assertionMethod");
        assertThat(judged(signed(document, proof(TIMES)))).isEqualTo(DocumentProof.BROKEN);
        assertThat(judged(signed(document(), proof(TIMES).put("proofPurpose", "keyAgreement"))))
                .isEqualTo(DocumentProof.BROKEN);
    }

    @Test
    void proof_ofAnotherKind_isNotJudged() throws Exception {
        assertThat(judged(signed(document(), proof(TIMES).put("cryptosuite", "ecdsa-jcs-2019"))))
                .isEqualTo(DocumentProof.UNSUPPORTED);
        var document = document();
        document.putArray("proof").add(7).add("x").addObject();
        assertThat(judged(document)).isEqualTo(DocumentProof.UNSUPPORTED);
    }

    @Test
    void contexts_ofTheProof_haveToBeginTheDocuments() throws Exception {
        var proof = proof(TIMES).put("@context", "https://www.w3.org/ns/did/v1");
        var document = signed(document(), proof);
        assertThat(judged(document)).isEqualTo(DocumentProof.HOLDS);
        var more = document.deepCopy();
        more.putArray("@context").add("https://www.w3.org/ns/did/v1").add("https://example.com/v1");
        assertThat(judged(more)).isEqualTo(DocumentProof.HOLDS);
        more.putArray("@context").add("https://example.com/v1").add("https://www.w3.org/ns/did/v1");
        assertThat(judged(more)).isEqualTo(DocumentProof.BROKEN);
    }

    @Test
    void values_thatAreMutated_breakTheProof() throws Exception {
        var document = signed(document(), proof(TIMES));
        String value = document.at("/proof/proofValue").asText();
        var random = new SplittableRandom(5);
        for (int i = 0; i < 300; i++) {
            char[] chars = value.toCharArray();
            int at = random.nextInt(chars.length);
            chars[at] = (char) (chars[at] + 1 + random.nextInt(90));
            var mutated = document.deepCopy();
            ((ObjectNode) mutated.path("proof")).put("proofValue", String.valueOf(chars));
            assertThat(judged(mutated)).as("%d %s", i, Arrays.toString(chars)).isEqualTo(DocumentProof.BROKEN);
        }
    }
}
