package dev.flint.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The proofs of transparency-dev/merkle, testdata, which are not ours to copy. By hand, with
 * {@code -Dflint.vectors=<folder that holds merkle-proofs.json>}.
 */
@EnabledIfSystemProperty(named = "flint.vectors", matches = ".+")
class ForeignProofsTest {
    private static byte[] bytes(JsonNode base64) {
        return base64.isNull() ? new byte[0] : Base64.getDecoder().decode(base64.asText());
    }

    private static List<byte[]> proof(JsonNode vector) {
        List<byte[]> hashes = new ArrayList<>();
        vector.get("proof").forEach(hash -> hashes.add(bytes(hash)));
        return hashes;
    }

    /** Unsigned 64 bits; from 2^63 on negative here, which no verifier takes. */
    private static long number(JsonNode number) {
        return new BigInteger(number.asText()).longValue();
    }

    @Test
    void verify_everyForeignProof_isAsItsAuthorsSay() throws IOException {
        JsonNode file = new ObjectMapper()
                .readTree(Path.of(System.getProperty("flint.vectors"), "merkle-proofs.json")
                        .toFile());
        int refused = 0;
        int shorter = 0;
        for (JsonNode vector : file.get("inclusion")) {
            boolean right = MerkleProofs.verifyInclusion(
                    bytes(vector.get("leafHash")),
                    number(vector.get("leafIdx")),
                    number(vector.get("treeSize")),
                    proof(vector),
                    bytes(vector.get("root")));
            assertThat(right)
                    .as(vector.get("file").asText())
                    .isNotEqualTo(vector.get("wantErr").asBoolean());
            refused += right ? 0 : 1;
        }
        for (JsonNode vector : file.get("consistency")) {
            boolean right = MerkleProofs.verifyConsistency(
                    number(vector.get("size1")),
                    number(vector.get("size2")),
                    proof(vector),
                    bytes(vector.get("root1")),
                    bytes(vector.get("root2")));
            // One proof between trees of size 1 has roots of 12 bytes and is let through by its authors; not here.
            boolean hashes = bytes(vector.get("root1")).length == 32;
            assertThat(right)
                    .as(vector.get("file").asText())
                    .isEqualTo(hashes && !vector.get("wantErr").asBoolean());
            refused += right ? 0 : 1;
            shorter += hashes || vector.get("wantErr").asBoolean() ? 0 : 1;
        }
        System.out.printf(
                "%d inclusion, %d consistency proofs, %d refused: as their authors say but for %d with short roots%n",
                file.get("inclusion").size(), file.get("consistency").size(), refused, shorter);
        assertThat(shorter).isOne();
    }
}
