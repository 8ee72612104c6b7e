package dev.flint.vaa;

/** A text that is read, and where each of its characters came from. */
final class Input {
    /** Longest input that is looked at, in characters: more than any symbol holds. */
    static final int CHARS_MAX = 8_192;

    private final String text;
    private final int[] origins;

    /** @param origins one more than characters: the last for the end */
    Input(String text, int[] origins) {
        this.text = text;
        this.origins = origins;
    }

    static Input of(String text) {
        return of(text, 0);
    }

    /** @param shift where its beginning stands in what was given */
    static Input of(String text, int shift) {
        int[] origins = new int[text.length() + 1];
        for (int i = 0; i < origins.length; i++) {
            origins[i] = shift + i;
        }
        return new Input(text, origins);
    }

    int length() {
        return text.length();
    }

    char at(int index) {
        return text.charAt(index);
    }

    boolean has(int index, char c) {
        return index < text.length() && text.charAt(index) == c;
    }

    /** The end of the text if it is not there. */
    int indexOf(char c, int from) {
        int index = text.indexOf(c, from);
        return index < 0 ? text.length() : index;
    }

    String from(int start, int end) {
        return text.substring(start, end);
    }

    String text() {
        return text;
    }

    /** Where the character stands in what was given. */
    int origin(int index) {
        return origins[index];
    }

    Reading.Rejected rejected(CodecError error, int index) {
        return new Reading.Rejected(error, origins[index]);
    }
}
