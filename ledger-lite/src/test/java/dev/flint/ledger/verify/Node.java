package dev.flint.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** The verifier in JavaScript, in a child process. */
final class Node {
    /** Whether there is a {@code node} on the path. */
    static boolean isInstalled() {
        try {
            return new ProcessBuilder("node", "--version")
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException absent) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Path directory;

    /** What a process left behind. */
    record Ended(int status, String output, String errors) {}

    Node(Path directory) {
        this.directory = directory;
    }

    static Path script() {
        return resource("/dev/flint/ledger/verify/flint-verify.mjs");
    }

    private static Path resource(String name) {
        try {
            return Path.of(Objects.requireNonNull(Node.class.getResource(name)).toURI());
        } catch (URISyntaxException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    Ended run(Object... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("node"));
        Arrays.stream(arguments).map(Object::toString).forEach(command::add);
        Path output = directory.resolve("output");
        Path errors = directory.resolve("errors");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(errors.toFile())
                    .start();
        } catch (IOException absent) {
            throw new AssertionError("this test needs Node.js 18 or later as `node` on the path", absent);
        }
        int status = process.waitFor();
        return new Ended(status, Files.readString(output), Files.readString(errors));
    }

    /** One answer for each case. */
    List<JsonNode> batch(List<ObjectNode> cases) throws IOException, InterruptedException {
        Path file = directory.resolve("cases");
        List<String> lines = cases.stream().map(ObjectNode::toString).toList();
        Files.writeString(file, String.join("\n", lines), UTF_8);
        Ended ended = run(resource("/flint-verify-batch.mjs"), script(), file);
        if (ended.status() != 0) {
            throw new AssertionError("node ended with " + ended.status() + ": " + ended.errors());
        }
        List<JsonNode> answers = new ArrayList<>();
        for (String line : ended.output().lines().toList()) {
            answers.add(JSON.readTree(line));
        }
        return answers;
    }

    static ObjectNode oneCase(byte[] bundle, Corpus.Client client) {
        ObjectNode node = JSON.createObjectNode()
                .put("bundle", bundle)
                .put("policy", client.policy())
                .put("now", client.nowSeconds())
                .put("maxAge", client.maxAgeSeconds())
                .put("seen", client.sizeSeen());
        client.id().ifPresent(id -> node.put("id", id));
        return node;
    }
}
