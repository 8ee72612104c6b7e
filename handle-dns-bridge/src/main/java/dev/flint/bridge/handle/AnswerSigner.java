package dev.flint.bridge.handle;

import io.vertx.core.Future;

/** Signs answers with the key that the site tells. */
public interface AnswerSigner {
    RsaKey key();

    /** The signature of PKCS #1 v1.5 with SHA-256 over octets; made where it keeps nobody waiting. */
    Future<byte[]> sign(byte[] octets);
}
