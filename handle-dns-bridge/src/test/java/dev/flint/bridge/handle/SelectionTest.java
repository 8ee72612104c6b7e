package dev.flint.bridge.handle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SelectionTest {
    private static final List<HandleValue> VALUES = List.of(
            HandleValue.of(1, "URL", "a", 0, 0),
            HandleValue.of(2, "URL.SUB", "b", 0, 0),
            HandleValue.of(3, "URLX", "c", 0, 0),
            HandleValue.of(4, "EMAIL", "d", 0, 0));

    @ParameterizedTest
    @CsvSource({
        "'', '', 1234",
        "'', URL, 1",
        "'', url, 1",
        "'', URL., 12",
        "'', u., ''",
        "'', URL.SUB., 2",
        "'', ., ''",
        "4, URL, 14",
        "'2 4', '', 24",
        "9, '', ''"
    })
    void of_indexesAndTypes_isTheirUnion(String indexes, String types, String selected) {
        var selection = new Selection(
                words(indexes).map(Integer::valueOf).toList(), words(types).toList());
        var numbers = selection.of(VALUES).stream()
                .map(value -> Integer.toString(value.index()))
                .toList();
        assertThat(String.join("", numbers)).isEqualTo(selected);
    }

    private static Stream<String> words(String text) {
        return Stream.of(text.split(" ", -1)).filter(word -> !word.isEmpty());
    }
}
