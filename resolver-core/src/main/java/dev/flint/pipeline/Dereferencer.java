package dev.flint.pipeline;

import dev.flint.id.DidUrl;
import dev.flint.id.DidUrlParse;
import dev.flint.spi.Answer;
import dev.flint.spi.Freshness;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * From a DID URL to what it names: a document, a part of it, or where a service is.
 *
 * @see <a href="https://www.w3.org/TR/did-resolution/#dereferencing">DID Resolution, DID URL Dereferencing</a>
 */
public final class Dereferencer {
    /** How many services may refer to each other, one after the other. */
    private static final int TRAIL_MAX = 8;

    private static final int ENDPOINTS_MAX = 32;

    private final Resolver resolver;

    public Dereferencer(Resolver resolver) {
        this.resolver = resolver;
    }

    /**
     * Answers a question. Runs on an event loop and never blocks; a failed future is broken machinery.
     *
     * @param relationship in which what is selected must stand, as a verification method
     */
    public Future<Outcome> dereference(Selection selection, ResolutionOptions options, Optional<String> relationship) {
        return resolver.resolve(selection.did().text(), options)
                .map(outcome ->
                        outcome instanceof Outcome.Answered whole ? select(whole, selection, relationship) : outcome);
    }

    /** Finds where the selected services are. Runs on an event loop and never blocks. */
    public Future<Outcome> locate(Selection selection, ResolutionOptions options) {
        return locate(selection, options, List.of());
    }

    private Outcome select(Outcome.Answered whole, Selection selection, Optional<String> relationship) {
        if (whole.answer().isDeactivated() || (selection.isWholeDocument() && relationship.isEmpty())) {
            return whole;
        }
        if (leadsNowhere(selection)) {
            return notFound("no path and no parameter like this leads anywhere here");
        }
        var part = new RenderedAnswer.Part(selection, relationship);
        var known = whole.answer().part(part);
        if (known.isPresent()) {
            return new Outcome.Answered(known.get());
        }
        var answer = whole.answer().answer();
        try {
            var outcome = select(answer, DocumentTree.of(answer.document()), selection, relationship);
            if (outcome instanceof Outcome.Answered selected) {
                whole.answer().keep(part, selected.answer());
                resolver.reweigh(selection.did());
            }
            return outcome;
        } catch (DecodeException e) {
            return new Outcome.Refused(ResolutionError.INVALID_DID_DOCUMENT, "the document is no JSON object");
        }
    }

    private static Outcome select(
            Answer answer, DocumentTree document, Selection selection, Optional<String> relationship) {
        var reduced = selection.selectsServices()
                ? document.withServices(selection.service(), selection.serviceType())
                : Optional.of(document);
        if (reduced.isEmpty()) {
            return noSuchService();
        }
        var selected = selection
                .fragment()
                .map(fragment -> reduced.get().find(fragment))
                .orElseGet(() -> Optional.of(reduced.get().root()));
        if (selected.isEmpty()) {
            return notFound("the document has nothing with this fragment");
        }
        return relationship
                .flatMap(name -> document.refuse(selected.get(), name))
                .<Outcome>map(error -> new Outcome.Refused(
                        error,
                        "what the fragment names must be a verification method" + " of the relationship asked for"))
                .orElseGet(() ->
                        new Outcome.Answered(RenderedAnswer.ofPart(DocumentTree.asDocument(selected.get(), answer))));
    }

    /** @param trail the DID URLs that led here */
    private Future<Outcome> locate(Selection selection, ResolutionOptions options, List<String> trail) {
        if (leadsNowhere(selection)) {
            return Future.succeededFuture(notFound("no path and no parameter like this leads anywhere here"));
        }
        return resolver.resolve(selection.did().text(), options)
                .compose(outcome -> outcome instanceof Outcome.Answered whole
                                && !whole.answer().isDeactivated()
                        ? locate(whole.answer().answer(), selection, trail)
                        : Future.succeededFuture(outcome));
    }

    private Future<Outcome> locate(Answer answer, Selection selection, List<String> trail) {
        Optional<List<String>> endpoints;
        try {
            endpoints = DocumentTree.of(answer.document()).endpoints(selection.service(), selection.serviceType());
        } catch (DecodeException e) {
            return Future.succeededFuture(
                    new Outcome.Refused(ResolutionError.INVALID_DID_DOCUMENT, "the document is no JSON object"));
        }
        if (endpoints.isEmpty()) {
            return Future.succeededFuture(noSuchService());
        }
        Outcome none = new Outcome.Located(List.of(), answer.freshness());
        var all = Future.succeededFuture(none);
        for (String endpoint : endpoints
                .get()
                .subList(0, Math.min(ENDPOINTS_MAX, endpoints.get().size()))) {
            all = all.compose(before -> before instanceof Outcome.Located found
                    ? follow(endpoint, trail, found.freshness()).map(next -> joined(found, next, selection))
                    : Future.succeededFuture(before));
        }
        return all.map(outcome ->
                outcome instanceof Outcome.Located found && found.urls().isEmpty()
                        ? notFound("the service has no endpoint that is a URL")
                        : outcome);
    }

    /** An endpoint, or what it leads to when it names another document's service. */
    private Future<Outcome> follow(String endpoint, List<String> trail, Freshness freshness) {
        Outcome itself = new Outcome.Located(List.of(endpoint), freshness);
        if (!(DidUrl.parse(endpoint) instanceof DidUrlParse.Parsed)
                || !(Selection.parse(endpoint) instanceof Selection.Reading.Read read)
                || !read.selection().selectsServices()) {
            return Future.succeededFuture(itself);
        }
        if (trail.contains(endpoint) || trail.size() == TRAIL_MAX) {
            return Future.succeededFuture(new Outcome.Refused(
                    ResolutionError.INVALID_DID_URL, "its services refer to each other without end"));
        }
        List<String> longer = new ArrayList<>(trail);
        longer.add(endpoint);
        return locate(read.selection(), ResolutionOptions.NONE, longer);
    }

    private static Outcome joined(Outcome.Located before, Outcome next, Selection selection) {
        if (!(next instanceof Outcome.Located more)) {
            return next instanceof Outcome.Answered ? notFound("a service it refers to is deactivated") : next;
        }
        List<String> urls = new ArrayList<>(before.urls());
        for (String endpoint : more.urls()) {
            var url = ServiceUrl.of(endpoint, selection.relativeRef(), selection.fragment());
            if (url.isEmpty()) {
                return new Outcome.Refused(
                        ResolutionError.INVALID_DID_URL, "relativeRef and fragment do not fit the service's endpoint");
            }
            urls.add(url.get());
        }
        return new Outcome.Located(urls, before.freshness());
    }

    private static boolean leadsNowhere(Selection selection) {
        return selection.beyond() || (selection.relativeRef().isPresent() && !selection.selectsServices());
    }

    private static Outcome noSuchService() {
        return notFound("the document has no such service");
    }

    private static Outcome notFound(String detail) {
        return new Outcome.Refused(ResolutionError.NOT_FOUND, detail);
    }
}
