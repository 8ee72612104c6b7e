package dev.flint.spi;

/**
 * What a driver found, as bytes that are ready to be sent.
 *
 * @param metadata shared, read-only: the members of {@code didDocumentMetadata} as JSON, without braces
 */
// Bytes that many sockets share: equality of answers is nobody's question, copies would be paid per request.
@SuppressWarnings("ArrayRecordComponent")
public record Answer(DocumentBytes document, byte[] metadata, Freshness freshness) {}
