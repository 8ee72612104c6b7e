package dev.flint.ledger;

/**
 * What became of a submitted entry.
 *
 * @param <R> reason of a refusal
 */
public sealed interface Submission<R>
        permits Submission.Committed, Submission.Refused, Submission.Overloaded, Submission.Unavailable {
    /** Durable and visible. */
    record Committed<R>(Receipt receipt) implements Submission<R> {}

    /** The rule said no; nothing was written. */
    record Refused<R>(R reason) implements Submission<R> {}

    /** The queue is full; nothing was written, try again later. */
    record Overloaded<R>() implements Submission<R> {}

    /**
     * Disk full, chain failed or closing. After a failed write or sync the entry may or may not be in the log: the next
     * opening of the chain decides.
     */
    record Unavailable<R>(String reason) implements Submission<R> {}
}
