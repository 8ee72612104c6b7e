package dev.flint.bid;

import java.util.Optional;

/** Base58. */
@SuppressWarnings("DoNotCallSuggester")
public enum Base58 {
    /** The chain's alphabet. */
    BIF,
    /** Bitcoin's alphabet. */
    BTC;

    public String encode(byte[] octets) {
        throw new UnsupportedOperationException();
    }

    /** Decodes at most {@code octetsMax} octets. */
    public Optional<byte[]> decode(String text, int octetsMax) {
        throw new UnsupportedOperationException();
    }
}
