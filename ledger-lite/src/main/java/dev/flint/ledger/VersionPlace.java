package dev.flint.ledger;

/**
 * Where a version lies in the index: versions are written in the order in which entries cause them.
 *
 * @param position of the entry that caused it
 * @param ordinal which of that entry's changes, from 0
 */
record VersionPlace(long position, int ordinal) {
    static final int BYTES = Long.BYTES + Short.BYTES;
}
