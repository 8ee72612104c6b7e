package dev.flint.methods;

import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * Any driver in the way of the Universal Resolver: asked over HTTP, within limits, and spared while it keeps failing.
 *
 * @see <a href="https://github.com/decentralized-identity/universal-resolver/blob/main/docs/driver-development.md">
 *     Universal Resolver, Driver Development</a>
 */
public final class RemoteDriver implements MethodDriver {
    private static final String ACCEPT = "application/did-resolution,application/did";
    private static final int WAITING_PER_CONNECTION = 4;

    private final RemoteSettings settings;
    private final RemoteReply reader;
    private final Breaker breaker;
    private final HttpClient client;

    /** @param nanoTime monotonic, by which a failing driver is left alone */
    public RemoteDriver(RemoteSettings settings, Vertx vertx, LongSupplier nanoTime) {
        this.settings = settings;
        this.reader = new RemoteReply(settings.caching());
        this.breaker = new Breaker(nanoTime);
        int millis = (int) settings.limits().timeout().toMillis();
        int concurrent = settings.limits().concurrent();
        this.client = vertx.createHttpClient(
                new HttpClientOptions().setConnectTimeout(millis),
                new PoolOptions().setHttp1MaxSize(concurrent).setMaxWaitQueueSize(WAITING_PER_CONNECTION * concurrent));
    }

    @Override
    public String method() {
        return settings.method().orElse("*");
    }

    @Override
    public String pattern() {
        return "^(" + settings.prefix() + ".+)$";
    }

    @Override
    public boolean owns(Identifier identifier) {
        return identifier instanceof Did did && did.text().startsWith(settings.prefix());
    }

    @Override
    public CachePolicy caching() {
        return settings.caching();
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        var did = (Did) identifier;
        boolean plain = options.version() instanceof Version.Latest;
        if (options.proof() || options.verify() || (!plain && !settings.supportsOptions())) {
            return Resolution.refused(
                    ResolutionError.FEATURE_NOT_SUPPORTED, "the driver of this method has no such option");
        }
        if (!breaker.allows()) {
            return Resolution.refused(
                    ResolutionError.INTERNAL_ERROR, "the driver has failed too often, and is left alone for now");
        }
        var request = new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setAbsoluteURI(settings.address(did.text(), options))
                .setFollowRedirects(false)
                .setTimeout(settings.limits().timeout().toMillis())
                .putHeader("accept", ACCEPT);
        return client.request(request)
                // The body is waited for where the request is sent, whatever thread this is: it comes once.
                .compose(sent -> sent.send()
                        .compose(response -> BoundedBody.read(
                                        response, settings.limits().bodyBytesMax())
                                .map(body -> reader.read(did, response.statusCode(), body))))
                .timeout(settings.limits().timeout().toMillis(), TimeUnit.MILLISECONDS)
                .otherwise(failure -> new Resolution.Refused(
                        ResolutionError.INTERNAL_ERROR,
                        "no answer from the driver: " + failure.getClass().getSimpleName()))
                .onSuccess(this::judge);
    }

    private void judge(Resolution resolution) {
        if (resolution instanceof Resolution.Refused refused && refused.error() == ResolutionError.INTERNAL_ERROR) {
            breaker.failed();
        } else {
            breaker.succeeded();
        }
    }

    @Override
    public List<String> testIdentifiers() {
        return List.of();
    }

    @Override
    public Map<String, String> properties() {
        return Map.of(
                "source",
                "a driver over HTTP",
                "supportsOptions",
                Boolean.toString(settings.supportsOptions()),
                "timeout",
                settings.limits().timeout().toString());
    }
}
