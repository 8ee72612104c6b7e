package dev.flint.bridge.handle;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known under a Handle. */
public sealed interface HandleRecord {
    /** Its values. */
    final class Found implements HandleRecord {
        private static final int KEPT_OCTETS_MAX = 8_192;

        private final List<HandleValue> values;
        private final List<HandleValue> open;
        private volatile byte @Nullable [] json;

        /** @param values by ascending index */
        public Found(List<HandleValue> values) {
            this.values = List.copyOf(values);
            this.open =
                    List.copyOf(values.stream().filter(HandleValue::isPublic).toList());
        }

        /** By ascending index. */
        public List<HandleValue> values() {
            return values;
        }

        /** Those that everybody may read. */
        public List<HandleValue> open() {
            return open;
        }

        /** Those that everybody may read, in JSON (Handle digest, 1.9); shared, read-only. Kept unless it is long. */
        public byte[] json() {
            byte[] made = json;
            if (made == null) {
                made = HandleJson.of(open).toBuffer().getBytes();
                json = made.length <= KEPT_OCTETS_MAX ? made : null;
            }
            return made;
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
