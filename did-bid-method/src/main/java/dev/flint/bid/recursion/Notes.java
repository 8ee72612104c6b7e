package dev.flint.bid.recursion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** On how a document came over. */
final class Notes {
    private Notes() {}

    /** Members of JSON, without braces. */
    static String of(Lookup.Found found) {
        var notes = JsonNodeFactory.instance.objectNode();
        put(notes, found);
        return members(notes);
    }

    static void put(ObjectNode object, Lookup.Found found) {
        object.put("resolver", found.source());
        object.put(
                "retrieved",
                Instant.ofEpochMilli(found.sinceMillis())
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        if (found.stale()) {
            object.put("stale", true);
        }
    }

    static String members(ObjectNode object) {
        String text = object.toString();
        return text.substring(1, text.length() - 1);
    }
}
