package dev.flint.methods;

/** What came of reading a public key. */
sealed interface MultikeyParse {
    record Parsed(Multikey key) implements MultikeyParse {}

    record Rejected(MultikeyFault fault) implements MultikeyParse {}
}
