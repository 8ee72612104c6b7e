package dev.flint.bid.document;

import java.util.Optional;
import java.util.OptionalInt;

/** An entry of {@code service} (BID digest, 3.6). */
@SuppressWarnings("DoNotCallSuggester")
public final class BidService {
    BidService() {}

    public String id() {
        throw new UnsupportedOperationException();
    }

    /** {@code DIDSubResolve} is read as {@code DIDSubResolver}. */
    public String type() {
        throw new UnsupportedOperationException();
    }

    /** As written. */
    public String serviceEndpoint() {
        throw new UnsupportedOperationException();
    }

    public OptionalInt protocol() {
        throw new UnsupportedOperationException();
    }

    public OptionalInt serverType() {
        throw new UnsupportedOperationException();
    }

    public OptionalInt port() {
        throw new UnsupportedOperationException();
    }

    public Optional<String> version() {
        throw new UnsupportedOperationException();
    }

    /** A resolver's address as URI ending in a slash, or empty when the protocol is none that has URIs. */
    public Optional<String> endpointUri() {
        throw new UnsupportedOperationException();
    }
}
