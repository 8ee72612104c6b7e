package dev.flint.deploy.house;

import dev.flint.deploy.config.FlintConfig;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.ServerSSLOptions;
import java.util.Optional;

/** The web servers for Handles, open as configured. */
final class HandleWeb {
    private final Optional<HttpServer> plain;
    private final Optional<HttpServer> secured;

    HandleWeb(FlintConfig config, HandleHttp pages) {
        this.plain = config.handle().http().map(address -> Await.result(pages.listen(address)));
        this.secured = config.handle()
                .https()
                .map(address -> Certificate.shown(
                        pages.listenOverTls(address, Certificate.read(config.tls(), "handle.https"))));
    }

    /**
     * Shows another certificate from now on. Blocks.
     *
     * @throws IllegalArgumentException when it is none
     */
    void show(FlintConfig changed) {
        secured.ifPresent(open -> Certificate.shown(open.updateSSLOptions(
                new ServerSSLOptions().setKeyCertOptions(Certificate.read(changed.tls(), "handle.https")))));
    }

    /** 0 when it is off. */
    int port() {
        return plain.map(HttpServer::actualPort).orElse(0);
    }

    /** 0 when it is off. */
    int tlsPort() {
        return secured.map(HttpServer::actualPort).orElse(0);
    }
}
