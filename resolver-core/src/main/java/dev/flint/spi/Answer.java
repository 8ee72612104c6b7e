package dev.flint.spi;

/**
 * What a driver found, as bytes that are ready to be sent.
 *
 * @param metadata shared, read-only: the members of {@code didDocumentMetadata} as JSON, without braces
 * @param notes on how it was found: members of {@code didResolutionMetadata} as JSON, without braces; mostly empty
 */
// Bytes that many sockets share: equality of answers is nobody's question, copies would be paid per request.
@SuppressWarnings("ArrayRecordComponent")
public record Answer(DocumentBytes document, byte[] metadata, Freshness freshness, String notes) {
    /** Without notes. */
    public Answer(DocumentBytes document, byte[] metadata, Freshness freshness) {
        this(document, metadata, freshness, "");
    }

    /** The same with one more note. */
    public Answer noted(String member) {
        return new Answer(document, metadata, freshness, notes.isEmpty() ? member : notes + ',' + member);
    }

    /** The same with a proof, which soon grows old: nobody may keep it. */
    public Answer proven(String base64url) {
        var passing = new Freshness(freshness.position(), freshness.updatedSeconds(), 0, false);
        return new Answer(document, metadata, passing, notes).noted("\"proof\":\"" + base64url + '"');
    }
}
