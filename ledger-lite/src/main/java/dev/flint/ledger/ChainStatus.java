package dev.flint.ledger;

/**
 * For health and metrics; a moment's view.
 *
 * @param queued entries waiting for the writer
 * @param failed true when the chain takes no more entries until it is opened anew
 * @param mapUsedBytes part of the index map in use
 * @param mapBytes size of the index map
 * @param walBytes bytes of blocks in the write-ahead log, without preallocated space
 */
public record ChainStatus(int queued, boolean failed, long mapUsedBytes, long mapBytes, long walBytes) {}
