package dev.flint.bid;

import dev.flint.id.Base58;
import java.math.BigInteger;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Optional;
import org.bouncycastle.math.ec.FixedPointCombMultiplier;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.bouncycastle.util.BigIntegers;

/**
 * A private key: the Ed25519 seed, or the scalar of the curve, big-endian, in 32 octets. The text form is base58, the
 * chain's alphabet, of {@code 18 9e 99 ‖ key letter ‖ encoding letter ‖ 32 octets} (BID digest, 2.5).
 */
public final class BidPrivateKey {
    private static final int SECRET_OCTETS = 32;
    private static final byte[] PREFIX = {0x18, (byte) 0x9e, (byte) 0x99};
    private static final int KEY_LETTER_AT = PREFIX.length;
    private static final int ENCODING_LETTER_AT = KEY_LETTER_AT + 1;
    private static final int SECRET_AT = ENCODING_LETTER_AT + 1;
    private static final int TEXT_OCTETS = SECRET_AT + SECRET_OCTETS;

    private final KeyType type;
    private final byte[] secret;
    private final BidPublicKey publicKey;

    private BidPrivateKey(KeyType type, byte[] secret) {
        this.type = type;
        this.secret = secret;
        this.publicKey = BidPublicKey.of(type, publicOctets(type, secret));
    }

    /** Reads the text form. */
    public static KeyParse<BidPrivateKey> parse(String text) {
        Optional<byte[]> decoded = Base58.BIF.decode(text, TEXT_OCTETS);
        if (decoded.isEmpty()) {
            return new KeyParse.Rejected<>(text.length() > 2 * TEXT_OCTETS ? KeyFault.LENGTH : KeyFault.NOT_ENCODED);
        }
        byte[] octets = decoded.get();
        if (octets.length != TEXT_OCTETS) {
            return new KeyParse.Rejected<>(KeyFault.LENGTH);
        }
        for (int i = 0; i < PREFIX.length; i++) {
            if (octets[i] != PREFIX[i]) {
                return new KeyParse.Rejected<>(KeyFault.PREFIX);
            }
        }
        Optional<KeyType> type = KeyType.ofLetter((char) octets[KEY_LETTER_AT]);
        if (type.isEmpty()) {
            return new KeyParse.Rejected<>(KeyFault.KEY_LETTER);
        }
        if (BidEncoding.ofLetter((char) octets[ENCODING_LETTER_AT]).isEmpty()) {
            return new KeyParse.Rejected<>(KeyFault.ENCODING_LETTER);
        }
        byte[] secret = Arrays.copyOfRange(octets, SECRET_AT, TEXT_OCTETS);
        return isInRange(type.get(), secret)
                ? new KeyParse.Parsed<>(new BidPrivateKey(type.get(), secret))
                : new KeyParse.Rejected<>(KeyFault.SCALAR_RANGE);
    }

    /**
     * A key from its secret.
     *
     * @param secret Ed25519 seed or big-endian scalar, 32 octets
     * @throws IllegalArgumentException for another length, or a scalar outside the range of the curve
     */
    public static BidPrivateKey of(KeyType type, byte[] secret) {
        if (secret.length != SECRET_OCTETS || !isInRange(type, secret)) {
            throw new IllegalArgumentException("not a private key of type " + type.label());
        }
        return new BidPrivateKey(type, secret.clone());
    }

    /** A new key. */
    public static BidPrivateKey generate(KeyType type, SecureRandom random) {
        byte[] secret = new byte[SECRET_OCTETS];
        do {
            random.nextBytes(secret);
        } while (!isInRange(type, secret));
        return new BidPrivateKey(type, secret);
    }

    public KeyType type() {
        return type;
    }

    public BidPublicKey publicKey() {
        return publicKey;
    }

    /** A copy of the seed or scalar. */
    public byte[] secret() {
        return secret.clone();
    }

    /**
     * Signs a message; the same message always yields the same signature.
     *
     * @return 64 octets
     * @throws IllegalStateException for secp256k1, with which BID defines no signatures
     */
    public byte[] sign(byte[] message) {
        return switch (type) {
            case ED25519 -> {
                byte[] signature = new byte[BidPublicKey.SIGNATURE_OCTETS];
                Ed25519.sign(secret, 0, message, 0, message.length, signature, 0);
                yield signature;
            }
            case SM2 -> Sm2.sign(new BigInteger(1, secret), publicKey.rawShared(), message);
            case SECP256K1 -> throw new IllegalStateException("BID defines no signatures with secp256k1");
        };
    }

    /** The text form, 50 characters. */
    public String toText(BidEncoding encoding) {
        byte[] octets = new byte[TEXT_OCTETS];
        System.arraycopy(PREFIX, 0, octets, 0, PREFIX.length);
        octets[KEY_LETTER_AT] = (byte) type.letter();
        octets[ENCODING_LETTER_AT] = (byte) encoding.letter();
        System.arraycopy(secret, 0, octets, SECRET_AT, SECRET_OCTETS);
        return Base58.BIF.encode(octets);
    }

    private static boolean isInRange(KeyType type, byte[] secret) {
        if (type == KeyType.ED25519) {
            return true;
        }
        // SM2 divides by 1 + d, so that n - 1 is no key of it.
        BigInteger top = Curves.of(type).getN().subtract(type == KeyType.SM2 ? BigInteger.TWO : BigInteger.ONE);
        BigInteger scalar = new BigInteger(1, secret);
        return scalar.signum() > 0 && scalar.compareTo(top) <= 0;
    }

    private static byte[] publicOctets(KeyType type, byte[] secret) {
        if (type == KeyType.ED25519) {
            byte[] key = new byte[Ed25519.PUBLIC_KEY_SIZE];
            Ed25519.generatePublicKey(secret, 0, key, 0);
            return key;
        }
        return new FixedPointCombMultiplier()
                .multiply(Curves.of(type).getG(), BigIntegers.fromUnsignedByteArray(secret))
                .getEncoded(type == KeyType.SECP256K1);
    }
}
