package dev.flint.deploy.config;

import dev.flint.deploy.config.Origin.Source;

/**
 * One value as some source gave it, not yet looked at.
 *
 * @param name of the key, as the source spelled it
 * @param list whether it was written as a list; {@code text} then has the elements separated by commas
 */
record Setting(String name, String text, boolean list, Source source, String where) {
    static Setting byDefault(ConfigKey<?> key) {
        return new Setting(key.name(), key.defaultText(), false, Source.DEFAULT, "built in");
    }

    Origin origin() {
        return new Origin(name, text, source, where);
    }
}
