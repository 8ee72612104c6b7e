package dev.flint.spi;

/**
 * A DID document in pieces of UTF-8 JSON, from which each representation is put together by concatenation:
 * <code>{"@context":</code> context <code>,</code> members <code>}</code>. All arrays are shared and read-only.
 *
 * @param context10 value of {@code @context} for a DID 1.0 document
 * @param context11 value of {@code @context} for a DID 1.1 document
 * @param members the document's other members, without braces, at least {@code "id"}
 */
// Bytes that many sockets share: equality of answers is nobody's question, copies would be paid per request.
@SuppressWarnings("ArrayRecordComponent")
public record DocumentBytes(byte[] context10, byte[] context11, byte[] members) {}
