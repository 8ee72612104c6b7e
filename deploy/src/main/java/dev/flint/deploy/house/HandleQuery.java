package dev.flint.deploy.house;

import dev.flint.id.PercentEncoding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a question over HTTP, decoded; names may stand more than once.
 *
 * @param text as it was sent, empty for none
 * @param parameters values by name, in their order
 */
record HandleQuery(String text, Map<String, List<String>> parameters) {
    private static final int PARAMETERS_MAX = 128;
    private static final HandleQuery NONE = new HandleQuery("", Map.of());

    /** Empty when it has a broken escape or too many parameters. */
    static Optional<HandleQuery> of(@Nullable String query) {
        if (query == null || query.isEmpty()) {
            return Optional.of(NONE);
        }
        Map<String, List<String>> parameters = new HashMap<>();
        var pairs = List.of(query.split("&", PARAMETERS_MAX + 1));
        for (String pair : pairs) {
            int equals = pair.indexOf('=');
            var name = PercentEncoding.decoded(equals < 0 ? pair : pair.substring(0, equals));
            var value = PercentEncoding.decoded(equals < 0 ? "" : pair.substring(equals + 1));
            if (name.isEmpty() || value.isEmpty()) {
                return Optional.empty();
            }
            parameters.computeIfAbsent(name.get(), first -> new ArrayList<>()).add(value.get());
        }
        return pairs.size() > PARAMETERS_MAX ? Optional.empty() : Optional.of(new HandleQuery(query, parameters));
    }

    List<String> all(String name) {
        return parameters.getOrDefault(name, List.of());
    }

    /** The value that stands first. */
    Optional<String> first(String name) {
        return all(name).stream().findFirst();
    }

    /** Whether something is wished: its name alone, or any value but {@code false}. */
    boolean wishes(String name) {
        return first(name).filter(value -> !value.equals("false")).isPresent();
    }

    /** Whether something is expressly not wished. */
    boolean refuses(String name) {
        return first(name).filter("false"::equals).isPresent();
    }
}
