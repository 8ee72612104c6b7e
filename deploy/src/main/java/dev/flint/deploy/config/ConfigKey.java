package dev.flint.deploy.config;

import java.util.Locale;

/**
 * One row of the table of keys.
 *
 * @param name {@code section.key}, in kebab case
 * @param defaultText read like any other value, so that it cannot break the limits
 * @param example a good value that is not the default
 * @param meaning one sentence for the operator
 */
record ConfigKey<T>(String name, ValueKind<T> kind, String defaultText, String example, String meaning) {
    static final String ENVIRONMENT_PREFIX = "FLINT_";

    /** The variable that sets this key. */
    String environmentName() {
        return ENVIRONMENT_PREFIX + name.replace('.', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }
}
