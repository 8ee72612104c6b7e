package dev.flint.ledger;

/**
 * A block as the index keeps it.
 *
 * @param header its bytes
 * @param signature 64 bytes over the checkpoint of size height + 1
 */
@SuppressWarnings("ArrayRecordComponent") // package-made, read-only
record BlockRow(long height, byte[] header, byte[] signature) {}
