package dev.flint.deploy.keys;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyType;
import dev.flint.bridge.zone.SigningKey;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/** How a zone can be signed. */
public enum ZoneAlgorithm {
    /** RFC 6605; what every validator knows. */
    ECDSAP256SHA256(13, 2),
    /** RFC 8080. */
    ED25519(15, 2),
    /** RFC 9563; few validators know it. */
    SM2SM3(17, 6);

    private final int number;
    private final int digestType;

    ZoneAlgorithm(int number, int digestType) {
        this.number = number;
        this.digestType = digestType;
    }

    /** The algorithm of a name as the settings have it. */
    public static Optional<ZoneAlgorithm> named(String text) {
        return Arrays.stream(values())
                .filter(algorithm -> algorithm.name().toLowerCase(Locale.ROOT).equals(text))
                .findFirst();
    }

    /** Its number in DNSSEC. */
    public int number() {
        return number;
    }

    /** A new secret, 32 octets. */
    byte[] draw(SecureRandom random) {
        return switch (this) {
            case ECDSAP256SHA256 -> P256Key.draw(random);
            case ED25519 -> BidPrivateKey.generate(KeyType.ED25519, random).secret();
            case SM2SM3 -> BidPrivateKey.generate(KeyType.SM2, random).secret();
        };
    }

    /**
     * The key of a secret.
     *
     * @throws IllegalArgumentException when it is none
     */
    SigningKey key(byte[] secret) {
        return switch (this) {
            case ECDSAP256SHA256 -> new P256Key(secret);
            case ED25519 -> new BidSigningKey(this, BidPrivateKey.of(KeyType.ED25519, secret));
            case SM2SM3 -> new BidSigningKey(this, BidPrivateKey.of(KeyType.SM2, secret));
        };
    }

    int digestType() {
        return digestType;
    }

    byte[] digest(byte[] octets) {
        Digest function = this == SM2SM3 ? new SM3Digest() : new SHA256Digest();
        function.update(octets, 0, octets.length);
        byte[] hash = new byte[function.getDigestSize()];
        function.doFinal(hash, 0);
        return hash;
    }

    /** A key of a kind that identifiers have, too. */
    private record BidSigningKey(ZoneAlgorithm kind, BidPrivateKey key) implements SigningKey {
        @Override
        public int algorithm() {
            return kind.number;
        }

        @Override
        public byte[] publicKey() {
            BidPublicKey known = key.publicKey();
            byte[] raw = known.raw();
            // A point is written without the octet that says that it is not compressed.
            return kind == SM2SM3 ? Arrays.copyOfRange(raw, 1, raw.length) : raw;
        }

        @Override
        public byte[] sign(byte[] octets) {
            return key.sign(octets);
        }

        @Override
        public int digestType() {
            return kind.digestType;
        }

        @Override
        public byte[] digest(byte[] octets) {
            return kind.digest(octets);
        }
    }
}
