package dev.flint.bid;

import dev.flint.id.Base58;
import dev.flint.id.SubChainCode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A did:bid identifier: either the name of a key ({@code did:bid:}, sub-chain code and colon except on the main chain,
 * key letter, encoding letter, 22 octets encoded), or the name of a sub-chain's own document ({@code did:bid:by01}).
 *
 * <p>The rule is BID digest 1.2 to 1.5 and 2.1 to 2.4. There is no checksum in base58 and base64: a typing error is
 * usually a BID, too, which nobody has. Bech32 is read here; whether it is served is the driver's switch.
 */
public final class Bid {
    /**
     * Longest text that is read, in characters: {@code did:bid:}, code and colon, two letters, 30 data characters and
     * two of padding, each percent-encoded. Longer than 64 are only unusual base64 texts.
     */
    public static final int CHARS_MAX = 8 + 5 + 2 + 3 * (30 + 2);

    static final String ESCAPED_PADDING = "%3D%3D";

    private static final String PREFIX = "did:bid:";
    private static final int CODE_END = PREFIX.length() + SubChainCode.CHARS;
    private static final int KEY_LETTERS = 2;

    private final String canonical;
    private final @Nullable KeyType keyType;
    private final @Nullable BidEncoding encoding;
    private final Digest digest;

    private Bid(String canonical, @Nullable KeyType keyType, @Nullable BidEncoding encoding, Digest digest) {
        this.canonical = canonical;
        this.keyType = keyType;
        this.encoding = encoding;
        this.digest = digest;
    }

    static Bid entity(KeyType keyType, BidEncoding encoding, Digest digest, String canonical) {
        return new Bid(canonical, keyType, encoding, digest);
    }

    static Bid subChainDocument(String canonical) {
        return new Bid(canonical, null, null, Digest.NONE);
    }

    /** Reads a bare identifier: no path, query or fragment behind it, so that {@code + / =} may stand unescaped. */
    public static BidParse parse(String text) {
        return BidScanner.scan(text, 0, text.length());
    }

    /** Reads the bare identifier that stands in {@code [start, end)} of a text. */
    public static BidParse parse(String text, int start, int end) {
        return BidScanner.scan(text, start, end);
    }

    /**
     * A BID that is known to be one.
     *
     * @throws IllegalArgumentException if it is none
     */
    public static Bid of(String text) {
        BidParse parse = parse(text);
        if (parse instanceof BidParse.Parsed parsed) {
            return parsed.bid();
        }
        throw new IllegalArgumentException("not a BID: " + parse);
    }

    /** The BID of a key; {@link SubChainCode#MAIN} for the main chain. */
    public static Bid derive(SubChainCode subChain, BidPublicKey key, BidEncoding encoding) {
        Digest digest = KeyDigest.strict(key);
        String head = PREFIX
                + (subChain.isMain() ? "" : subChain.text() + ":")
                + key.type().letter()
                + encoding.letter();
        String part = switch (encoding) {
            case BASE58 -> Base58.BIF.encode(digest.toOctets());
            case BASE64 -> digest.toEscapedBase64() + ESCAPED_PADDING;
            case BECH32 -> Bech32.encode(digest);
        };
        // Read again: behind "sf" the digest is what a reader sees, who tries Bitcoin's alphabet first.
        return of(head + part);
    }

    /**
     * The BID that the older software of the field derives from a secp256k1 key (digest, 2.4): to recognise what it has
     * issued, not to issue more.
     *
     * @throws IllegalArgumentException for a key of another type
     */
    public static Bid deriveAsTchain(SubChainCode subChain, BidPublicKey key) {
        if (key.type() != KeyType.SECP256K1) {
            throw new IllegalArgumentException("not secp256k1: " + key.type());
        }
        String chain = subChain.isMain() ? "" : subChain.text() + ":";
        return of(
                PREFIX + chain + "sf" + Base58.BTC.encode(KeyDigest.tchain(key).toOctets()));
    }

    /**
     * The name of a sub-chain's own document.
     *
     * @throws IllegalArgumentException for the main chain, which has none
     */
    public static Bid ofSubChain(SubChainCode subChain) {
        return of(PREFIX + subChain.text());
    }

    /** The chain on which this identifier lives; of a sub-chain's own document the chain that it describes. */
    public SubChainCode subChain() {
        return isSubChainDocument() || isTailed()
                ? new SubChainCode(canonical.substring(PREFIX.length(), CODE_END))
                : SubChainCode.MAIN;
    }

    /** Whether this names a sub-chain's own document, which has neither key type nor digest. */
    public boolean isSubChainDocument() {
        return keyType == null;
    }

    /**
     * What kind of key this names.
     *
     * @throws IllegalStateException for a sub-chain's own document
     */
    public KeyType keyType() {
        if (keyType == null) {
            throw noKey();
        }
        return keyType;
    }

    /**
     * How the digest is written.
     *
     * @throws IllegalStateException for a sub-chain's own document
     */
    public BidEncoding encoding() {
        if (encoding == null) {
            throw noKey();
        }
        return encoding;
    }

    /**
     * The 22 octets; behind {@code sf} by Bitcoin's alphabet if it yields 22, otherwise by the chain's.
     *
     * @throws IllegalStateException for a sub-chain's own document
     */
    public byte[] digest() {
        if (isSubChainDocument()) {
            throw noKey();
        }
        return digest.toOctets();
    }

    /**
     * The one spelling that stands for all: base64 with padding, {@code + / =} percent-encoded in upper-case hex. All
     * other forms have one spelling only.
     */
    public String canonical() {
        return canonical;
    }

    /**
     * Other spellings of a base64 BID that DID Core's syntax allows: without padding, and with lower-case hex.
     *
     * @return empty for all other BIDs
     */
    public List<String> otherSpellings() {
        if (encoding != BidEncoding.BASE64) {
            return List.of();
        }
        int part = suffixStart() + KEY_LETTERS;
        String head = canonical.substring(0, part);
        String data = canonical.substring(part, canonical.length() - ESCAPED_PADDING.length());
        String lowerCase = data.replace("%2B", "%2b").replace("%2F", "%2f");
        Set<String> spellings = new LinkedHashSet<>(List.of(head + data));
        spellings.add(head + lowerCase);
        spellings.add(head + lowerCase + ESCAPED_PADDING.toLowerCase(Locale.ROOT));
        return new ArrayList<>(spellings);
    }

    /**
     * Key under which a chain keeps what belongs to this identifier.
     *
     * <pre>
     * offset  0                  4            5                 6
     *         sub-chain code     key letter   encoding letter   22 octets of digest
     *         sub-chain code     's'          'f'               22 to 31 characters: the alphabet is not known
     *         sub-chain code     0            0                 (end: a sub-chain's own document)
     * </pre>
     *
     * The main chain's code is four zero octets. One key's base58, base64 and bech32 forms are three identifiers.
     */
    public byte[] storageKey() {
        int codeOctets = SubChainCode.CHARS;
        if (keyType == null || encoding == null) {
            byte[] key = new byte[codeOctets + KEY_LETTERS];
            putAscii(key, 0, PREFIX.length(), CODE_END);
            return key;
        }
        int suffix = suffixStart();
        boolean byText = keyType == KeyType.SECP256K1 && encoding == BidEncoding.BASE58;
        int octets = byText ? canonical.length() - suffix - KEY_LETTERS : Digest.OCTETS;
        byte[] key = new byte[codeOctets + KEY_LETTERS + octets];
        if (isTailed()) {
            putAscii(key, 0, PREFIX.length(), CODE_END);
        }
        putAscii(key, codeOctets, suffix, byText ? canonical.length() : suffix + KEY_LETTERS);
        for (int i = 0; i < octets && !byText; i++) {
            key[codeOctets + KEY_LETTERS + i] = digest.octet(i);
        }
        return key;
    }

    /** By which rule a key belongs to this identifier; {@link KeyBinding#NONE} for a sub-chain's own document. */
    public KeyBinding binding(BidPublicKey key) {
        return keyType == null || encoding == null ? KeyBinding.NONE : KeyDigest.binding(this, key);
    }

    /** The encoded part: what stands behind the two letters. */
    String encodedPart() {
        return canonical.substring(suffixStart() + KEY_LETTERS);
    }

    Digest digestBits() {
        return digest;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        // The canonical text and the storage key determine each other.
        return other instanceof Bid bid && canonical.equals(bid.canonical);
    }

    @Override
    public int hashCode() {
        return canonical.hashCode();
    }

    @Override
    public String toString() {
        return canonical;
    }

    private boolean isTailed() {
        return keyType != null && canonical.charAt(CODE_END) == ':';
    }

    private int suffixStart() {
        return isTailed() ? CODE_END + 1 : PREFIX.length();
    }

    private void putAscii(byte[] target, int at, int from, int to) {
        byte[] ascii = canonical.substring(from, to).getBytes(StandardCharsets.ISO_8859_1);
        System.arraycopy(ascii, 0, target, at, ascii.length);
    }

    private IllegalStateException noKey() {
        return new IllegalStateException(canonical + " names a sub-chain, not a key");
    }
}
