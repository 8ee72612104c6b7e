package dev.flint.bridge.handle;

import java.util.List;

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
    }

    /** Nothing, and if there were anything, it would be here. */
    record Absent() implements HandleRecord {}

    /** It lives elsewhere, if it does. */
    record Foreign() implements HandleRecord {}

    /** That cannot be told at the moment. */
    record Unavailable() implements HandleRecord {}
}
