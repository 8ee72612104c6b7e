package dev.flint.deploy.config;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Locale;

/** One word of a closed list: the constants of an enum, in lower case. */
record Choice<E extends Enum<E>>(List<E> constants) implements ValueKind<E> {
    static <E extends Enum<E>> Choice<E> of(E[] constants) {
        return new Choice<>(List.of(constants));
    }

    @Override
    public String accepts() {
        return "one of " + constants.stream().map(Choice::word).collect(joining(", "));
    }

    @Override
    public ValueReading<E> read(String text) {
        for (E constant : constants) {
            if (word(constant).equals(text)) {
                return new ValueReading.Good<>(constant);
            }
        }
        return bad(text);
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
