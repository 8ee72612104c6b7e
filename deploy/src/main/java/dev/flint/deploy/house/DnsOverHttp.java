package dev.flint.deploy.house;

import dev.flint.bridge.dns.AnswerLifetime;
import dev.flint.bridge.dns.DnsService;
import dev.flint.http.PageTree;
import dev.flint.http.PostRoute;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Queries of the DNS over HTTP (RFC 8484), on the resolver's port. */
final class DnsOverHttp implements PageTree, PostRoute {
    static final String PATH = "/dns-query";

    private static final String MESSAGE = "application/dns-message";
    private static final int QUERY_OCTETS_MAX = 4_096;

    private final Supplier<Optional<DnsService>> service;

    /** @param service empty while the DNS is switched off */
    DnsOverHttp(Supplier<Optional<DnsService>> service) {
        this.service = service;
    }

    @Override
    public Future<Found> find(Wanted wanted) {
        try {
            return answer(Base64.getUrlDecoder().decode(wanted.parameters().getOrDefault("dns", "")));
        } catch (IllegalArgumentException notBase64) {
            return malformed();
        }
    }

    @Override
    public Future<Found> post(Map<String, String> parameters, Buffer body) {
        return answer(body.getBytes());
    }

    private Future<Found> answer(byte[] query) {
        var names = service.get();
        if (names.isEmpty()) {
            return Future.succeededFuture(
                    Found.problem(404, "not-found", "Not found", "queries of the DNS are not answered here"));
        }
        if (query.length > QUERY_OCTETS_MAX) {
            return malformed();
        }
        return names.get()
                .exchange(query)
                .map(message -> message.map(octets ->
                        new Found(200, MESSAGE, Buffer.buffer(octets), "max-age=" + AnswerLifetime.seconds(octets))))
                .orElseGet(DnsOverHttp::malformed);
    }

    private static Future<Found> malformed() {
        return Future.succeededFuture(Found.problem(
                400, "malformed-query", "The query is malformed", "a message of the DNS is wanted, base64url in dns="));
    }
}
