package dev.flint.deploy.config;

/** The log on standard error. */
public record LogConfig(Level level, Format format) {
    /** The least important lines still written. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        OFF
    }

    /** CONSOLE is for people; JSON is one object a line. */
    public enum Format {
        CONSOLE,
        JSON
    }
}
