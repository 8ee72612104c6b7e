package dev.flint.bridge.handle;

import java.util.List;
import java.util.Optional;

/** What is known under a Handle. */
public sealed interface HandleRecord {
    /**
     * Its values.
     *
     * @param values by ascending index
     */
    record Found(List<HandleValue> values) implements HandleRecord {
        public Found {
            values = List.copyOf(values);
        }

        /** The first value of a type, whoever may read it. */
        public Optional<HandleValue> first(String type) {
            return values.stream().filter(value -> value.type().equals(type)).findFirst();
        }
    }

    /** Nothing, and if there were anything, it would be here. */
    record Absent() implements HandleRecord {}

    /** It lives elsewhere, if it does. */
    record Foreign() implements HandleRecord {}

    /** That cannot be told at the moment. */
    record Unavailable() implements HandleRecord {}
}
