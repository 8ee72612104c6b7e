package dev.flint.planted.bid;

import io.vertx.core.http.HttpServer;

/** Offends the door of HTTP. */
interface OpensHttp {
    HttpServer server();
}
