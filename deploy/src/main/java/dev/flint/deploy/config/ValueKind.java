package dev.flint.deploy.config;

/** How the text of a value is read, and which values are within the limits. */
interface ValueKind<T> {
    /** What is accepted, for the table of keys and for complaints: {@code a duration from 1s to 10m}. */
    String accepts();

    ValueReading<T> read(String text);

    /** Whether a list in the file may stand for the value. */
    default boolean list() {
        return false;
    }

    /** The usual complaint. */
    default ValueReading<T> bad(String text) {
        return new ValueReading.Bad<>("'" + shortened(text) + "' is not " + accepts());
    }

    private static String shortened(String text) {
        int most = 80;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }
}
