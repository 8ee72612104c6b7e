package dev.flint.bridge.zone;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Signs with a hash: what matters here is what is signed, and when. */
record HashKey(byte mark) implements SigningKey {
    @Override
    public int algorithm() {
        return 253;
    }

    @Override
    public byte[] publicKey() {
        return new byte[] {mark};
    }

    @Override
    public byte[] sign(byte[] octets) {
        byte[] hash = digest(octets);
        hash[0] = mark;
        return hash;
    }

    @Override
    public int digestType() {
        return 2;
    }

    @Override
    public byte[] digest(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
