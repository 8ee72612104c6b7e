package dev.flint.ledger.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.ledger.LedgerVectors;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CosignerTest {
    private static final JsonNode VECTOR = LedgerVectors.section("checkpoint");
    private static final String TEST_2_SEED = "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb";
    private static final Cosigner COSIGNER =
            new Cosigner("witness.example/w1", HexFormat.of().parseHex(TEST_2_SEED));
    private static final SignedNote NOTE =
            ((NoteParse.Parsed) SignedNote.parse(VECTOR.get("checkpoint").asText())).note();
    private static final Checkpoint HEAD = ((CheckpointParse.Parsed) Checkpoint.parse(NOTE.text())).checkpoint();

    @Test
    void key_rfc8032Test2_isTheVectors() {
        String text = VECTOR.get("witnessVkey").asText();
        assertThat(COSIGNER.key().text()).isEqualTo(text);
        CosignerKey parsed = CosignerKey.parse(text).orElseThrow();
        assertThat(parsed.name()).isEqualTo("witness.example/w1");
        assertThat(parsed.id()).isEqualTo(0x04d2d833);
        assertThat(parsed.publicKey()).isEqualTo(COSIGNER.key().publicKey());
    }

    @Test
    void message_vector_isTheVectors() {
        assertThat(new String(CosignerKey.message(NOTE.text(), 1_700_000_000), UTF_8))
                .isEqualTo(VECTOR.get("cosignedMessage").asText());
    }

    @Test
    void cosign_vectorsCheckpoint_isTheVectorsLine() {
        NoteSignature line = COSIGNER.cosign(HEAD, 1_700_000_000);
        assertThat(line.line()).isEqualTo(NOTE.signatures().get(1).line());
        SignedNote alone = new SignedNote(NOTE.text(), NOTE.signatures().subList(0, 1));
        assertThat(alone.with(line).format()).isEqualTo(VECTOR.get("checkpoint").asText());
    }

    @Test
    void verify_vectorsLine_tellsItsTime() {
        assertThat(COSIGNER.key().verify(NOTE.text(), NOTE.signatures().get(1))).hasValue(1_700_000_000);
    }

    @Test
    void verify_eachBitFlipped_isEmpty() {
        NoteSignature good = NOTE.signatures().get(1);
        for (int bit = 0; bit < good.signature().length * 8; bit++) {
            byte[] altered = good.signature().clone();
            altered[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(COSIGNER.key().verify(NOTE.text(), new NoteSignature(good.name(), good.keyId(), altered)))
                    .as("bit %d", bit)
                    .isEmpty();
        }
    }

    @Test
    void verify_otherKeyNameTextOrLength_isEmpty() {
        NoteSignature good = NOTE.signatures().get(1);
        CosignerKey key = COSIGNER.key();
        assertThat(key.verify(NOTE.text(), NOTE.signatures().get(0))).isEmpty();
        assertThat(key.verify(NOTE.text(), new NoteSignature("other", good.keyId(), good.signature())))
                .isEmpty();
        assertThat(key.verify(NOTE.text(), new NoteSignature(good.name(), 5, good.signature())))
                .isEmpty();
        assertThat(key.verify(NOTE.text() + "x\n", good)).isEmpty();
        for (int length : new int[] {1, 8, 64, 71, 73}) {
            byte[] other = Arrays.copyOf(good.signature(), length);
            assertThat(key.verify(NOTE.text(), new NoteSignature(good.name(), good.keyId(), other)))
                    .as("%d bytes", length)
                    .isEmpty();
        }
        assertThat(new Cosigner(good.name(), new byte[32]).key().verify(NOTE.text(), good))
                .isEmpty();
    }

    @Test
    void verify_ownAtAnyTime_tellsIt() {
        for (long seconds : new long[] {0, 1, 1L << 40, Long.MAX_VALUE}) {
            assertThat(COSIGNER.key().verify(HEAD.text(), COSIGNER.cosign(HEAD, seconds)))
                    .hasValue(seconds);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "witness.example/w1+04d2d833",
                "witness.example/w1+04d2d834+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM",
                "witness.example/w2+04d2d833+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM",
                "witness.example/w1+04d2d833+AT1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM",
                "witness.example/w1+04D2D833+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GYM",
                "witness.example/w1+04d2d833+BD1AF8PoQ4lakrcKp00bfrycmCzPLsSWjMDNVfEq9GY="
            })
    void parse_anythingElse_isEmpty(String text) {
        assertThat(CosignerKey.parse(text)).isEmpty();
    }

    @Test
    void constructor_badSeedNameOrTime_isABug() {
        assertThatThrownBy(() -> new Cosigner("a", new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Cosigner("a b", new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> COSIGNER.cosign(HEAD, -1)).isInstanceOf(IllegalArgumentException.class);
    }
}
