package dev.flint.http;

import dev.flint.pipeline.Outcome;
import dev.flint.pipeline.RenderedAnswer;
import dev.flint.pipeline.Representation;
import dev.flint.pipeline.Resolver;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The route {@code /1.0/identifiers/}: one instance per event loop, no state of a request outlives it. */
final class ResolverServer {
    static final String PATH = "/1.0/identifiers/";
    private static final String ALLOWED = "GET, HEAD, POST, OPTIONS";

    private final Resolver resolver;
    private final Negotiation negotiation;
    private final Options options;
    private final Responses responses;

    ResolverServer(Resolver resolver, HttpManners manners, Responses responses) {
        this.resolver = resolver;
        this.negotiation = new Negotiation(
                manners.legacyEnvelope() ? Representation.LEGACY_RESOLUTION : Representation.RESOLUTION);
        this.options = new Options(manners.refuseUnknownOptions(), manners.refuseNoCache());
        this.responses = responses;
    }

    void handle(HttpServerRequest request) {
        var method = request.method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            answer(request, Map.of(), request.headers().get(HttpHeaders.ACCEPT));
        } else if (method.equals(HttpMethod.POST)) {
            RequestBody.read(
                    request,
                    responses,
                    body -> OptionsBody.parse(body)
                            .ifPresentOrElse(
                                    given -> answer(
                                            request,
                                            given,
                                            given.getOrDefault(
                                                    "accept", request.headers().get(HttpHeaders.ACCEPT))),
                                    () -> refuse(
                                            request,
                                            Representation.RESOLUTION,
                                            ResolutionError.INVALID_OPTIONS,
                                            "the body must be one JSON object with strings or booleans as values")));
        } else {
            responses.methodNotAllowed(request, ALLOWED);
        }
    }

    private void answer(HttpServerRequest request, Map<String, String> bodyOptions, @Nullable String accept) {
        var choice = negotiation.choose(accept);
        String raw = request.uri().substring(PATH.length());
        if (choice instanceof Negotiation.Choice.Chosen chosen) {
            if (bodyOptions.isEmpty() && isPlain(raw)) {
                answerPlain(request, raw, chosen.representation());
            } else {
                answerWithOptions(request, raw, bodyOptions, chosen.representation());
            }
        } else if (choice instanceof Negotiation.Choice.Malformed) {
            refuse(
                    request,
                    Representation.RESOLUTION,
                    ResolutionError.INVALID_OPTIONS,
                    "the Accept header is malformed");
        } else {
            refuse(
                    request,
                    Representation.RESOLUTION,
                    ResolutionError.REPRESENTATION_NOT_SUPPORTED,
                    "none of the media types in the Accept header can be produced");
        }
    }

    private void answerPlain(HttpServerRequest request, String identifier, Representation representation) {
        var cached = resolver.cached(identifier);
        if (cached.isPresent()) {
            write(request, cached.get(), representation);
        } else {
            resolve(request, identifier, ResolutionOptions.NONE, representation);
        }
    }

    private void answerWithOptions(
            HttpServerRequest request, String raw, Map<String, String> bodyOptions, Representation representation) {
        boolean dereferencing = representation.form() == Representation.Form.DEREFERENCING;
        var reading = RequestTarget.parse(raw, dereferencing);
        if (reading instanceof RequestTarget.Reading.Read read) {
            var given = new LinkedHashMap<>(read.target().options());
            given.putAll(bodyOptions);
            var checked = options.read(given);
            if (checked instanceof Options.Reading.Read ok) {
                resolve(request, read.target().identifier(), ok.options(), representation);
            } else if (checked instanceof Options.Reading.Refused refused) {
                refuse(request, representation, refused.error(), refused.detail());
            }
        } else if (reading instanceof RequestTarget.Reading.Malformed malformed) {
            refuse(request, representation, ResolutionError.INVALID_DID, malformed.detail());
        }
    }

    private void resolve(
            HttpServerRequest request, String identifier, ResolutionOptions asked, Representation representation) {
        resolver.resolve(identifier, asked).onComplete(result -> {
            if (result.failed()) {
                responses.failed(result.cause());
                refuse(request, representation, ResolutionError.INTERNAL_ERROR, "the answer could not be read");
            } else if (result.result() instanceof Outcome.Answered answered) {
                write(request, answered.answer(), representation);
            } else if (result.result() instanceof Outcome.Refused refused) {
                refuse(request, representation, refused.error(), refused.detail());
            }
        });
    }

    private void write(HttpServerRequest request, RenderedAnswer answer, Representation representation) {
        var rendering = answer.as(representation);
        var response = responses.begin(request);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, rendering.mediaType())
                .set(HttpHeaders.ETAG, rendering.entityTag())
                .set(HttpHeaders.CACHE_CONTROL, rendering.cacheControl())
                .set(HttpHeaders.LAST_MODIFIED, rendering.lastModified());
        if (EntityTags.match(request.headers().get(HttpHeaders.IF_NONE_MATCH), rendering.entityTag())) {
            response.setStatusCode(304);
            response.end();
            return;
        }
        if (answer.isDeactivated()) {
            response.setStatusCode(410);
        }
        responses.end(request, rendering.body());
    }

    private void refuse(HttpServerRequest request, Representation asked, ResolutionError error, String detail) {
        Buffer body = ErrorBody.ofResolution(asked, error, detail);
        responses.send(
                request,
                error.httpStatus(),
                asked.withMetadata().mediaType(),
                body,
                error == ResolutionError.NOT_FOUND ? "public, max-age=5" : "no-store");
    }

    private static boolean isPlain(String raw) {
        for (int i = 0; i < raw.length(); i++) {
            char c = raw.charAt(i);
            if (c == '%' || c == '?' || c == '#' || c == '/') {
                return false;
            }
        }
        return true;
    }
}
