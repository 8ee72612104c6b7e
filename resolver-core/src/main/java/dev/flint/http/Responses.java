package dev.flint.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** How every response ends; confined to one event loop. */
final class Responses {
    private static final Logger LOG = System.getLogger(Responses.class.getName());

    private static final CharSequence ALLOW_ORIGIN = HttpHeaders.createOptimized("access-control-allow-origin");
    private static final CharSequence EXPOSE_HEADERS = HttpHeaders.createOptimized("access-control-expose-headers");
    private static final CharSequence CONTENT_TYPE_OPTIONS = HttpHeaders.createOptimized("x-content-type-options");
    private static final CharSequence ANY = HttpHeaders.createOptimized("*");
    private static final CharSequence EXPOSED = HttpHeaders.createOptimized("ETag, Link, Location, Retry-After");
    private static final CharSequence NOSNIFF = HttpHeaders.createOptimized("nosniff");
    private static final CharSequence ACCEPT = HttpHeaders.createOptimized("Accept");
    private static final String ALLOWED_HEADERS = "Accept, Content-Type, Authorization, If-None-Match, traceparent";
    private static final String PREFLIGHT_SECONDS = "86400";

    private final HttpDate date;

    Responses(HttpDate date) {
        this.date = date;
    }

    /** Puts what stands on every response. */
    HttpServerResponse begin(HttpServerRequest request) {
        var response = request.response();
        response.headers()
                .set(HttpHeaders.DATE, date.now())
                .set(ALLOW_ORIGIN, ANY)
                .set(EXPOSE_HEADERS, EXPOSED)
                .set(CONTENT_TYPE_OPTIONS, NOSNIFF)
                .set(HttpHeaders.VARY, ACCEPT);
        return response;
    }

    /** The time that stands on the response that was begun last, seconds since 1970. */
    long nowSeconds() {
        return date.seconds();
    }

    /** Sends the body, or its length only to those who asked with HEAD. */
    void end(HttpServerRequest request, Buffer body) {
        if (request.method().equals(HttpMethod.HEAD)) {
            request.response().putHeader(HttpHeaders.CONTENT_LENGTH, Integer.toString(body.length()));
            request.response().end();
        } else {
            request.response().end(body);
        }
    }

    void send(HttpServerRequest request, int status, String mediaType, Buffer body, String cacheControl) {
        var response = begin(request);
        response.setStatusCode(status);
        response.headers().set(HttpHeaders.CONTENT_TYPE, mediaType).set(HttpHeaders.CACHE_CONTROL, cacheControl);
        end(request, body);
    }

    void send(HttpServerRequest request, PageTree.Found page) {
        var response = begin(request);
        response.setStatusCode(page.status());
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, page.mediaType())
                .set(HttpHeaders.CACHE_CONTROL, page.cacheControl());
        page.fields().forEach(response.headers()::set);
        end(request, page.body());
    }

    void problem(HttpServerRequest request, int status, String name, String title, String detail) {
        send(request, status, ErrorBody.PROBLEM, ErrorBody.problem(status, name, title, detail), "no-store");
    }

    void methodNotAllowed(HttpServerRequest request, String allowed) {
        if (request.method().equals(HttpMethod.OPTIONS)) {
            preflight(request, allowed);
            return;
        }
        request.response().putHeader(HttpHeaders.ALLOW, allowed);
        problem(request, 405, "method-not-allowed", "Method not allowed", "this resource takes " + allowed);
    }

    void notFound(HttpServerRequest request) {
        problem(request, 404, "no-such-resource", "No such resource", "see /1.0/identifiers/{identifier}");
    }

    /** Broken machinery, told to the operator; the client hears only that it happened. */
    void failed(Throwable cause) {
        LOG.log(Level.ERROR, "a request failed", cause);
    }

    /** Whatever an answer runs into, the client gets one. */
    void guarded(HttpServerRequest request, Runnable answer) {
        try {
            answer.run();
        } catch (RuntimeException e) {
            failed(e);
            if (!request.response().headWritten()) {
                problem(request, 500, "internal", "The request failed", "the operator has been told");
            }
        }
    }

    private void preflight(HttpServerRequest request, String allowed) {
        var response = begin(request);
        response.setStatusCode(204);
        response.headers()
                .set(HttpHeaders.ALLOW, allowed)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_METHODS, allowed)
                .set(HttpHeaders.ACCESS_CONTROL_ALLOW_HEADERS, ALLOWED_HEADERS)
                .set(HttpHeaders.ACCESS_CONTROL_MAX_AGE, PREFLIGHT_SECONDS);
        response.end();
    }
}
