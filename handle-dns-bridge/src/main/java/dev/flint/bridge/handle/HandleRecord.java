package dev.flint.bridge.handle;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What is known under a Handle. */
public sealed interface HandleRecord {
    /** What it holds of memory, about. */
    default int weightBytes() {
        return 0;
    }

    /** Its values. */
    final class Found implements HandleRecord {
        private static final int KEPT_OCTETS_MAX = 8_192;

        /** Of a value in both of its forms, besides its data. */
        private static final int VALUE_BYTES = 256;

        /** Each octet stands in both forms, and many are escaped in JSON. */
        private static final int OCTET_BYTES = 3;

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

        @Override
        public int weightBytes() {
            int weight = 0;
            for (var value : values) {
                weight += VALUE_BYTES + OCTET_BYTES * value.data().length;
            }
            return weight;
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
