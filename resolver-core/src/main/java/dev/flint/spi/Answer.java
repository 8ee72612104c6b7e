package dev.flint.spi;

/**
 * What a driver found, as bytes that are ready to be sent.
 *
 * @param metadata shared, read-only: the members of {@code didDocumentMetadata} as JSON, without braces
 */
public record Answer(DocumentBytes document, byte[] metadata, Freshness freshness) {}
