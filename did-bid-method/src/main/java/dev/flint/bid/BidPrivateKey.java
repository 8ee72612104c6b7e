package dev.flint.bid;

import java.security.SecureRandom;

/** A private key. */
@SuppressWarnings("DoNotCallSuggester")
public final class BidPrivateKey {
    private BidPrivateKey() {}

    public static KeyParse<BidPrivateKey> parse(String text) {
        throw new UnsupportedOperationException();
    }

    /** Ed25519 seed or scalar, 32 octets. */
    public static BidPrivateKey of(KeyType type, byte[] secret) {
        throw new UnsupportedOperationException();
    }

    public static BidPrivateKey generate(KeyType type, SecureRandom random) {
        throw new UnsupportedOperationException();
    }

    public KeyType type() {
        throw new UnsupportedOperationException();
    }

    public BidPublicKey publicKey() {
        throw new UnsupportedOperationException();
    }

    /** 64 octets. */
    public byte[] sign(byte[] message) {
        throw new UnsupportedOperationException();
    }

    public String toText(BidEncoding encoding) {
        throw new UnsupportedOperationException();
    }
}
