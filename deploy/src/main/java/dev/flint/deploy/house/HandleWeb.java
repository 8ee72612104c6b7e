package dev.flint.deploy.house;

import dev.flint.deploy.config.FlintConfig;
import dev.flint.http.WebServers;
import io.vertx.core.Vertx;

/** The web servers for Handles, open as configured. */
final class HandleWeb {
    private static final String SECURED = "handle.https";

    private final WebServers secured;
    private final int port;
    private final int tlsPort;

    HandleWeb(Plan plan, Vertx vertx, HandleHttp pages) {
        var handlers = new WebServers.Handlers(pages::handle);
        var config = plan.config();
        this.secured = plan.web(vertx);
        this.port = config.handle()
                .http()
                .map(at -> Await.result(plan.web(vertx).listen(at.host(), at.port(), loop -> handlers)))
                .orElse(0);
        this.tlsPort = config.handle()
                .https()
                .map(at -> Certificate.shown(secured.listenOverTls(
                        at.host(), at.port(), Certificate.read(config.tls(), SECURED), loop -> handlers)))
                .orElse(0);
    }

    /**
     * Shows another certificate from now on. Blocks.
     *
     * @throws IllegalArgumentException when it is none
     */
    void show(FlintConfig changed) {
        if (tlsPort != 0) {
            Certificate.shown(secured.show(Certificate.read(changed.tls(), SECURED)));
        }
    }

    /** 0 when it is off. */
    int port() {
        return port;
    }

    /** 0 when it is off. */
    int tlsPort() {
        return tlsPort;
    }
}
