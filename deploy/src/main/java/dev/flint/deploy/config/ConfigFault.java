package dev.flint.deploy.config;

/**
 * One thing that is wrong with the configuration.
 *
 * @param where the flag, the variable, or the file with its line
 * @param message what is wrong and what would be right, for the operator
 */
public record ConfigFault(Kind kind, String where, String message) {
    /** What went wrong. */
    public enum Kind {
        /** Nothing by this name can be set. */
        UNKNOWN_KEY,
        /** The value cannot be read, or is out of its limits. */
        BAD_VALUE,
        /** Two values, each good, that do not go together. */
        CONFLICT,
        /** The file is missing, too long, or no YAML; or says something twice. */
        BAD_FILE
    }

    @Override
    public String toString() {
        return where + ": " + message;
    }
}
