package dev.flint.ledger.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * Name, signature type and Ed25519 public key of a signer of notes: {@code <name>+<key id, 8 hex digits>+<base64 of
 * type and key>}, C2SP signed-note.
 */
@SuppressWarnings("ArrayRecordComponent") // the two public kinds of key copy what goes in and out
record Vkey(String name, byte type, byte[] publicKey) {
    Vkey {
        if (!VerifierKey.isName(name) || publicKey.length != Ed25519.PUBLIC_KEY_SIZE) {
            throw new IllegalArgumentException("not a verifier key: name, key of " + publicKey.length + " bytes");
        }
    }

    /** First four bytes of SHA-256(name ‖ 0A ‖ type ‖ public key), big-endian. */
    int id() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(type);
            return ByteBuffer.wrap(digest.digest(publicKey)).getInt();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }

    String text() {
        byte[] typed = ByteBuffer.allocate(1 + publicKey.length)
                .put(type)
                .put(publicKey)
                .array();
        return name
                + '+'
                + HexFormat.of().toHexDigits(id())
                + '+'
                + Base64.getEncoder().encodeToString(typed);
    }

    /** Reads a key of one type; empty when it is malformed, of another type, or its id does not belong to it. */
    static Optional<Vkey> parse(String text, byte type) {
        int first = text.indexOf('+');
        int second = first < 0 ? -1 : text.indexOf('+', first + 1);
        if (second < 0 || !VerifierKey.isName(text.substring(0, first))) {
            return Optional.empty();
        }
        byte[] typed = StrictBase64.decode(text.substring(second + 1));
        if (typed.length != 1 + Ed25519.PUBLIC_KEY_SIZE || typed[0] != type) {
            return Optional.empty();
        }
        Vkey key = new Vkey(text.substring(0, first), type, Arrays.copyOfRange(typed, 1, typed.length));
        String id = text.substring(first + 1, second);
        return HexFormat.of().toHexDigits(key.id()).equals(id) ? Optional.of(key) : Optional.empty();
    }

    boolean verifies(byte[] message, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, publicKey, 0, message, 0, message.length);
    }
}
