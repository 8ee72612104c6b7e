package dev.flint.bid.document;

/** BID document to DID Core. */
@SuppressWarnings("DoNotCallSuggester")
public final class DidDocumentMapping {
    private final String base;

    /** {@code base}: URI of this resolver without trailing slash, as in {@code https://resolver.example}. */
    public DidDocumentMapping(String base) {
        this.base = base;
    }

    public DidDocumentBytes map(BidDocument document, ProofStatus proofStatus) {
        throw new UnsupportedOperationException(base);
    }
}
