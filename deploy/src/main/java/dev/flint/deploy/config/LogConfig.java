package dev.flint.deploy.config;

/** The log on standard error. */
public record LogConfig(Level level) {
    /** The least important lines still written. */
    public enum Level {
        TRACE,
        DEBUG,
        INFO,
        WARN,
        ERROR,
        OFF
    }
}
