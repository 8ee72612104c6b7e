package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.vaa.VaaId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** What is said of a code or a node. */
final class SaidOption {
    private static final int LINK_PARTS_MIN = 3;
    private static final int LINK_PARTS_MAX = 5;

    @Option(names = "--record", paramLabel = "FILE", description = "The whole record, in JSON, instead of the rest.")
    private @Nullable Path file;

    @Option(names = "--name", paramLabel = "TEXT", description = "What it is.")
    private String name = "";

    @Option(
            names = "--link",
            paramLabel = "TYPE,URL,TITLE[,MEDIA-TYPE[,LANGUAGE]]",
            description = "Where more is told; the first is the default. TYPE as in gs1:pip or untp:dpp.")
    private List<String> links = new ArrayList<>();

    @Option(names = "--also-known-as", paramLabel = "URI", description = "Another name of it.")
    private List<String> otherNames = new ArrayList<>();

    @Option(names = "--attribute", paramLabel = "NAME=VALUE", description = "Whatever else there is to say.")
    private List<String> attributes = new ArrayList<>();

    @Option(
            names = "--serials",
            paramLabel = "LENGTH[,extended]",
            description = "Of an enterprise: how long the serial numbers of its codes are; A-Z and 0-9 or extended.")
    private String serials = "";

    @Option(names = "--ttl", paramLabel = "SECONDS", description = "How long others may keep it.")
    private @Nullable Integer ttl;

    /** The same for one of many codes: {@code {code}} stands for it. */
    ObjectNode record(VaaId id) {
        try {
            return (ObjectNode)
                    InputLine.Json.READER.readTree(record().toString().replace("{code}", id.text()));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("codes have nothing to escape", impossible);
        }
    }

    ObjectNode record() {
        if (file != null) {
            return read(file);
        }
        if (name.isEmpty()) {
            throw new CommandFailure(ExitCode.USAGE, "say what it is: --name, or --record");
        }
        var record = JsonNodeFactory.instance.objectNode().put("name", name);
        links.forEach(link -> addLink(record, link));
        otherNames.forEach(record.withArray("/alsoKnownAs")::add);
        for (String attribute : attributes) {
            int equals = attribute.indexOf('=');
            if (equals < 1) {
                throw new CommandFailure(ExitCode.USAGE, "an attribute is NAME=VALUE");
            }
            record.withObject("/attributes").put(attribute.substring(0, equals), attribute.substring(equals + 1));
        }
        if (!serials.isEmpty()) {
            addSerials(record);
        }
        if (ttl != null) {
            record.put("ttl", ttl);
        }
        return record;
    }

    private static void addLink(ObjectNode record, String link) {
        String[] parts = link.split(",", LINK_PARTS_MAX);
        if (parts.length < LINK_PARTS_MIN) {
            throw new CommandFailure(ExitCode.USAGE, "a link is TYPE,URL,TITLE");
        }
        var target = record.withArray("/links")
                .addObject()
                .put("linkType", parts[0])
                .put("href", parts[1])
                .put("title", parts[2]);
        if (parts.length > LINK_PARTS_MIN && !parts[3].isEmpty()) {
            target.put("type", parts[3]);
        }
        if (parts.length == LINK_PARTS_MAX) {
            target.putArray("hreflang").add(parts[4]);
        }
    }

    private void addSerials(ObjectNode record) {
        int comma = serials.indexOf(',');
        String length = comma < 0 ? serials : serials.substring(0, comma);
        boolean number =
                !length.isEmpty() && length.length() <= 2 && length.chars().allMatch(Character::isDigit);
        if (!number) {
            throw new CommandFailure(ExitCode.USAGE, "--serials is a length, as in 8 or 8,extended");
        }
        var form = record.putObject("serials").put("length", Integer.parseInt(length));
        if (comma >= 0) {
            form.put("profile", serials.substring(comma + 1));
        }
    }

    private static ObjectNode read(Path file) {
        try {
            if (InputLine.Json.READER.readTree(Files.readAllBytes(file)) instanceof ObjectNode record) {
                return record;
            }
            throw new CommandFailure(ExitCode.USAGE, file + " holds no JSON object");
        } catch (JsonProcessingException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " is not JSON, or names a member twice");
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " cannot be read");
        }
    }
}
