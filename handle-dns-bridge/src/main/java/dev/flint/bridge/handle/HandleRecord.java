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

        /** The first value of a type, whoever may read it; types are compared without regard to the case of letters. */
        public Optional<HandleValue> first(String type) {
            return values.stream()
                    .filter(value -> Selection.upper(value.type()).equals(Selection.upper(type)))
                    .findFirst();
        }
    }

    /** Nothing, and if there were anything, it would be here. */
    record Absent() implements HandleRecord {}

    /** It lives elsewhere, if it does. */
    record Foreign() implements HandleRecord {}

    /** That cannot be told at the moment. */
    record Unavailable() implements HandleRecord {}
}
