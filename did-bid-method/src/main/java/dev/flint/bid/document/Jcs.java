package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;

/** RFC 8785. */
@SuppressWarnings("DoNotCallSuggester")
public final class Jcs {
    private Jcs() {}

    public static byte[] canonicalize(JsonNode value) {
        throw new UnsupportedOperationException();
    }
}
