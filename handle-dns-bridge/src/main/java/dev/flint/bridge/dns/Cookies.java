package dev.flint.bridge.dns;

import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.Arrays;

/**
 * Cookies: who brings one that was made here has received an answer of ours where it says it is (RFC 7873, RFC 9018).
 *
 * <pre>
 *   client (8) | version 1 (1) | zeros (3) | seconds (4) | hash (8)
 * </pre>
 */
final class Cookies {
    private static final int CLIENT_OCTETS = 8;
    private static final int SERVER_OCTETS_MIN = 8;
    private static final int OCTETS_MAX = 40;
    private static final int HASH_AT = 16;
    private static final int OCTETS = 24;
    private static final int VERSION = 1 << 24;
    private static final int OLD_SECONDS = 3_600;
    private static final int EARLY_SECONDS = 300;

    private final CookieHash hash;
    private final InstantSource clock;

    Cookies(CookieHash hash, InstantSource clock) {
        this.hash = hash;
        this.clock = clock;
    }

    /** Whether its length is that of a client's, or of one made by a server behind it. */
    static boolean isWellFormed(byte[] cookie) {
        return cookie.length == CLIENT_OCTETS
                || (cookie.length >= CLIENT_OCTETS + SERVER_OCTETS_MIN && cookie.length <= OCTETS_MAX);
    }

    /** A cookie for a client, whatever it has brought. */
    byte[] fresh(byte[] brought, InetAddress source) {
        return made(brought, (int) (clock.millis() / 1_000), source);
    }

    /** Whether one was made here, for this address, within the hour. */
    boolean isOurs(byte[] brought, InetAddress source) {
        if (brought.length != OCTETS || ByteBuffer.wrap(brought).getInt(CLIENT_OCTETS) != VERSION) {
            return false;
        }
        int made = ByteBuffer.wrap(brought).getInt(CLIENT_OCTETS + 4);
        // Seconds in serial arithmetic (RFC 1982), so that nothing happens in 2106.
        int age = (int) (clock.millis() / 1_000) - made;
        return age <= OLD_SECONDS && age >= -EARLY_SECONDS && Arrays.equals(brought, made(brought, made, source));
    }

    private byte[] made(byte[] brought, int seconds, InetAddress source) {
        byte[] address = source.getAddress();
        byte[] hashed = ByteBuffer.allocate(HASH_AT + address.length)
                .put(brought, 0, CLIENT_OCTETS)
                .putInt(VERSION)
                .putInt(seconds)
                .put(address)
                .array();
        return ByteBuffer.allocate(OCTETS)
                .put(hashed, 0, HASH_AT)
                .putLong(hash.of(hashed))
                .array();
    }
}
