package dev.flint.deploy.config;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.fasterxml.jackson.dataformat.yaml.YAMLParser;
import dev.flint.deploy.config.ConfigFault.Kind;
import dev.flint.deploy.config.Origin.Source;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads the file: sections with keys, or dotted names. Values stay text: {@code 10000} and {@code "10000"} are the
 * same, and whether a text is a number is the key's affair, not YAML's.
 */
final class ConfigFile {
    /** Longest file, in bytes. The whole table with comments is about 5 KiB. */
    static final int BYTES_MAX = 1 << 20;

    private static final YAMLFactory YAML = YAMLFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path path;
    private final List<ConfigFault> faults;
    private final List<Setting> settings = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private ConfigFile(Path path, List<ConfigFault> faults) {
        this.path = path;
        this.faults = faults;
    }

    /**
     * Reads a file.
     *
     * @param faults what is wrong is added here; the settings before it are still returned
     */
    static List<Setting> read(Path path, List<ConfigFault> faults) {
        ConfigFile file = new ConfigFile(path, faults);
        try {
            file.readBytes();
        } catch (NoSuchFileException missing) {
            file.fault(path.toString(), "there is no such file");
        } catch (JacksonException notYaml) {
            var place = notYaml.getLocation();
            String message = notYaml.getOriginalMessage().lines().findFirst().orElse("not YAML");
            file.fault(place == null ? path.toString() : file.line(place.getLineNr()), message);
        } catch (IOException unreadable) {
            file.fault(path.toString(), "cannot be read: " + unreadable.getMessage());
        }
        return file.settings;
    }

    private void readBytes() throws IOException {
        if (Files.size(path) > BYTES_MAX) {
            fault(path.toString(), "is longer than " + BYTES_MAX + " bytes");
            return;
        }
        // Decoded here, so that bytes which are no UTF-8 are an error and not a guess at another encoding.
        String text = Files.readString(path, StandardCharsets.UTF_8);
        try (YAMLParser parser = YAML.createParser(text)) {
            JsonToken root = parser.nextToken();
            if (root == JsonToken.START_OBJECT) {
                readSection(parser, "");
                if (parser.nextToken() != null) {
                    fault(line(parser), "a second document; only one is read");
                }
            } else if (root != null
                    && root != JsonToken.VALUE_NULL
                    && !parser.getText().isEmpty()) {
                fault(line(parser), "sections with keys are expected, 'http: {address: …}'");
            }
        }
    }

    /** Reads up to the end of the section that the parser has just entered. */
    private void readSection(YAMLParser parser, String prefix) throws IOException {
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix + parser.currentName();
            parser.nextToken();
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                readSection(parser, name + '.');
            } else if (parser.currentToken() == JsonToken.START_ARRAY) {
                readList(parser, name);
            } else {
                readValue(parser, name);
            }
        }
    }

    private void readValue(YAMLParser parser, String name) throws IOException {
        if (isText(parser) && !parser.getText().isEmpty()) {
            add(new Setting(name, parser.getText(), false, Source.FILE, line(parser)));
        } else {
            fault(line(parser), name + " has no value");
        }
    }

    private void readList(YAMLParser parser, String name) throws IOException {
        String where = line(parser);
        List<String> elements = new ArrayList<>();
        boolean plain = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            plain &= isText(parser);
            elements.add(parser.getText());
            parser.skipChildren();
        }
        if (plain) {
            add(new Setting(name, String.join(",", elements), true, Source.FILE, where));
        } else {
            fault(where, name + " has an element that is not a plain value");
        }
    }

    /** An alias would arrive as the text of its own name. */
    private static boolean isText(YAMLParser parser) {
        JsonToken token = parser.currentToken();
        return token.isScalarValue() && token != JsonToken.VALUE_NULL && !parser.isCurrentAlias();
    }

    private void add(Setting setting) {
        if (names.add(setting.name())) {
            settings.add(setting);
        } else {
            fault(setting.where(), setting.name() + " is set twice");
        }
    }

    private String line(YAMLParser parser) {
        return line(parser.currentTokenLocation().getLineNr());
    }

    private String line(int number) {
        return path + " line " + number;
    }

    private void fault(String where, String message) {
        faults.add(new ConfigFault(Kind.BAD_FILE, where, message));
    }
}
