package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;

/** What came of reading octets as JSON. */
public sealed interface JsonReading {
    /** A JSON value. */
    record Read(JsonNode value) implements JsonReading {}

    /**
     * Not acceptable.
     *
     * @param offset UTF-16 code units from the beginning to where it was noticed
     */
    record Faulty(JsonFault fault, long offset) implements JsonReading {}
}
