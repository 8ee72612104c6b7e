package dev.flint.pipeline;

import dev.flint.spi.ResolutionError;
import io.vertx.core.Future;

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

    /** Where a text leads. */
    sealed interface Way {
        /**
         * To an identifier.
         *
         * @param identifier a DID or a VAA code
         * @param note on how it was found: a member of {@code didResolutionMetadata} as JSON, without braces
         */
        record To(String identifier, String note) implements Way {}

        /**
         * To nothing that is resolved here.
         *
         * @param detail one sentence for a person
         */
        record Nowhere(ResolutionError error, String detail) implements Way {}
    }
}
