package dev.flint.ledger;

import java.util.List;

/**
 * Where an entry lies in the log and what it changed.
 *
 * @param segmentPosition first position of its segment
 * @param offset of its record in the segment
 * @param length of the entry, in bytes
 */
record EntryRow(long position, long segmentPosition, int offset, int length, List<Change> changes) {}
