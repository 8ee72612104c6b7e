package dev.flint.bid;

import java.util.Optional;

/**
 * What came of reading a text as a key.
 *
 * @param <K> {@link BidPublicKey} or {@link BidPrivateKey}
 */
public sealed interface KeyParse<K> {
    /** A key. */
    record Parsed<K>(K key) implements KeyParse<K> {}

    /** Not a key. */
    record Rejected<K>(KeyFault fault) implements KeyParse<K> {}

    /** The key without the reason for its absence. */
    default Optional<K> toOptional() {
        return this instanceof Parsed<K> parsed ? Optional.of(parsed.key()) : Optional.empty();
    }
}
