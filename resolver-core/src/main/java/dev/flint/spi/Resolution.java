package dev.flint.spi;

import io.vertx.core.Future;
import java.util.function.Function;

/** How a question ends. */
public sealed interface Resolution {
    /** Decides all cases; a new case breaks every caller at compile time. */
    <T> T match(
            Function<? super Found, ? extends T> found,
            Function<? super Deactivated, ? extends T> deactivated,
            Function<? super Refused, ? extends T> refused);

    /** There is no document to give, and that is known at once; without proof. */
    static Future<Resolution> refused(ResolutionError error, String detail) {
        return Future.succeededFuture(new Refused(error, detail));
    }

    /** There is a document. */
    record Found(Answer answer) implements Resolution {
        @Override
        public <T> T match(
                Function<? super Found, ? extends T> found,
                Function<? super Deactivated, ? extends T> deactivated,
                Function<? super Refused, ? extends T> refused) {
            return found.apply(this);
        }
    }

    /**
     * There was a document.
     *
     * @param answer its metadata; the document is a stub of context and id, for protocols that cannot do without
     */
    record Deactivated(Answer answer) implements Resolution {
        @Override
        public <T> T match(
                Function<? super Found, ? extends T> found,
                Function<? super Deactivated, ? extends T> deactivated,
                Function<? super Refused, ? extends T> refused) {
            return deactivated.apply(this);
        }
    }

    /**
     * There is no document to give.
     *
     * @param detail one sentence for a person; nothing of the machinery, no stack trace
     * @param proof that there is none, base64url; empty when none was asked for
     */
    record Refused(ResolutionError error, String detail, String proof) implements Resolution {
        /** Without proof. */
        public Refused(ResolutionError error, String detail) {
            this(error, detail, "");
        }

        @Override
        public <T> T match(
                Function<? super Found, ? extends T> found,
                Function<? super Deactivated, ? extends T> deactivated,
                Function<? super Refused, ? extends T> refused) {
            return refused.apply(this);
        }
    }
}
