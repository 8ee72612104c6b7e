package dev.flint.ledger.note;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * One signature line: {@code — <name> base64(keyId(4) ‖ signature)}.
 *
 * @param name key name
 * @param keyId first four bytes of the blob
 * @param signature the rest, at least one byte; 64 for an Ed25519 note key, 72 for a cosigner's
 */
@SuppressWarnings("ArrayRecordComponent") // package-made, read-only
public record NoteSignature(String name, int keyId, byte[] signature) {
    static final String LINE_START = "\u2014 ";

    static NoteSignature of(VerifierKey key, byte[] signature) {
        return new NoteSignature(key.name(), key.id(), signature.clone());
    }

    static NoteSignature ofBlob(String name, byte[] blob) {
        int id = ByteBuffer.wrap(blob).getInt();
        return new NoteSignature(name, id, Arrays.copyOfRange(blob, Integer.BYTES, blob.length));
    }

    /** The line as it stands in a note, ended by a newline. */
    public String line() {
        byte[] blob = ByteBuffer.allocate(Integer.BYTES + signature.length)
                .putInt(keyId)
                .put(signature)
                .array();
        return LINE_START + name + ' ' + Base64.getEncoder().encodeToString(blob) + '\n';
    }

    boolean isBy(VerifierKey key) {
        return keyId == key.id() && name.equals(key.name());
    }

    boolean isBy(CosignerKey key) {
        return keyId == key.id() && name.equals(key.name());
    }
}
