package dev.flint.http;

import dev.flint.id.Identifier;
import dev.flint.id.IdentifierParse;
import dev.flint.pipeline.Dereferencer;
import dev.flint.pipeline.Options;
import dev.flint.pipeline.Representation;
import dev.flint.pipeline.Resolver;
import dev.flint.pipeline.Selection;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The route {@code /1.0/identifiers/}: one instance per event loop, no state of a request outlives it. */
final class ResolverServer {
    static final String PATH = "/1.0/identifiers/";
    /** The same for a Universal Resolver that has us as one of its drivers. */
    static final String DRIVER_PATH = "/driver/1.0/identifiers/";

    private static final String ALLOWED = "GET, HEAD, POST, OPTIONS";
    private static final String RELATIONSHIP = "verificationRelationship";

    private final Resolver resolver;
    private final Dereferencer dereferencer;
    private final Forms forms;
    private final Options options;
    private final Replies replies;

    ResolverServer(Resolver resolver, Forms forms, HttpManners manners, Replies replies) {
        this.resolver = resolver;
        this.dereferencer = new Dereferencer(resolver);
        this.forms = forms;
        this.options = new Options(manners.refuseUnknownOptions(), manners.refuseNoCache(), resolver.drivers());
        this.replies = replies;
    }

    /** @param raw the request target behind {@link #PATH} */
    void handle(HttpServerRequest request, String raw) {
        var method = request.method();
        if (method.equals(HttpMethod.GET) || method.equals(HttpMethod.HEAD)) {
            answer(request, raw, Map.of(), acceptOf(request));
        } else if (method.equals(HttpMethod.POST)) {
            RequestBody.read(
                    request,
                    replies.responses(),
                    body -> OptionsBody.parse(body)
                            .ifPresentOrElse(
                                    given -> answerPost(request, raw, given),
                                    () -> replies.refuse(
                                            request,
                                            forms.resolution(),
                                            ResolutionError.INVALID_OPTIONS,
                                            "the body must be one JSON object with strings or booleans as values")));
        } else {
            replies.responses().methodNotAllowed(request, ALLOWED);
        }
    }

    private void answerPost(HttpServerRequest request, String raw, Map<String, String> given) {
        var rest = new LinkedHashMap<>(given);
        String accept = rest.remove("accept");
        answer(request, raw, rest, accept == null ? acceptOf(request) : accept);
    }

    private void answer(HttpServerRequest request, String raw, Map<String, String> given, @Nullable String accept) {
        var choice = forms.dids().choose(accept);
        if (choice instanceof Negotiation.Choice.Malformed) {
            replies.refuse(
                    request, forms.resolution(), ResolutionError.INVALID_OPTIONS, "the Accept header is malformed");
        } else if (choice instanceof Negotiation.Choice.Chosen chosen
                && given.isEmpty()
                && raw.length() <= Identifier.CHARS_MAX
                && isPlain(raw)) {
            answerPlain(request, raw, forms.ofDid(chosen.representation()));
        } else {
            answerTarget(request, raw, given, new Wish(forms, accept, choice));
        }
    }

    private void answerPlain(HttpServerRequest request, String identifier, Asked asked) {
        var cached = resolver.cached(identifier);
        if (cached.isPresent()) {
            replies.write(request, cached.get(), asked);
        } else {
            replies.tell(request, resolver.resolve(identifier, ResolutionOptions.NONE), asked);
        }
    }

    private void answerTarget(HttpServerRequest request, String raw, Map<String, String> bodyOptions, Wish wish) {
        var reading = RequestTarget.parse(raw, wish.isDereferencing());
        if (reading instanceof RequestTarget.Reading.Read read) {
            var target = read.target();
            var given = new LinkedHashMap<>(target.options());
            given.putAll(bodyOptions);
            if (target.identifier().length() > Identifier.CHARS_MAX) {
                refuseTooLong(request, target.identifier(), wish);
            } else if (isDidUrl(target.identifier()) || (wish.isDereferencing() && given.containsKey(RELATIONSHIP))) {
                dereference(request, target.identifier(), given, wish);
            } else {
                resolve(request, target.identifier(), given, wish);
            }
        } else if (reading instanceof RequestTarget.Reading.Malformed malformed) {
            replies.refuse(request, wish.forErrors(), malformed.error(), malformed.detail());
        }
    }

    private void resolve(HttpServerRequest request, String identifier, Map<String, String> given, Wish wish) {
        var checked = options.read(given);
        if (wish.choice() instanceof Negotiation.Choice.NothingAcceptable) {
            refuseUnacceptable(request, forms.resolution());
        } else if (checked instanceof Options.Reading.Refused refused) {
            replies.refuse(request, wish.forErrors(), refused.error(), refused.detail());
        } else if (checked instanceof Options.Reading.Read ok) {
            replies.tell(request, resolver.resolve(identifier, ok.options()), wish.forErrors());
        }
    }

    private void dereference(HttpServerRequest request, String text, Map<String, String> given, Wish wish) {
        var reading = Selection.parse(text);
        if (reading instanceof Selection.Reading.Refused refused) {
            replies.refuse(request, wish.over(forms.wholeDocuments()), refused.error(), refused.detail());
        } else if (reading instanceof Selection.Reading.Read read) {
            if (forms.negotiationFor(read.selection()).choose(wish.accept())
                    instanceof Negotiation.Choice.Chosen chosen) {
                dereference(request, read.selection(), given, forms.ofDidUrl(chosen.representation()));
            } else {
                refuseUnacceptable(request, forms.dereferencing());
            }
        }
    }

    private void dereference(HttpServerRequest request, Selection selection, Map<String, String> given, Asked asked) {
        var merged = new LinkedHashMap<>(given);
        var relationship = Optional.ofNullable(merged.remove(RELATIONSHIP));
        for (var parameter : selection.options().entrySet()) {
            String other = merged.put(parameter.getKey(), parameter.getValue());
            if (other != null && !other.equals(parameter.getValue())) {
                replies.refuse(
                        request,
                        asked,
                        ResolutionError.INVALID_OPTIONS,
                        "the option " + parameter.getKey() + " has another value than the parameter");
                return;
            }
        }
        var checked = options.read(merged);
        if (checked instanceof Options.Reading.Refused refused) {
            replies.refuse(request, asked, refused.error(), refused.detail());
        } else if (checked instanceof Options.Reading.Read ok) {
            replies.tell(
                    request,
                    asked.isLocation()
                            ? dereferencer.locate(selection, ok.options())
                            : dereferencer.dereference(selection, ok.options(), relationship),
                    asked);
        }
    }

    private void refuseTooLong(HttpServerRequest request, String identifier, Wish wish) {
        replies.refuse(
                request,
                hasDelimiter(identifier) ? wish.over(forms.wholeDocuments()) : wish.forErrors(),
                hasDelimiter(identifier) ? ResolutionError.INVALID_DID_URL : ResolutionError.INVALID_DID,
                414,
                "an identifier may have at most " + Identifier.CHARS_MAX + " characters");
    }

    private void refuseUnacceptable(HttpServerRequest request, Asked asked) {
        replies.refuse(
                request,
                asked,
                ResolutionError.REPRESENTATION_NOT_SUPPORTED,
                "none of the media types in the Accept header can be produced");
    }

    /** All lines of the field as one: RFC 9110, section 5.3. */
    private static @Nullable String acceptOf(HttpServerRequest request) {
        var lines = request.headers().getAll(HttpHeaders.ACCEPT);
        return lines.isEmpty() ? null : lines.size() == 1 ? lines.get(0) : String.join(",", lines);
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

    private boolean isDidUrl(String text) {
        // A slash may also stand in a VAA code, and in what leads to a DID.
        return hasDelimiter(text)
                && !(Identifier.parse(text) instanceof IdentifierParse.Parsed)
                && !resolver.takesDetour(text);
    }

    private static boolean hasDelimiter(String text) {
        return text.indexOf('/') >= 0 || text.indexOf('?') >= 0 || text.indexOf('#') >= 0;
    }

    /**
     * What the client said of the form.
     *
     * @param choice what follows from it for a DID
     */
    private record Wish(Forms forms, @Nullable String accept, Negotiation.Choice choice) {
        /** Whether what stands behind a question mark belongs to a DID URL. */
        boolean isDereferencing() {
            return choice instanceof Negotiation.Choice.Chosen chosen
                    ? chosen.representation().form() == Representation.Form.DEREFERENCING
                    : accept != null && accept.contains("text/uri-list");
        }

        Asked forErrors() {
            return choice instanceof Negotiation.Choice.Chosen chosen
                    ? forms.ofDid(chosen.representation())
                    : forms.resolution();
        }

        Asked over(Negotiation other) {
            return other.choose(accept) instanceof Negotiation.Choice.Chosen chosen
                    ? forms.ofDidUrl(chosen.representation())
                    : forms.dereferencing();
        }
    }
}
