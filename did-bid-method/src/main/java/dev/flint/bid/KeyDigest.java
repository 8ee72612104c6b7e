package dev.flint.bid;

import dev.flint.id.Base58;
import org.bouncycastle.crypto.ExtendedDigest;
import org.bouncycastle.crypto.digests.KeccakDigest;
import org.bouncycastle.crypto.digests.SHA256Digest;
import org.bouncycastle.crypto.digests.SM3Digest;

/** From key to digest, by the rule and by the habits of older software (BID digest, 2.1, 2.4, 2.7). */
final class KeyDigest {
    private static final int HASH_OCTETS = 32;

    private KeyDigest() {}

    /** SM3 for SM2, SHA-256 for the others, over the normalised raw key. */
    static Digest strict(BidPublicKey key) {
        return hash(key.type() == KeyType.SM2 ? new SM3Digest() : new SHA256Digest(), key.rawShared());
    }

    /** Keccak-256 over the compressed point. */
    static Digest tchain(BidPublicKey key) {
        return hash(new KeccakDigest(HASH_OCTETS * 8), key.rawShared());
    }

    static KeyBinding binding(Bid bid, BidPublicKey key) {
        return switch (key.type()) {
            case ED25519 ->
                bid.keyType() == KeyType.ED25519 && holds(bid, strict(key)) ? KeyBinding.STRICT : KeyBinding.NONE;
            case SM2 -> sm2Binding(bid, key);
            case SECP256K1 -> secp256k1Binding(bid, key);
        };
    }

    private static KeyBinding sm2Binding(Bid bid, BidPublicKey key) {
        boolean base58 = bid.encoding() == BidEncoding.BASE58;
        if (bid.keyType() == KeyType.ED25519) {
            return base58 && !bid.subChain().isMain() && holds(bid, strict(key))
                    ? KeyBinding.LEGACY_KEY_LETTER
                    : KeyBinding.NONE;
        }
        if (bid.keyType() != KeyType.SM2) {
            return KeyBinding.NONE;
        }
        if (holds(bid, strict(key))) {
            return KeyBinding.STRICT;
        }
        return base58
                        && bid.encodedPart()
                                .equals(Base58.BTC.encode(
                                        hash(new SM3Digest(), key.compressed()).toOctets()))
                ? KeyBinding.TCHAIN_SM2
                : KeyBinding.NONE;
    }

    private static KeyBinding secp256k1Binding(Bid bid, BidPublicKey key) {
        if (bid.keyType() != KeyType.SECP256K1) {
            return KeyBinding.NONE;
        }
        Digest strict = strict(key);
        Digest tchain = tchain(key);
        if (bid.encoding() != BidEncoding.BASE58) {
            return holds(bid, strict)
                    ? KeyBinding.STRICT
                    : holds(bid, tchain) ? KeyBinding.TCHAIN_SECP256K1 : KeyBinding.NONE;
        }
        // By text: a digest read by the wrong alphabet is another digest.
        String part = bid.encodedPart();
        if (part.equals(Base58.BIF.encode(strict.toOctets()))) {
            return KeyBinding.STRICT;
        }
        return part.equals(Base58.BTC.encode(tchain.toOctets())) ? KeyBinding.TCHAIN_SECP256K1 : KeyBinding.NONE;
    }

    private static boolean holds(Bid bid, Digest digest) {
        return bid.digestBits().equals(digest);
    }

    private static Digest hash(ExtendedDigest function, byte[] octets) {
        byte[] hash = new byte[HASH_OCTETS];
        function.update(octets, 0, octets.length);
        function.doFinal(hash, 0);
        return Digest.ofHash(hash);
    }
}
