package dev.flint.ledger;

/** Checks a closed chain's directory, byte by byte and value by value, and can rebuild its index. */
@SuppressWarnings("DoNotCallSuggester")
public final class Fsck {
    private Fsck() {}

    /** Checks everything and changes nothing. */
    public static <E extends Entry, R> FsckReport check(ChainSettings settings, AdmissionRule<E, R> rule) {
        throw new UnsupportedOperationException();
    }

    /** Drops the index and derives it anew from the log. */
    public static <E extends Entry, R> void rebuildIndex(ChainSettings settings, AdmissionRule<E, R> rule) {
        throw new UnsupportedOperationException();
    }
}
