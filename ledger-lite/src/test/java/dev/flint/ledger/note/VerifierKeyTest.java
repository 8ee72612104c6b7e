package dev.flint.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.LedgerVectors;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VerifierKeyTest {
    private static final String VKEY =
            LedgerVectors.section("signedNote").get("vkey").asText();
    private static final String TEST_1_SEED = "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60";

    @Test
    void text_parsedVector_isTheVector() {
        assertThat(VerifierKey.parse(VKEY).orElseThrow().text()).isEqualTo(VKEY);
    }

    @Test
    void signer_rfc8032Test1_hasTheVectorsKey() {
        CheckpointSigner signer =
                new CheckpointSigner("ledger.example/main", HexFormat.of().parseHex(TEST_1_SEED));
        String expected = LedgerVectors.section("checkpoint").get("logVkey").asText();
        assertThat(signer.verifierKey().text()).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.com/foo",
                "example.com/foo+530d903a",
                "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/bar+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
                "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U0=",
                "+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
            })
    void parse_anythingElse_isEmpty(String text) {
        assertThat(VerifierKey.parse(text)).isEmpty();
    }

    @Test
    void verifies_signatureWithExtraByte_isFalse() {
        CheckpointSigner signer = new CheckpointSigner("n", new byte[32]);
        byte[] longer = java.util.Arrays.copyOf(signer.sign("text\n"), 65);
        assertThat(signer.verifierKey().verifies(TestBytes.of("text\n"), longer))
                .isFalse();
    }

    @Test
    void verifies_ownSignature_isTrue() {
        CheckpointSigner signer = new CheckpointSigner("n", new byte[32]);
        assertThat(signer.verifierKey().verifies(TestBytes.of("text\n"), signer.sign("text\n")))
                .isTrue();
        assertThat(signer.note("text\n", signer.sign("text\n")).isSignedBy(signer.verifierKey()))
                .isTrue();
    }

    @Test
    void constructor_badNameKeyOrSeed_isABug() {
        assertThatThrownBy(() -> new VerifierKey("a b", new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new VerifierKey("a", new byte[31])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new CheckpointSigner("a", new byte[33])).isInstanceOf(IllegalArgumentException.class);
    }
}
