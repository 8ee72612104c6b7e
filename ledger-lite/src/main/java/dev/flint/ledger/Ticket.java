package dev.flint.ledger;

/** A place in the writer's queue: of an entry, or of the end. */
sealed interface Ticket<E extends Entry, R> permits Pending, Ticket.End {
    /** Nothing comes after it. */
    record End<E extends Entry, R>() implements Ticket<E, R> {}
}
