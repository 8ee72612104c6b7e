package dev.flint.deploy.config;

import java.util.ArrayList;
import java.util.List;

/**
 * A list of values of one kind, each at most once.
 *
 * @param most values
 */
record ListOf<T>(ValueKind<T> kind, int most) implements ValueKind<List<T>> {
    @Override
    public String accepts() {
        return "a list of at most " + most + ", separated by commas, each " + kind.accepts();
    }

    @Override
    public boolean list() {
        return true;
    }

    @Override
    public ValueReading<List<T>> read(String text) {
        if (!(new TextList(most).read(text) instanceof ValueReading.Good<List<String>> words)) {
            return bad(text);
        }
        List<T> values = new ArrayList<>();
        for (String word : words.value()) {
            if (!(kind.read(word) instanceof ValueReading.Good<T> good)) {
                return bad(text);
            }
            values.add(good.value());
        }
        return new ValueReading.Good<>(List.copyOf(values));
    }
}
