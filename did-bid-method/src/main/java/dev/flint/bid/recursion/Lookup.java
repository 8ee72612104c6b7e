package dev.flint.bid.recursion;

import dev.flint.bid.document.BidDocument;

/** What came of looking for a document. */
sealed interface Lookup {
    /**
     * There is one.
     *
     * @param source {@code ledger}, or the address of the resolver that gave it
     * @param sinceMillis when it came over
     * @param stale whether it is older than it wants to be, and nobody could be asked
     */
    record Found(BidDocument document, String source, long sinceMillis, boolean stale) implements Lookup {
        static final String LEDGER = "ledger";

        boolean isLocal() {
            return source.equals(LEDGER);
        }

        long freshUntilMillis() {
            return sinceMillis + document.ttl() * 1_000L;
        }
    }

    /** There is none to be had. */
    record Failed(BidErrorCode code, String detail) implements Lookup {}
}
