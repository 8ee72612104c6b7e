package dev.flint.ledger;

import java.util.List;

/**
 * What a rule says to an entry.
 *
 * @param <R> reason of a refusal
 */
public sealed interface Admission<R> permits Admission.Admitted, Admission.Refused {
    /**
     * The entry goes into the log.
     *
     * @param changes what it changes: at most {@value #CHANGES_MAX}, no key twice
     */
    record Admitted<R>(List<Change> changes) implements Admission<R> {
        /** Most changes of one entry: their number is written in 16 bits. */
        public static final int CHANGES_MAX = 65_535;

        public Admitted {
            changes = List.copyOf(changes);
        }
    }

    /** The entry leaves no trace. */
    record Refused<R>(R reason) implements Admission<R> {}
}
