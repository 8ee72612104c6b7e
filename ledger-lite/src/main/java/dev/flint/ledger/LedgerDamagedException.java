package dev.flint.ledger;

/** Something on disk is not what was written. Names the file, the place and the finding; nothing was served from it. */
public final class LedgerDamagedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final String file;
    private final long offset;

    LedgerDamagedException(String file, long offset, String what) {
        super(file + (offset < 0 ? "" : " at byte " + offset) + ": " + what);
        this.file = file;
        this.offset = offset;
    }

    /** The damaged file. */
    public String file() {
        return file;
    }

    /** Byte offset in the file, -1 when the place is a key that the message names. */
    public long offset() {
        return offset;
    }
}
