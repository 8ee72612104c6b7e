package dev.flint.ledger.note;

import java.nio.ByteBuffer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** Cosigns checkpoints with one Ed25519 key, C2SP tlog-cosignature. Safe for any thread. */
public final class Cosigner {
    private final byte[] seed;
    private final CosignerKey key;

    /**
     * A cosigner under a name.
     *
     * @param name key name on the signature line
     * @param seed 32 bytes (RFC 8032 private key), copied; used for nothing else, not even another name
     */
    public Cosigner(String name, byte[] seed) {
        if (seed.length != CheckpointSigner.SEED_BYTES) {
            throw new IllegalArgumentException("seed of " + seed.length + " bytes");
        }
        this.seed = seed.clone();
        byte[] publicKey = new byte[Ed25519.PUBLIC_KEY_SIZE];
        Ed25519.generatePublicKey(seed, 0, publicKey, 0);
        this.key = new CosignerKey(name, publicKey);
    }

    public CosignerKey key() {
        return key;
    }

    /**
     * The line that says: at this time this was the largest consistent tree we knew of the log. Whoever calls has seen
     * to it.
     *
     * @param seconds since 1970, not negative
     */
    public NoteSignature cosign(Checkpoint checkpoint, long seconds) {
        if (seconds < 0) {
            throw new IllegalArgumentException("a cosignature of second " + seconds);
        }
        byte[] message = CosignerKey.message(checkpoint.text(), seconds);
        byte[] blob = ByteBuffer.allocate(Long.BYTES + Ed25519.SIGNATURE_SIZE)
                .putLong(seconds)
                .array();
        Ed25519.sign(seed, 0, message, 0, message.length, blob, Long.BYTES);
        return new NoteSignature(key.name(), key.id(), blob);
    }
}
