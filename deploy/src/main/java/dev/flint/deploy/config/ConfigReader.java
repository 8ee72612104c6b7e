package dev.flint.deploy.config;

import dev.flint.deploy.config.ConfigFault.Kind;
import dev.flint.deploy.config.Origin.Source;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Reads the configuration. A flag is stronger than a variable {@code FLINT_SECTION_KEY}, that is stronger than the
 * file, and that than the default. A bad value is a fault even where a stronger source hides it.
 */
public final class ConfigReader {
    /** The file that is read, if it exists, when none is named. */
    public static final Path USUAL_FILE = Path.of("/etc/flint/flint.yaml");

    private final Path usualFile;

    public ConfigReader(Path usualFile) {
        this.usualFile = usualFile;
    }

    /**
     * Reads all sources.
     *
     * @param flags from the name of a key ({@code http.address}) to its text
     * @param environment every variable of the process; those of others are not looked at
     * @param file the file named on the command line; it must exist, as must one named by {@code FLINT_CONFIG}
     */
    public ConfigReading read(Map<String, String> flags, Map<String, String> environment, Optional<Path> file) {
        List<ConfigFault> faults = new ArrayList<>();
        List<Setting> given = new ArrayList<>();
        file(environment, file).ifPresent(path -> given.addAll(ConfigFile.read(path, faults)));
        given.addAll(fromEnvironment(environment, faults));
        new TreeMap<>(flags)
                .forEach((name, text) -> given.add(new Setting(name, text, false, Source.FLAG, "--" + name)));

        ConfigValues values = new ConfigValues(ConfigKeys.ALL);
        for (Setting setting : given) {
            check(setting).ifPresentOrElse(faults::add, () -> values.put(setting));
        }
        if (faults.isEmpty()) {
            faults.addAll(conflicts(values));
        }
        return faults.isEmpty()
                ? new ConfigReading.Config(
                        FlintConfig.of(values),
                        values.all().stream().map(Setting::origin).toList())
                : new ConfigReading.Faults(faults);
    }

    /** The file that is read: the one named on the command line, or by the environment, or the usual one. */
    Optional<Path> file(Map<String, String> environment, Optional<Path> named) {
        return named.or(() -> Optional.ofNullable(environment.get(Environment.FILE))
                        .filter(name -> !name.isEmpty())
                        .map(Path::of))
                .or(() -> Optional.of(usualFile).filter(Files::exists));
    }

    private static List<Setting> fromEnvironment(Map<String, String> environment, List<ConfigFault> faults) {
        List<Setting> given = new ArrayList<>();
        Environment.ours(environment)
                .forEach((variable, text) -> find(variable, ConfigKey::environmentName)
                        .ifPresentOrElse(
                                key -> given.add(new Setting(key.name(), text, false, Source.ENVIRONMENT, variable)),
                                () -> faults.add(unknown(variable, variable, ConfigKey::environmentName))));
        return given;
    }

    private static Optional<ConfigFault> check(Setting setting) {
        Optional<ConfigKey<?>> key = find(setting.name(), ConfigKey::name);
        if (key.isEmpty()) {
            return Optional.of(unknown(setting.where(), setting.name(), ConfigKey::name));
        }
        ValueKind<?> kind = key.get().kind();
        if (setting.list() && !kind.list()) {
            return Optional.of(badValue(setting, "a list is not " + kind.accepts()));
        }
        return kind.read(setting.text()) instanceof ValueReading.Bad<?> bad
                ? Optional.of(badValue(setting, bad.complaint()))
                : Optional.empty();
    }

    private static ConfigFault badValue(Setting setting, String complaint) {
        return new ConfigFault(Kind.BAD_VALUE, setting.where(), setting.name() + ": " + complaint);
    }

    private static List<ConfigFault> conflicts(ConfigValues values) {
        List<ConfigFault> faults = new ArrayList<>();
        if (values.of(ConfigKeys.LEDGER_BATCH) > values.of(ConfigKeys.LEDGER_QUEUE)) {
            faults.add(conflict(values, ConfigKeys.LEDGER_BATCH, ConfigKeys.LEDGER_QUEUE));
        }
        return faults;
    }

    private static ConfigFault conflict(ConfigValues values, ConfigKey<?> smaller, ConfigKey<?> larger) {
        Setting small = values.setting(smaller);
        Setting large = values.setting(larger);
        return new ConfigFault(
                Kind.CONFLICT,
                small.where(),
                "%s is %s, more than %s with %s (%s)"
                        .formatted(small.name(), small.text(), large.name(), large.text(), large.where()));
    }

    private static Optional<ConfigKey<?>> find(String text, Function<ConfigKey<?>, String> spelling) {
        return ConfigKeys.ALL.stream()
                .filter(key -> spelling.apply(key).equals(text))
                .findFirst();
    }

    private static ConfigFault unknown(String where, String text, Function<ConfigKey<?>, String> spelling) {
        List<String> names = ConfigKeys.ALL.stream().map(spelling).toList();
        String hint = DidYouMean.among(names, text)
                .map(name -> "; did you mean " + name + "?")
                .orElse("");
        return new ConfigFault(Kind.UNKNOWN_KEY, where, "unknown key " + text + hint);
    }
}
