package dev.flint.ledger.note;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Signs notes with one Ed25519 key. Safe for any thread. */
public final class CheckpointSigner {
    /** Bytes of a private key's seed. */
    public static final int SEED_BYTES = Ed25519.SECRET_KEY_SIZE;

    private final byte[] seed;
    private final VerifierKey verifierKey;

    /**
     * A signer under a name.
     *
     * @param name key name on the signature line; C2SP wants it equal to the log's origin
     * @param seed 32 bytes (RFC 8032 private key), copied
     */
    public CheckpointSigner(String name, byte[] seed) {
        if (seed.length != SEED_BYTES) {
            throw new IllegalArgumentException("seed of " + seed.length + " bytes");
        }
        this.seed = seed.clone();
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        this.verifierKey = new VerifierKey(name, publicKey);
    }

    public VerifierKey verifierKey() {
        return verifierKey;
    }

    /** The 64 signature bytes over a note's text. */
    public byte[] sign(String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(seed, 0, message, 0, message.length, signature, 0);
        return signature;
    }

    /** A note carrying a signature that this key made before. */
    public SignedNote note(String text, byte[] signature) {
        return new SignedNote(text, List.of(NoteSignature.of(verifierKey, signature)));
    }
}
