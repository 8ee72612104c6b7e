package dev.flint.bid.document;

/**
 * A document mapped to DID Core, as ready octets of UTF-8 JSON from which answers are put together.
 *
 * @param context10 value of {@code @context} for DID 1.0
 * @param context11 value of {@code @context} for DID 1.1
 * @param members members of the DID document after {@code @context}, without braces, in canonical form (RFC 8785)
 * @param metadata members of {@code didDocumentMetadata}, without braces; never empty
 */
@SuppressWarnings("ArrayRecordComponent") // handed over to the ledger's encoder; never compared
public record DidDocumentBytes(byte[] context10, byte[] context11, byte[] members, byte[] metadata) {}
