package dev.flint.ledger;

/** Hears of every committed change, in log order, on the chain-writer thread: it must not block. */
@FunctionalInterface
public interface CommitListener {
    /** Called after the change became visible to readers and before the submitter is told. */
    void committed(Slot slot, Change change);
}
