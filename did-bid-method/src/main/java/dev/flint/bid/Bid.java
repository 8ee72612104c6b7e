package dev.flint.bid;

import dev.flint.id.SubChainCode;
import java.util.List;

/** A did:bid identifier. */
@SuppressWarnings("DoNotCallSuggester")
public final class Bid {
    /** Longest text accepted, in characters: sub-chain code, base64, every character percent-encoded. */
    public static final int CHARS_MAX = 111;

    private Bid() {}

    /** Reads a bare identifier. */
    public static BidParse parse(String text) {
        return parse(text, 0, text.length());
    }

    /** Reads the identifier that stands in {@code [start, end)}. */
    public static BidParse parse(String text, int start, int end) {
        throw new UnsupportedOperationException();
    }

    /** For insiders: a text that is no BID is a bug. */
    public static Bid of(String text) {
        throw new UnsupportedOperationException();
    }

    /** The BID of a key. */
    public static Bid derive(SubChainCode subChain, BidPublicKey key, BidEncoding encoding) {
        throw new UnsupportedOperationException();
    }

    /** The AC document of a sub-chain. */
    public static Bid ofSubChain(SubChainCode subChain) {
        throw new UnsupportedOperationException();
    }

    /** The chain on which this identifier lives; of a sub-chain document the chain it describes. */
    public SubChainCode subChain() {
        throw new UnsupportedOperationException();
    }

    /** Whether this names a sub-chain's resolution-service document ({@code did:bid:by01}). */
    public boolean isSubChainDocument() {
        throw new UnsupportedOperationException();
    }

    public KeyType keyType() {
        throw new UnsupportedOperationException();
    }

    public BidEncoding encoding() {
        throw new UnsupportedOperationException();
    }

    public byte[] digest() {
        throw new UnsupportedOperationException();
    }

    public String canonical() {
        throw new UnsupportedOperationException();
    }

    /** Other spellings of a base64 BID that are DIDs, too. */
    public List<String> otherSpellings() {
        throw new UnsupportedOperationException();
    }

    public byte[] storageKey() {
        throw new UnsupportedOperationException();
    }

    public KeyBinding binding(BidPublicKey key) {
        throw new UnsupportedOperationException();
    }
}
