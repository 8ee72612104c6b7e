package dev.flint.ledger;

import java.util.List;

/**
 * Where an entry lies in the log and what it changed.
 *
 * @param segmentHeight height of the first block in its segment: the segment's name
 * @param offset of its record in the segment
 * @param length of the entry, in bytes
 */
record EntryRow(long position, long segmentHeight, int offset, int length, List<Change> changes) {}
