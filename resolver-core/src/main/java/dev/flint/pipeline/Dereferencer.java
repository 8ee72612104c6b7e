package dev.flint.pipeline;

import dev.flint.spi.Answer;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import io.vertx.core.json.DecodeException;
import java.util.Optional;

/**
 * From a DID URL to what it names inside the document.
 *
 * @see <a href="https://www.w3.org/TR/did-resolution/#dereferencing">DID Resolution, DID URL Dereferencing</a>
 */
public final class Dereferencer {
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

    private static Outcome select(Outcome.Answered whole, Selection selection, Optional<String> relationship) {
        if (whole.answer().isDeactivated() || (selection.isWholeDocument() && relationship.isEmpty())) {
            return whole;
        }
        if (selection.beyond()) {
            return notFound("no path and no parameter like this leads anywhere here");
        }
        var answer = whole.answer().answer();
        try {
            return select(answer, DocumentTree.of(answer.document()), selection, relationship);
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
            return notFound("the document has no such service");
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

    private static Outcome notFound(String detail) {
        return new Outcome.Refused(ResolutionError.NOT_FOUND, detail);
    }
}
