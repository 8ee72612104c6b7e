package dev.flint.http;

import dev.flint.pipeline.Outcome;
import dev.flint.pipeline.RenderedAnswer;
import dev.flint.pipeline.Representation;
import dev.flint.spi.ResolutionError;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;

/** How outcomes of the pipeline are told over HTTP; confined to one event loop. */
final class Replies {
    private final Responses responses;
    private final Context context;

    /** @param context the event loop that this instance belongs to */
    Replies(Responses responses, Context context) {
        this.responses = responses;
        this.context = context;
    }

    Responses responses() {
        return responses;
    }

    /** Tells the outcome when there is one. */
    void tell(HttpServerRequest request, Future<Outcome> outcome, Asked asked) {
        if (outcome.isComplete()) {
            told(request, outcome, asked);
        } else {
            // A driver may complete on any thread: back to the loop that owns the socket.
            outcome.onComplete(done ->
                    context.runOnContext(back -> responses.guarded(request, () -> told(request, outcome, asked))));
        }
    }

    private void told(HttpServerRequest request, Future<Outcome> outcome, Asked asked) {
        if (outcome.failed()) {
            responses.failed(outcome.cause());
            refuse(request, asked, ResolutionError.INTERNAL_ERROR, "the answer could not be read");
        } else if (outcome.result() instanceof Outcome.Answered answered) {
            write(request, answered.answer(), asked);
        } else if (outcome.result() instanceof Outcome.Located located) {
            redirect(request, located);
        } else if (outcome.result() instanceof Outcome.Refused refused) {
            refuse(request, asked, refused);
        }
    }

    void write(HttpServerRequest request, RenderedAnswer answer, Asked asked) {
        var rendering = answer.as(answer.isDeactivated() ? asked.envelope() : asked.representation());
        var response = responses.begin(request);
        response.headers()
                .set(HttpHeaders.CONTENT_TYPE, rendering.mediaType())
                .set(HttpHeaders.ETAG, rendering.entityTag())
                .set(HttpHeaders.CACHE_CONTROL, rendering.cacheControl())
                .set(HttpHeaders.LAST_MODIFIED, rendering.lastModified());
        var age = answer.ageSeconds(responses.nowSeconds());
        if (age.isPresent()) {
            response.headers().set(HttpHeaders.AGE, Long.toString(age.getAsLong()));
        }
        if (answer.isDeactivated()) {
            response.setStatusCode(410);
        } else if (isRead(request)
                && EntityTags.match(request.headers().get(HttpHeaders.IF_NONE_MATCH), rendering.entityTag())) {
            // Only what would have been a success may be "not modified": RFC 9110, section 13.2.1.
            response.setStatusCode(304);
            response.end();
            return;
        }
        responses.end(request, rendering.body());
    }

    /** See other: DID Resolution, HTTP(S) binding. */
    private void redirect(HttpServerRequest request, Outcome.Located located) {
        var response = responses.begin(request);
        response.setStatusCode(303);
        response.headers()
                .set(HttpHeaders.LOCATION, located.urls().get(0))
                .set(HttpHeaders.CONTENT_TYPE, Representation.URI_LIST.mediaType())
                .set(
                        HttpHeaders.CACHE_CONTROL,
                        "public, max-age=" + located.freshness().maxAgeSeconds());
        response.end();
    }

    void refuse(HttpServerRequest request, Asked asked, ResolutionError error, String detail) {
        refuse(request, asked, new Outcome.Refused(error, detail));
    }

    private void refuse(HttpServerRequest request, Asked asked, Outcome.Refused refused) {
        refuse(request, asked, refused, refused.error().httpStatus());
    }

    /** @param status usually the error's own; another one where HTTP has a better word */
    void refuse(HttpServerRequest request, Asked asked, ResolutionError error, int status, String detail) {
        refuse(request, asked, new Outcome.Refused(error, detail), status);
    }

    private void refuse(HttpServerRequest request, Asked asked, Outcome.Refused refused, int status) {
        var error = refused.error();
        // Dereferencing does not know INVALID_DID: what cannot be dereferenced is no DID URL.
        boolean dereferencing = asked.isDereferencing();
        var told = dereferencing && error == ResolutionError.INVALID_DID ? ResolutionError.INVALID_DID_URL : error;
        responses.send(
                request,
                status,
                asked.envelope().contentType(),
                ErrorBody.ofResolution(asked, new Outcome.Refused(told, refused.detail(), refused.proof()), status),
                error == ResolutionError.NOT_FOUND && refused.proof().isEmpty() ? "public, max-age=5" : "no-store");
    }

    private static boolean isRead(HttpServerRequest request) {
        return request.method().equals(HttpMethod.GET) || request.method().equals(HttpMethod.HEAD);
    }
}
