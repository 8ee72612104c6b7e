package dev.flint.ledger.note;

import java.util.Optional;

/** A key by which signed notes are verified, C2SP signed-note with Ed25519 (type 01). */
public final class VerifierKey {
    static final byte ED25519 = 1;

    private final Vkey key;
    private final int id;

    /**
     * A key we know to be good.
     *
     * @param name not empty, without spaces and plus signs
     * @param publicKey 32 bytes, copied
     */
    public VerifierKey(String name, byte[] publicKey) {
        this(new Vkey(name, ED25519, publicKey.clone()));
    }

    private VerifierKey(Vkey key) {
        this.key = key;
        this.id = key.id();
    }

    public String name() {
        return key.name();
    }

    /** First four bytes of SHA-256(name ‖ 0A ‖ 01 ‖ public key), big-endian. */
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
    public static Optional<VerifierKey> parse(String text) {
        return Vkey.parse(text, ED25519).map(VerifierKey::new);
    }

    /** Whether an Ed25519 signature of 64 bytes over a note's text is this key's. */
    public boolean verifies(byte[] text, byte[] signature) {
        return key.verifies(text, signature);
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
}
