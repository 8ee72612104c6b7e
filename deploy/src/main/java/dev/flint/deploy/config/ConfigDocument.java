package dev.flint.deploy.config;

import java.util.List;

/** The configuration in words: the page of documentation, and what {@code config show} prints. */
public final class ConfigDocument {
    private ConfigDocument() {}

    /** The names of all keys, in the order of the table. */
    public static List<String> names() {
        return ConfigKeys.ALL.stream().map(ConfigKey::name).toList();
    }

    /** The names of those that are applied while serving, when the file changes. */
    public static List<String> live() {
        return NeighbourKeys.LIVE.stream().map(ConfigKey::name).toList();
    }

    /** The page {@code deploy/configuration.md}. */
    public static String page() {
        StringBuilder page = new StringBuilder("""
                # Configuration

                This page is written by the program from its table of keys; a test compares the two.

                A flag is stronger than a variable of the environment, that is stronger than the file,
                and that than the default. The file is the one named by `--config`, else by `FLINT_CONFIG`,
                else `/etc/flint/flint.yaml` if it exists.
                It is YAML: sections with keys, as in

                ```yaml
                http:
                  address: 127.0.0.1:8080
                  head-deadline: 5s
                cache:
                  size: 64MiB
                ```

                Unknown keys and values out of their limits are errors, all told at once,
                and the server does not start. Durations have the units `ms`, `s`, `m`, `h`, `d`;
                sizes `B`, `KiB`, `MiB`, `GiB`, `TiB`; the unit is never left out.

                | key | variable | accepts | default | example | meaning |
                |---|---|---|---|---|---|
                """);
        for (ConfigKey<?> key : ConfigKeys.ALL) {
            page.append("| `%s` | `%s` | %s | %s | `%s` | %s |\n"
                    .formatted(
                            key.name(),
                            key.environmentName(),
                            key.kind().accepts(),
                            key.defaultText().isEmpty() ? "none" : '`' + key.defaultText() + '`',
                            key.example(),
                            key.meaning()));
        }
        page.append("""

                The file is read again when it changes, and so are the certificate and its key. While serving, these are
                applied: %s.
                All others wait for the next start, and it is said which; a file with faults changes nothing.
                """.formatted(String.join(", ", live())));
        return page.toString();
    }

    /** One line per key: name, value, origin; columns aligned. */
    public static String show(List<Origin> origins) {
        int keyWidth = width(origins.stream().map(Origin::key).toList());
        int valueWidth = width(origins.stream().map(Origin::value).toList());
        StringBuilder lines = new StringBuilder();
        for (Origin origin : origins) {
            lines.append(padded(origin.key(), keyWidth))
                    .append(padded(origin.value(), valueWidth))
                    .append(origin.where())
                    .append('\n');
        }
        return lines.toString();
    }

    private static int width(List<String> texts) {
        return texts.stream().mapToInt(String::length).max().orElse(0) + 2;
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(width - text.length());
    }
}
