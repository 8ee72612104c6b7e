package dev.flint.deploy.config;

import java.util.Optional;

/**
 * Something that is there or not.
 *
 * @param kind of what is there
 */
record OffOr<T>(ValueKind<T> kind) implements ValueKind<Optional<T>> {
    @Override
    public String accepts() {
        return "off, or " + kind.accepts();
    }

    @Override
    public ValueReading<Optional<T>> read(String text) {
        if (text.equals("off")) {
            return new ValueReading.Good<>(Optional.empty());
        }
        return kind.read(text) instanceof ValueReading.Good<T> good
                ? new ValueReading.Good<>(Optional.of(good.value()))
                : bad(text);
    }
}
