package dev.flint.deploy.config;

/** What came of reading the text of one value. */
sealed interface ValueReading<T> {
    /** A value within its limits. */
    record Good<T>(T value) implements ValueReading<T> {}

    /** No value; the complaint says what would be right. */
    record Bad<T>(String complaint) implements ValueReading<T> {}
}
