package dev.flint.bridge.dns;

/** A keyed hash of few octets that nobody else can make: SipHash-2-4 (RFC 9018, 4.4). */
@FunctionalInterface
public interface CookieHash {
    /** The hash, its octets in the order in which SipHash gives them, the first on top. */
    long of(byte[] data);
}
