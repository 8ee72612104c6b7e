package dev.flint.ledger;

/**
 * What a chain is about: reads entries and says what they change. It keeps no state of its own: everything it judges
 * by is in the entry, the {@link StateView} and the {@link Slot}, so that a replay comes to the same answers.
 *
 * @param <E> entry
 * @param <R> reason of a refusal
 */
public interface AdmissionRule<E extends Entry, R> {
    /** Reads an entry back from the log. Pure, any thread; never fails for an entry once admitted. */
    E read(byte[] entry);

    /** Judges an entry. Called on the chain-writer thread (or the opening thread on replay) only; deterministic. */
    Admission<R> admit(E entry, StateView state, Slot slot);

    /**
     * Names how changes follow from entries: program version, settings. An index derived under another name is derived
     * anew when the chain is opened.
     */
    default String derivation() {
        return "";
    }
}
