package dev.flint.methods;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * The way out to addresses that strangers have written down. The name is looked up first, each of its addresses has to
 * be a public one, and the connection goes to the address that was looked at; nobody sends us elsewhere from there.
 */
public final class Egress implements Fetch {
    private static final int CONNECTIONS_MAX = 64;

    private final Vertx vertx;
    private final boolean privateAddresses;
    private final Limits limits;
    private final HttpClient client;

    /**
     * What an answer may cost.
     *
     * @param total from the question to the last byte
     */
    public record Limits(Duration total, int bodyBytesMax) {}

    /** @param privateAddresses whether the operator's own network may be reached, too */
    public Egress(Vertx vertx, boolean privateAddresses, Limits limits) {
        this.vertx = vertx;
        this.privateAddresses = privateAddresses;
        this.limits = limits;
        int millis = (int) limits.total().toMillis();
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout(millis)
                        .setReadIdleTimeout(millis)
                        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS),
                new PoolOptions().setHttp1MaxSize(CONNECTIONS_MAX).setMaxWaitQueueSize(CONNECTIONS_MAX));
    }

    @Override
    public Future<Reply> get(String url, String accept) {
        URI uri;
        try {
            uri = new URI(url);
        } catch (URISyntaxException e) {
            return none("not a web address");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        String host = uri.getHost();
        if (host == null || uri.getUserInfo() != null || !(scheme.equals("https") || scheme.equals("http"))) {
            return none("not a web address");
        }
        return addressOf(host)
                .compose(address -> request(uri, host, address, accept))
                .timeout(limits.total().toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(failure -> new Reply.None(reason(failure)));
    }

    private static Future<Reply> none(String reason) {
        return Future.succeededFuture(new Reply.None(reason));
    }

    /** The kind of failure, and our own words; whatever else a message says stays here. */
    private static String reason(Throwable failure) {
        return failure instanceof NotPublic
                ? String.valueOf(failure.getMessage())
                : failure.getClass().getSimpleName();
    }

    private static final class NotPublic extends Exception {
        private static final long serialVersionUID = 1L;

        NotPublic(String host) {
            super("not a public address: " + host);
        }
    }

    /** Of all addresses of a name the first, when none of them is one that must not be reached. */
    private Future<InetAddress> addressOf(String host) {
        String bare = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return vertx.executeBlocking(() -> List.of(InetAddress.getAllByName(bare)), false)
                .compose(addresses -> privateAddresses || addresses.stream().allMatch(PublicAddresses::contain)
                        ? Future.succeededFuture(addresses.get(0))
                        : Future.failedFuture(new NotPublic(host)));
    }

    private Future<Reply> request(URI uri, String host, InetAddress address, String accept) {
        boolean tls = uri.getScheme().equals("https");
        int port = uri.getPort() >= 0 ? uri.getPort() : tls ? 443 : 80;
        String path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        var options = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setServer(SocketAddress.inetSocketAddress(port, address.getHostAddress()))
                .setHost(host)
                .setPort(port)
                .setSsl(tls)
                .setURI(uri.getRawQuery() == null ? path : path + '?' + uri.getRawQuery())
                .setFollowRedirects(false)
                .setTimeout(limits.total().toMillis())
                .putHeader("accept", accept);
        // The body is waited for where the request is sent, whatever thread this is: it comes once.
        return client.request(options).compose(request -> request.send().compose(this::reply));
    }

    private Future<Reply> reply(HttpClientResponse response) {
        if (response.statusCode() != 200) {
            response.request().reset();
            return Future.succeededFuture(new Reply.Status(response.statusCode()));
        }
        return BoundedBody.read(response, limits.bodyBytesMax()).map(Reply.Body::new);
    }
}
