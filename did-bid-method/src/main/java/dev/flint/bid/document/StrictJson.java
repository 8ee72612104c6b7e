package dev.flint.bid.document;

/** Reads I-JSON. */
@SuppressWarnings("DoNotCallSuggester")
public final class StrictJson {
    private StrictJson() {}

    public static JsonReading parse(byte[] utf8) {
        throw new UnsupportedOperationException();
    }
}
