package dev.flint.pipeline;

import dev.flint.spi.DocumentBytes;
import dev.flint.spi.ResolutionError;
import io.vertx.core.Future;
import java.util.Optional;

/** Where texts lead that are neither DIDs nor VAA codes. */
public interface Detour {
    /** Nowhere. */
    Detour NONE = new Detour() {
        @Override
        public boolean knows(String text) {
            return false;
        }

        @Override
        public Future<Way> follow(String text) {
            return Future.succeededFuture(new Way.Nowhere(ResolutionError.INVALID_DID, "nobody knows what it is"));
        }
    };

    /** Whether it is known what a text is. */
    boolean knows(String text);

    /** Where a text leads that is known. Runs on an event loop and never blocks. */
    Future<Way> follow(String text);

    /** How an identifier was found, and what its document says of that. */
    @FunctionalInterface
    interface Note {
        /**
         * A member of {@code didResolutionMetadata} as JSON, without braces. Runs on an event loop and never blocks;
         * the future is completed on any thread.
         *
         * @param document of the identifier; empty when it is deactivated
         */
        Future<String> about(Optional<DocumentBytes> document);

        /** One that is the same whatever the document says. */
        static Note of(String member) {
            return document -> Future.succeededFuture(member);
        }
    }

    /** Where a text leads. */
    sealed interface Way {
        /**
         * To an identifier.
         *
         * @param identifier a DID or a VAA code
         */
        record To(String identifier, Note note) implements Way {}

        /**
         * To nothing that is resolved here.
         *
         * @param detail one sentence for a person
         */
        record Nowhere(ResolutionError error, String detail) implements Way {}
    }
}
