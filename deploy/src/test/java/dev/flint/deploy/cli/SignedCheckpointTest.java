package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointSigner;
import org.junit.jupiter.api.Test;

class SignedCheckpointTest {
    private static final String ORIGIN = "ledger.example.com/main/headers";
    private static final CheckpointSigner SIGNER = signer(1);

    @Test
    void parse_signedCheckpoint_isTakenApart() {
        var parsed = SignedCheckpoint.parse(note(SIGNER)).orElseThrow();
        assertThat(parsed.checkpoint().size()).isEqualTo(7);
        assertThat(parsed.isSignedBy(SIGNER.verifierKey())).isTrue();
    }

    @Test
    void isSignedBy_anotherKey_isFalse() {
        assertThat(SignedCheckpoint.parse(note(SIGNER))
                        .orElseThrow()
                        .isSignedBy(signer(2).verifierKey()))
                .isFalse();
    }

    @Test
    void isSignedBy_alteredSize_isFalse() {
        assertThat(SignedCheckpoint.parse(note(SIGNER).replace("\n7\n", "\n8\n"))
                        .orElseThrow()
                        .isSignedBy(SIGNER.verifierKey()))
                .isFalse();
    }

    @Test
    void parse_signedTextThatIsNoCheckpoint_isEmpty() {
        String text = "hello\n";
        assertThat(SignedCheckpoint.parse(SIGNER.note(text, SIGNER.sign(text)).format()))
                .isEmpty();
    }

    @Test
    void parse_anythingElse_isEmpty() {
        assertThat(SignedCheckpoint.parse("")).isEmpty();
        assertThat(SignedCheckpoint.parse("{}")).isEmpty();
    }

    private static String note(CheckpointSigner signer) {
        String text = new Checkpoint(ORIGIN, 7, new byte[32]).text();
        return signer.note(text, signer.sign(text)).format();
    }

    private static CheckpointSigner signer(int octet) {
        byte[] seed = new byte[CheckpointSigner.SEED_BYTES];
        seed[0] = (byte) octet;
        return new CheckpointSigner(ORIGIN, seed);
    }
}
