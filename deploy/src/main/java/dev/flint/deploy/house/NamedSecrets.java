package dev.flint.deploy.house;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** Files of names and what belongs to them, {@code name:text} on each line; empty lines and {@code #} say nothing. */
final class NamedSecrets {
    private static final int LINES_MAX = 1_024;
    private static final int NAME_CHARS_MAX = 256;

    private NamedSecrets() {}

    /**
     * Texts by name.
     *
     * @param key of the configuration that names the file
     * @throws IllegalArgumentException when the file is not as it should be; what it says is not repeated
     */
    static Map<String, String> read(String key, Path file) {
        Map<String, String> named = new LinkedHashMap<>();
        int number = 0;
        for (String line : text(key, file).lines().toList()) {
            number++;
            if (line.isBlank() || line.startsWith("#")) {
                continue;
            }
            int colon = line.indexOf(':');
            String name = line.substring(0, Math.max(0, colon));
            boolean isEntry = !name.isBlank() && name.length() <= NAME_CHARS_MAX && colon + 1 < line.length();
            if (!isEntry || named.putIfAbsent(name, line.substring(colon + 1)) != null) {
                throw new IllegalArgumentException(key + ": " + file + " line " + number
                        + " is no name, colon and text, or the name stands twice");
            }
        }
        if (named.isEmpty() || named.size() > LINES_MAX) {
            throw new IllegalArgumentException(key + ": " + file + " names nobody, or more than " + LINES_MAX);
        }
        return named;
    }

    /**
     * What a file of secrets holds.
     *
     * @param key of the configuration that names it
     */
    static String text(String key, Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(key + ": " + file + " cannot be read", e);
        }
    }
}
