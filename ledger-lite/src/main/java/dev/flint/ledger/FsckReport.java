package dev.flint.ledger;

import java.util.List;

/**
 * What a check of a chain's directory found.
 *
 * @param findings everything that is not as it should be, in the order found
 * @param blocks valid blocks in the log
 * @param entries entries in them
 * @param records versions derived from them, superseded ones included
 */
public record FsckReport(List<Finding> findings, long blocks, long entries, long records) {
    /** What a finding is about. */
    public enum Kind {
        /** A log segment is missing, misnamed or has a bad header. */
        SEGMENT,
        /** A byte inside the log is not what was written. */
        LOG_DAMAGED,
        /** Bytes after the last block: an unfinished write, cut at the next opening. */
        LOG_TAIL,
        /** A block's signature does not verify. */
        SIGNATURE,
        /** The rule no longer admits an entry, or a recomputed root differs from the signed one. */
        REPLAY,
        /** A page, value or chunk of the index is not what was written. */
        INDEX_DAMAGED,
        /** The index is whole but says something else than the log. */
        INDEX_DIFFERS,
        /** A file of hashes is missing or says something else than the log. */
        TILES,
        /** The checkpoint file is unreadable or says something else than the log. */
        CHECKPOINT,
        /** The signing key's file is unreadable or holds another key. */
        KEY_FILE
    }

    /**
     * One finding.
     *
     * @param file file name, relative to the chain's directory
     * @param offset byte offset in it, -1 where the text names a key instead
     */
    public record Finding(Kind kind, String file, long offset, String text) {}

    public FsckReport {
        findings = List.copyOf(findings);
    }

    public boolean clean() {
        return findings.isEmpty();
    }
}
