package dev.flint.bridge.zone;

/** A key that a zone is signed with. */
public interface SigningKey {
    /** Number of the algorithm in DNSSEC. */
    int algorithm();

    /** The public key as a DNSKEY record holds it. */
    byte[] publicKey();

    /** The signature over octets, as an RRSIG record holds it. Any thread. */
    byte[] sign(byte[] octets);

    /** Number of the digest that a DS record of this key is made with. */
    int digestType();

    /** That digest of octets. */
    byte[] digest(byte[] octets);
}
