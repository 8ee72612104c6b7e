package dev.flint.deploy.house;

import dev.flint.deploy.config.TlsConfig;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemKeyCertOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What we show to clients over TLS. */
final class Certificate {
    private Certificate() {}

    /**
     * As it is in the files at the moment.
     *
     * @param wanted the key for which it is needed
     * @throws IllegalArgumentException naming the key that is missing, or whose file cannot be read
     */
    static PemKeyCertOptions read(TlsConfig config, String wanted) {
        Path chain = config.certificate()
                .orElseThrow(() -> new IllegalArgumentException("tls.certificate: wanted for " + wanted));
        Path key = config.key().orElseThrow(() -> new IllegalArgumentException("tls.key: wanted for " + wanted));
        return new PemKeyCertOptions()
                .addCertValue(content("tls.certificate", chain))
                .addKeyValue(content("tls.key", key));
    }

    /**
     * What comes of showing it.
     *
     * @throws IllegalArgumentException when it is no certificate, or the key is another one's
     */
    static <T> T shown(Future<T> showing) {
        try {
            return Await.result(showing);
        } catch (IllegalStateException e) {
            if (e.getCause() instanceof IOException) {
                throw e;
            }
            throw new IllegalArgumentException("tls.certificate, tls.key: " + e.getCause(), e);
        }
    }

    private static Buffer content(String name, Path file) {
        try {
            return Buffer.buffer(Files.readAllBytes(file));
        } catch (IOException e) {
            throw new IllegalArgumentException(name + ": " + file + " cannot be read", e);
        }
    }
}
