package dev.flint.bid;

import dev.flint.id.Base58;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.bouncycastle.math.ec.ECPoint;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.jspecify.annotations.Nullable;

/**
 * A public key, its octets brought to the one form over which BIDs are derived: Ed25519 32 octets, SM2 65 octets
 * (uncompressed point), secp256k1 33 octets (compressed point). Points are known to lie on their curve, except those of
 * Ed25519, where every 32 octets are a key and one that is no point verifies nothing.
 */
public final class BidPublicKey {
    /** Octets of a signature, with every type of key. */
    public static final int SIGNATURE_OCTETS = 64;

    private static final int PREFIX_OCTETS = 3;
    private static final int CODEC_OCTETS = 2;
    private static final byte PREFIX = (byte) 0xb0;
    private static final int SM2_BARE_OCTETS = 64;
    private static final int COMPRESSED_OCTETS = 33;
    private static final int UNCOMPRESSED_OCTETS = 65;
    private static final int OCTETS_MAX = PREFIX_OCTETS + UNCOMPRESSED_OCTETS;
    private static final byte UNCOMPRESSED = 4;

    private final KeyType type;
    private final byte[] raw;

    private BidPublicKey(KeyType type, byte[] raw) {
        this.type = type;
        this.raw = raw;
    }

    /**
     * Reads a key that says itself what it is, by the prefix {@code b0 ‖ key letter ‖ encoding letter} or by its
     * length. 33 octets without prefix are rejected: SM2 and secp256k1 both have such keys.
     *
     * @param hex upper or lower case
     */
    public static KeyParse<BidPublicKey> parse(String hex) {
        return read(hex, null);
    }

    /**
     * Reads a key with or without prefix.
     *
     * @param hint type of a key without prefix; a prefix outweighs it
     */
    public static KeyParse<BidPublicKey> parse(String hex, KeyType hint) {
        return read(hex, hint);
    }

    /**
     * A key that is known to be one.
     *
     * @param raw without prefix, in any form that {@link #parse(String, KeyType)} reads
     * @throws IllegalArgumentException if it is no key of the type
     */
    public static BidPublicKey of(KeyType type, byte[] raw) {
        KeyParse<BidPublicKey> parse = normalise(type, raw.clone());
        if (parse instanceof KeyParse.Parsed<BidPublicKey> parsed) {
            return parsed.key();
        }
        throw new IllegalArgumentException("not a public key: " + parse);
    }

    public KeyType type() {
        return type;
    }

    /** A copy of the normalised octets, without prefix. */
    public byte[] raw() {
        return raw.clone();
    }

    /** The normalised octets themselves: not to be changed. */
    byte[] rawShared() {
        return raw;
    }

    /**
     * The compressed point of 33 octets.
     *
     * @throws IllegalStateException for Ed25519, whose keys have one form only
     */
    public byte[] compressed() {
        return switch (type) {
            case SECP256K1 -> raw.clone();
            case SM2 -> {
                byte[] point = Arrays.copyOf(raw, COMPRESSED_OCTETS);
                point[0] = (byte) (2 + (raw[raw.length - 1] & 1));
                yield point;
            }
            case ED25519 -> throw new IllegalStateException("Ed25519 keys are not compressed");
        };
    }

    /** The prefix and the normalised octets: {@code b0 ‖ key letter ‖ encoding letter ‖ raw}. */
    public byte[] toPrefixedOctets(BidEncoding encoding) {
        byte[] octets = new byte[PREFIX_OCTETS + raw.length];
        octets[0] = PREFIX;
        octets[1] = (byte) type.letter();
        octets[2] = (byte) encoding.letter();
        System.arraycopy(raw, 0, octets, PREFIX_OCTETS, raw.length);
        return octets;
    }

    /** {@link #toPrefixedOctets} in lower-case hex: the form of {@code publicKeyHex}. */
    public String toText(BidEncoding encoding) {
        return HexFormat.of().formatHex(toPrefixedOctets(encoding));
    }

    /**
     * Multibase {@code z} (base58btc) of multicodec and key: {@code ed01}, {@code e701} and, for SM2, {@code 8624}
     * with the compressed point.
     */
    public String toMultibase() {
        byte[] key = type == KeyType.SM2 ? compressed() : raw;
        byte[] coded = new byte[CODEC_OCTETS + key.length];
        coded[0] = (byte) (codec(type) >>> 8);
        coded[1] = (byte) codec(type);
        System.arraycopy(key, 0, coded, CODEC_OCTETS, key.length);
        return "z" + Base58.BTC.encode(coded);
    }

    /** Reads what {@link #toMultibase} writes; empty for anything that is no such key. */
    public static Optional<BidPublicKey> ofMultibase(String text) {
        return text.startsWith("z")
                ? Base58.BTC
                        .decode(text.substring(1), CODEC_OCTETS + OCTETS_MAX)
                        .flatMap(BidPublicKey::ofCoded)
                : Optional.empty();
    }

    private static Optional<BidPublicKey> ofCoded(byte[] coded) {
        for (KeyType type : KeyType.values()) {
            if (coded.length > CODEC_OCTETS && ((coded[0] & 0xff) << 8 | (coded[1] & 0xff)) == codec(type)) {
                return normalise(type, Arrays.copyOfRange(coded, CODEC_OCTETS, coded.length))
                        .toOptional();
            }
        }
        return Optional.empty();
    }

    private static int codec(KeyType type) {
        return switch (type) {
            case ED25519 -> 0xed01;
            case SM2 -> 0x8624;
            case SECP256K1 -> 0xe701;
        };
    }

    /**
     * Whether a signature holds. Ed25519: RFC 8032, cofactored, S below the group order, canonical encodings, no key of
     * small order. SM2: r and s of 32 octets each, user id 1234567812345678. secp256k1: never, because BID defines no
     * signatures with it.
     *
     * @param signature {@value #SIGNATURE_OCTETS} octets; any other number is no signature
     */
    public boolean verify(byte[] message, byte[] signature) {
        if (signature.length != SIGNATURE_OCTETS) {
            return false;
        }
        return switch (type) {
            case ED25519 -> verifyEd25519(message, signature);
            case SM2 -> Sm2.verify(raw, message, signature);
            case SECP256K1 -> false;
        };
    }

    private boolean verifyEd25519(byte[] message, byte[] signature) {
        Ed25519.PublicPoint point = Ed25519.validatePublicKeyPartialExport(raw, 0);
        return point != null && Ed25519.verify(signature, 0, point, message, 0, message.length);
    }

    private static KeyParse<BidPublicKey> read(String hex, @Nullable KeyType hint) {
        if (hex.length() > 2 * OCTETS_MAX) {
            return new KeyParse.Rejected<>(KeyFault.LENGTH);
        }
        if (hex.length() % 2 != 0 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            return new KeyParse.Rejected<>(KeyFault.NOT_ENCODED);
        }
        byte[] octets = HexFormat.of().parseHex(hex);
        if (octets.length > PREFIX_OCTETS
                && octets[0] == PREFIX
                && BidEncoding.ofLetter((char) octets[2]).isPresent()) {
            // A raw key may begin with these octets, too, but then its length is another.
            Optional<KeyType> prefixed = KeyType.ofLetter((char) octets[1])
                    .filter(type -> octets.length - PREFIX_OCTETS == type.publicKeyOctets());
            if (prefixed.isPresent()) {
                return normalise(prefixed.get(), Arrays.copyOfRange(octets, PREFIX_OCTETS, octets.length));
            }
        }
        if (hint != null) {
            return normalise(hint, octets);
        }
        return switch (octets.length) {
            case 32 -> normalise(KeyType.ED25519, octets);
            case SM2_BARE_OCTETS, UNCOMPRESSED_OCTETS -> normalise(KeyType.SM2, octets);
            case COMPRESSED_OCTETS -> new KeyParse.Rejected<>(KeyFault.TYPE_UNKNOWN);
            default -> new KeyParse.Rejected<>(KeyFault.LENGTH);
        };
    }

    /** {@code octets} is handed over. */
    private static KeyParse<BidPublicKey> normalise(KeyType type, byte[] octets) {
        return switch (type) {
            case ED25519 ->
                octets.length == type.publicKeyOctets()
                        ? new KeyParse.Parsed<>(new BidPublicKey(type, octets))
                        : new KeyParse.Rejected<>(KeyFault.LENGTH);
            case SM2 -> point(type, octets.length == SM2_BARE_OCTETS ? withLeadingOctet(octets) : octets);
            case SECP256K1 -> point(type, octets);
        };
    }

    private static KeyParse<BidPublicKey> point(KeyType type, byte[] octets) {
        boolean uncompressed = octets.length == UNCOMPRESSED_OCTETS && type == KeyType.SM2;
        if (!uncompressed && octets.length != COMPRESSED_OCTETS) {
            return new KeyParse.Rejected<>(KeyFault.LENGTH);
        }
        boolean form = uncompressed ? octets[0] == UNCOMPRESSED : octets[0] == 2 || octets[0] == 3;
        Optional<ECPoint> point = form ? Curves.decode(type, octets) : Optional.empty();
        if (point.isEmpty()) {
            return new KeyParse.Rejected<>(KeyFault.NOT_ON_CURVE);
        }
        boolean normal = octets.length == type.publicKeyOctets();
        return new KeyParse.Parsed<>(
                new BidPublicKey(type, normal ? octets : point.get().getEncoded(false)));
    }

    private static byte[] withLeadingOctet(byte[] coordinates) {
        byte[] point = new byte[UNCOMPRESSED_OCTETS];
        point[0] = UNCOMPRESSED;
        System.arraycopy(coordinates, 0, point, 1, coordinates.length);
        return point;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof BidPublicKey key && type == key.type && Arrays.equals(raw, key.raw);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(raw);
    }

    @Override
    public String toString() {
        return toText(BidEncoding.BASE58);
    }
}
