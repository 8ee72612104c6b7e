package dev.flint.deploy.cli;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.flint.deploy.config.LogConfig;
import org.slf4j.LoggerFactory;

/** Tells the logging backend what the configuration says. */
final class LogLevel {
    private LogLevel() {}

    static void set(LogConfig config) {
        if (LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME) instanceof Logger root) {
            root.setLevel(Level.toLevel(config.level().name()));
        }
    }
}
