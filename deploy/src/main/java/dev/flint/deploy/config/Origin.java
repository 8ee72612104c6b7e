package dev.flint.deploy.config;

/**
 * Where the effective value of a key comes from.
 *
 * @param key {@code section.key}
 * @param value the text as it was given
 * @param where the flag, the variable, the file with its line, or {@code built in}
 */
public record Origin(String key, String value, Source source, String where) {
    /** The sources, weakest first. */
    public enum Source {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        FLAG
    }
}
