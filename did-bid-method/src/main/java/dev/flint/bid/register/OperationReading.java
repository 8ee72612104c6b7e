package dev.flint.bid.register;

/** What came of reading an operation. */
sealed interface OperationReading {
    /** A well-formed operation; whether it is allowed is another question. */
    record Read(Operation operation) implements OperationReading {}

    /** Not an operation: everything that is wrong with it. */
    record Faulty(Refusal refusal) implements OperationReading {}
}
