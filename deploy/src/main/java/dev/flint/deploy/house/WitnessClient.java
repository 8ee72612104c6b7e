package dev.flint.deploy.house;

import dev.flint.ledger.witness.AddCheckpoint;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import java.util.concurrent.TimeUnit;

/** Asks witnesses over HTTP: C2SP tlog-witness. */
final class WitnessClient {
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int REPLY_BYTES_MAX = 16_384;

    private final HttpClient client;

    WitnessClient(Vertx vertx) {
        client = vertx.createHttpClient(new HttpClientOptions()
                .setConnectTimeout(TIMEOUT_MILLIS)
                .setReadIdleTimeout(TIMEOUT_MILLIS)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setMaxChunkSize(REPLY_BYTES_MAX));
    }

    /** What a witness says. */
    sealed interface Reply {
        /** Signature lines, not verified yet. */
        record Lines(String text) implements Reply {}

        /** It knows another size than we believed. */
        record Knows(long size) implements Reply {}

        /** It does not. */
        record No(int status) implements Reply {}
    }

    Future<Reply> add(AskedWitness witness, AddCheckpoint request) {
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(witness.address())
                .setTimeout(TIMEOUT_MILLIS);
        return client.request(options)
                .compose(sent -> sent.send(request.format()).compose(WitnessClient::reply))
                .timeout(TIMEOUT_MILLIS, TimeUnit.MILLISECONDS);
    }

    private static Future<Reply> reply(HttpClientResponse response) {
        String length = response.getHeader("content-length");
        boolean small = length != null && length.length() <= 5 && Integer.parseInt(length) <= REPLY_BYTES_MAX;
        if (!small) {
            response.request().reset();
            return Future.succeededFuture(new Reply.No(response.statusCode()));
        }
        return response.body().map(body -> switch (response.statusCode()) {
            case 200 -> new Reply.Lines(body.toString());
            case 409 -> size(body.toString());
            default -> new Reply.No(response.statusCode());
        });
    }

    private static Reply size(String body) {
        String digits = body.strip();
        boolean plain =
                !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? new Reply.Knows(Long.parseLong(digits)) : new Reply.No(409);
    }
}
