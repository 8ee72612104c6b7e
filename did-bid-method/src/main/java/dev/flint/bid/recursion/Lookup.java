package dev.flint.bid.recursion;

import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.document.Proofs;
import dev.flint.spi.Answer;
import dev.flint.spi.DocumentBytes;
import dev.flint.spi.Freshness;
import java.time.Instant;

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

        /** The document in DID Core's form, to be kept for what is left of its time. */
        Answer toAnswer(DidDocumentMapping mapping, long nowMillis) {
            var mapped = mapping.map(document, Proofs.check(document, document::key));
            long left = stale ? 0 : Math.max(0, freshUntilMillis() - nowMillis) / 1_000;
            long updated = document.updated().orElse(Instant.EPOCH).getEpochSecond();
            return new Answer(
                            new DocumentBytes(mapped.context10(), mapped.context11(), mapped.members()),
                            mapped.metadata(),
                            new Freshness(0, updated, left, false))
                    .noted(Notes.of(this));
        }
    }

    /** There is none to be had. */
    record Failed(BidErrorCode code, String detail) implements Lookup {}
}
