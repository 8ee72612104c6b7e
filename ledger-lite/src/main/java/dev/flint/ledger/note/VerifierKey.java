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

/** A key by which signed notes are verified, C2SP signed-note with Ed25519 (type 01). */
public final class VerifierKey {
    static final byte ED25519 = 1;

    private final String name;
    private final byte[] publicKey;
    private final int id;

    /**
     * A key we know to be good.
     *
     * @param name not empty, without spaces and plus signs
     * @param publicKey 32 bytes, copied
     */
    public VerifierKey(String name, byte[] publicKey) {
        if (!isName(name) || publicKey.length != Ed25519.PUBLIC_KEY_SIZE) {
            throw new IllegalArgumentException("not a verifier key: name, key of " + publicKey.length + " bytes");
        }
        this.name = name;
        this.publicKey = publicKey.clone();
        this.id = idOf(name, publicKey);
    }

    public String name() {
        return name;
    }

    /** First four bytes of SHA-256(name ‖ 0A ‖ 01 ‖ public key), big-endian. */
    public int id() {
        return id;
    }

    /** Public key, 32 bytes, the receiver's own. */
    public byte[] publicKey() {
        return publicKey.clone();
    }

    /** {@code <name>+<key id, 8 hex digits>+<base64 of type and key>}. */
    public String text() {
        byte[] typed = ByteBuffer.allocate(1 + publicKey.length)
                .put(ED25519)
                .put(publicKey)
                .array();
        return name
                + '+'
                + HexFormat.of().toHexDigits(id)
                + '+'
                + Base64.getEncoder().encodeToString(typed);
    }

    /** Reads {@link #text}; empty when it is malformed, of another type, or its id does not belong to it. */
    public static Optional<VerifierKey> parse(String text) {
        int first = text.indexOf('+');
        int second = first < 0 ? -1 : text.indexOf('+', first + 1);
        if (second < 0 || !isName(text.substring(0, first))) {
            return Optional.empty();
        }
        byte[] typed = StrictBase64.decode(text.substring(second + 1));
        if (typed.length != 1 + Ed25519.PUBLIC_KEY_SIZE || typed[0] != ED25519) {
            return Optional.empty();
        }
        VerifierKey key = new VerifierKey(text.substring(0, first), Arrays.copyOfRange(typed, 1, typed.length));
        String id = text.substring(first + 1, second);
        return HexFormat.of().toHexDigits(key.id).equals(id) ? Optional.of(key) : Optional.empty();
    }

    /** Whether an Ed25519 signature of 64 bytes over a note's text is this key's. */
    public boolean verifies(byte[] text, byte[] signature) {
        return signature.length == Ed25519.SIGNATURE_SIZE
                && Ed25519.verify(signature, 0, publicKey, 0, text, 0, text.length);
    }

    static boolean isName(String name) {
        return !name.isEmpty()
                && name.codePoints()
                        .noneMatch(c -> c == '+' || c < 0x20 || Character.isWhitespace(c) || isOtherSpace(c));
    }

    /** Unicode white space that Java does not count as such: no-break spaces and the next-line control. */
    private static boolean isOtherSpace(int c) {
        return Character.isSpaceChar(c) || c == 0x85 || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
    }

    private static int idOf(String name, byte[] publicKey) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(name.getBytes(StandardCharsets.UTF_8));
            digest.update((byte) '\n');
            digest.update(ED25519);
            return ByteBuffer.wrap(digest.digest(publicKey)).getInt();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
