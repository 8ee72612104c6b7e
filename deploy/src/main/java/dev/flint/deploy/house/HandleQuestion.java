package dev.flint.deploy.house;

import dev.flint.bridge.handle.Message;
import dev.flint.bridge.handle.Selection;
import dev.flint.id.PercentEncoding;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is asked for in a path and its query.
 *
 * @param selection of the values that are wanted
 */
record HandleQuestion(String handle, Selection selection, HandleQuery query) {
    private static final String SCHEME = "hdl:";
    private static final int INDEX_DIGITS_MAX = 10;
    private static final long INDEX_MAX = 0xFFFF_FFFFL;

    /** What came of reading. */
    sealed interface Reading {
        record Asked(HandleQuestion question) implements Reading {}

        record Faulty(String why) implements Reading {}
    }

    /** @param escaped the Handle as it stands in a path, {@code hdl:} before it or not */
    static Reading of(String escaped, @Nullable String query) {
        var parameters = HandleQuery.of(query);
        var handle = PercentEncoding.decoded(escaped)
                .map(text -> text.startsWith(SCHEME) ? text.substring(SCHEME.length()) : text);
        if (parameters.isEmpty() || handle.isEmpty()) {
            return new Reading.Faulty("an escape is broken, or there are more than 128 parameters");
        }
        if (handle.get().getBytes(StandardCharsets.UTF_8).length > Message.HANDLE_OCTETS_MAX) {
            return new Reading.Faulty("a Handle has at most 2048 octets");
        }
        List<Integer> indexes = new ArrayList<>();
        for (String text : parameters.get().all("index")) {
            var index = index(text);
            if (index.isEmpty()) {
                return new Reading.Faulty("an index is a number from 0 to 4294967295");
            }
            indexes.add(index.get());
        }
        var selection = new Selection(indexes, parameters.get().all("type"));
        return new Reading.Asked(new HandleQuestion(handle.get(), selection, parameters.get()));
    }

    private static Optional<Integer> index(String text) {
        boolean digits = !text.isEmpty()
                && text.length() <= INDEX_DIGITS_MAX
                && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return digits && Long.parseLong(text) <= INDEX_MAX ? Optional.of((int) Long.parseLong(text)) : Optional.empty();
    }
}
