package dev.flint.deploy.keys;

import dev.flint.bridge.dns.CookieHash;
import java.security.SecureRandom;
import org.bouncycastle.crypto.macs.SipHash;
import org.bouncycastle.crypto.params.KeyParameter;

/** The secret of the cookies that clients of the DNS get; another after each start, for which each pays once. */
public final class CookieKey implements CookieHash {
    private static final int OCTETS = 16;

    private final KeyParameter key;

    CookieKey(byte[] key) {
        this.key = new KeyParameter(key);
    }

    /** One that nobody knows. */
    public static CookieKey random(SecureRandom random) {
        byte[] key = new byte[OCTETS];
        random.nextBytes(key);
        return new CookieKey(key);
    }

    @Override
    public long of(byte[] data) {
        var hash = new SipHash();
        hash.init(key);
        hash.update(data, 0, data.length);
        return Long.reverseBytes(hash.doFinal());
    }
}
