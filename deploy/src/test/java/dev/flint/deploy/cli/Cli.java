package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/** Runs commands in process. */
final class Cli {
    static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private Cli() {}

    /** What a command left behind. */
    record Run(int exit, String out, String err) {
        List<String> lines() {
            return out.lines().toList();
        }

        JsonNode json() {
            return json(out);
        }

        JsonNode json(int line) {
            return json(lines().get(line));
        }

        static JsonNode json(String text) {
            try {
                return JSON.readTree(text);
            } catch (JsonProcessingException e) {
                throw new AssertionError("not JSON: " + text, e);
            }
        }
    }

    static Run run(String... arguments) {
        return piped("", arguments);
    }

    static Run piped(String input, String... arguments) {
        return piped(input.getBytes(StandardCharsets.UTF_8), arguments);
    }

    static Run piped(byte[] input, String... arguments) {
        return run(new ByteArrayInputStream(input), Map.of(), InstantSource.system(), arguments);
    }

    static Run run(InputStream in, Map<String, String> environment, InstantSource clock, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                in,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                environment,
                clock,
                new SecureRandom());
        int exit = FlintCommand.run(terminal, arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Whether a vector of an identifier is of the present generation, and its key belongs to it. */
    static boolean isRight(JsonNode vector) {
        return vector.get("verified").asBoolean()
                && !vector.get("lineage").asText().contains("obsolete");
    }

    /** A part of the vectors of BIDs. */
    static List<JsonNode> vectors(String part) {
        try (var in = Cli.class.getResourceAsStream("/vectors/bid.json")) {
            return StreamSupport.stream(JSON.readTree(in).get(part).spliterator(), false)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
