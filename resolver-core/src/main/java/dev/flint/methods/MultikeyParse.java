package dev.flint.methods;

/** What came of reading a public key. */
sealed interface MultikeyParse {
    /** A key of this type, found sound. */
    record Parsed(MultikeyType type) implements MultikeyParse {}

    record Rejected(MultikeyFault fault) implements MultikeyParse {}
}
