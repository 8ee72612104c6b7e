package dev.flint.deploy.config;

import java.util.ArrayList;
import java.util.List;

/** Words separated by commas, or a list in the file; blanks around a word do not count. The empty text is no words. */
record TextList(int most) implements ValueKind<List<String>> {
    private static final int WORD_CHARS_MAX = 1_024;

    @Override
    public String accepts() {
        return "a list of at most " + most + " different words, separated by commas";
    }

    @Override
    public boolean list() {
        return true;
    }

    @Override
    public ValueReading<List<String>> read(String text) {
        if (text.isBlank()) {
            return new ValueReading.Good<>(List.of());
        }
        List<String> words = new ArrayList<>();
        int start = 0;
        while (start <= text.length()) {
            int comma = text.indexOf(',', start);
            int end = comma < 0 ? text.length() : comma;
            String word = text.substring(start, end).strip();
            if (!isWord(word) || words.contains(word) || words.size() == most) {
                return bad(text);
            }
            words.add(word);
            start = end + 1;
        }
        return new ValueReading.Good<>(List.copyOf(words));
    }

    private static boolean isWord(String word) {
        return !word.isEmpty()
                && word.length() <= WORD_CHARS_MAX
                && word.chars().allMatch(c -> c > ' ' && c < 127);
    }
}
