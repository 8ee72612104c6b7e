package dev.flint.bid;

/** A public key. */
@SuppressWarnings("DoNotCallSuggester")
public final class BidPublicKey {
    private BidPublicKey() {}

    /** Reads hex, prefixed or bare; a bare 33-octet key needs a hint. */
    public static KeyParse<BidPublicKey> parse(String hex) {
        throw new UnsupportedOperationException();
    }

    /** Reads hex, prefixed or bare; the prefix wins over the hint. */
    public static KeyParse<BidPublicKey> parse(String hex, KeyType hint) {
        throw new UnsupportedOperationException();
    }

    /** For insiders. */
    public static BidPublicKey of(KeyType type, byte[] raw) {
        throw new UnsupportedOperationException();
    }

    public KeyType type() {
        throw new UnsupportedOperationException();
    }

    public byte[] raw() {
        throw new UnsupportedOperationException();
    }

    /** {@code b0 ‖ letter ‖ letter ‖ raw} as lower-case hex. */
    public String toText(BidEncoding encoding) {
        throw new UnsupportedOperationException();
    }

    /** multibase base58btc of multicodec and key. */
    public String toMultibase() {
        throw new UnsupportedOperationException();
    }

    public boolean verify(byte[] message, byte[] signature) {
        throw new UnsupportedOperationException();
    }
}
