package dev.flint.deploy.config;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The effective setting of every key; strongest source first come by {@link #put} last. */
final class ConfigValues {
    private final Map<String, Setting> settings = new LinkedHashMap<>();

    ConfigValues(List<ConfigKey<?>> keys) {
        keys.forEach(key -> put(Setting.byDefault(key)));
    }

    /** Puts a setting in the place of a weaker one. */
    void put(Setting setting) {
        settings.put(setting.name(), setting);
    }

    Setting setting(ConfigKey<?> key) {
        Setting setting = settings.get(key.name());
        if (setting == null) {
            throw new IllegalStateException(key.name() + " is missing in the table of keys");
        }
        return setting;
    }

    /** The value of a key whose setting was found good. */
    <T> T of(ConfigKey<T> key) {
        if (key.kind().read(setting(key).text()) instanceof ValueReading.Good<T> good) {
            return good.value();
        }
        throw new IllegalStateException(key.name() + " was not checked");
    }

    Collection<Setting> all() {
        return settings.values();
    }
}
