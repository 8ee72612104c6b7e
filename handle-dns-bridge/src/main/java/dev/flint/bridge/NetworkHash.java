package dev.flint.bridge;

import java.net.InetAddress;

/** Networks in tables of fixed size: /24 of IPv4, /56 of IPv6, since whoever has one address may have them all. */
public final class NetworkHash {
    private static final int IPV4_OCTETS = 3;
    private static final int IPV6_OCTETS = 7;
    private static final int PRIME = 0x01000193;

    private NetworkHash() {}

    /**
     * The hash of the network of an address.
     *
     * @param seed unknown to others, so that nobody can choose who falls together with whom
     */
    public static int of(int seed, InetAddress source) {
        byte[] address = source.getAddress();
        int length = address.length == 4 ? IPV4_OCTETS : IPV6_OCTETS;
        int hash = seed;
        for (int i = 0; i < length; i++) {
            hash = and(hash, address[i]);
        }
        return hash;
    }

    /** The hash with something more in it. */
    public static int and(int hash, int octet) {
        return (hash ^ octet) * PRIME;
    }

    /**
     * The place in a table.
     *
     * @param size a power of two
     */
    public static int place(int hash, int size) {
        return (hash ^ hash >>> 16) & (size - 1);
    }
}
