package dev.flint.ledger;

import dev.flint.ledger.note.Checkpoint;

/**
 * What a chain has published.
 *
 * @param size entries in the transaction log
 * @param height height of the newest block, -1 before the first
 * @param checkpoint head of the headers log: its size is height + 1
 * @param note the checkpoint as a signed note
 */
public record Head(long size, long height, Checkpoint checkpoint, String note) {}
