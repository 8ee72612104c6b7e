package dev.flint.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalLong;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A key by which cosignatures of checkpoints are verified: C2SP tlog-cosignature, cosignature/v1 with Ed25519 (type
 * 04). The signature is the time, 64 bits big-endian, and the 64 bytes over {@code cosignature/v1\n}, {@code time
 * <seconds>\n} and the note's text.
 */
public final class CosignerKey {
    static final byte COSIGNATURE_V1 = 4;

    private static final int BLOB_BYTES = Long.BYTES + Ed25519.SIGNATURE_SIZE;

    private final Vkey key;
    private final int id;

    /**
     * A key we know to be good.
     *
     * @param name not empty, without spaces and plus signs
     * @param publicKey 32 bytes, copied
     */
    public CosignerKey(String name, byte[] publicKey) {
        this(new Vkey(name, COSIGNATURE_V1, publicKey.clone()));
    }

    private CosignerKey(Vkey key) {
        this.key = key;
        this.id = key.id();
    }

    public String name() {
        return key.name();
    }

    /** First four bytes of SHA-256(name ‖ 0A ‖ 04 ‖ public key), big-endian. */
    public int id() {
        return id;
    }

    /** Public key, 32 bytes, the receiver's own. */
    public byte[] publicKey() {
        return key.publicKey().clone();
    }

    /** {@code <name>+<key id, 8 hex digits>+<base64 of type and key>}. */
    public String text() {
        return key.text();
    }

    /** Reads {@link #text}; empty when it is malformed, of another type, or its id does not belong to it. */
    public static Optional<CosignerKey> parse(String text) {
        return Vkey.parse(text, COSIGNATURE_V1).map(CosignerKey::new);
    }

    /** Time of a cosignature in seconds since 1970; empty when the line is not this key's or does not verify. */
    public OptionalLong verify(String noteText, NoteSignature line) {
        if (!line.isBy(this) || line.signature().length != BLOB_BYTES) {
            return OptionalLong.empty();
        }
        long seconds = ByteBuffer.wrap(line.signature()).getLong();
        byte[] signature = Arrays.copyOfRange(line.signature(), Long.BYTES, BLOB_BYTES);
        return seconds >= 0 && key.verifies(message(noteText, seconds), signature)
                ? OptionalLong.of(seconds)
                : OptionalLong.empty();
    }

    static byte[] message(String noteText, long seconds) {
        return ("cosignature/v1\ntime " + seconds + '\n' + noteText).getBytes(StandardCharsets.UTF_8);
    }
}
