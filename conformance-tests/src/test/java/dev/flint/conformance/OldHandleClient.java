package dev.flint.conformance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.StringTokenizer;
import java.util.TreeMap;

/** {@link HandleAsker} with a client library of another age, in a process of its own, as they share package names. */
final class OldHandleClient implements AutoCloseable {
    private static final String MARK = "= ";

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;

    private OldHandleClient(Process process) {
        this.process = process;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
    }

    /**
     * What it was told.
     *
     * @param code of the response; negative for one that the client made up itself
     * @param values by type
     */
    record Answer(int code, Map<String, String> values) {}

    /**
     * Starts one that knows nobody but a server on loopback.
     *
     * @param directory its home, where it looks for a configuration and finds none
     */
    static OldHandleClient start(List<Path> jars, Path directory, int port, int httpPort) throws IOException {
        List<Path> path = new ArrayList<>(jars);
        path.add(PeerJars.ourClasses());
        Files.createDirectories(directory);
        var client = new OldHandleClient(new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-Xmx64m",
                        "-Duser.home=" + directory,
                        "-Dnet.handle.configDir=" + directory,
                        "-cp",
                        PeerJars.classPath(path),
                        HandleAsker.class.getName(),
                        Integer.toString(port),
                        Integer.toString(httpPort))
                .directory(directory.toFile())
                .redirectError(directory.resolve("errors").toFile())
                .start());
        client.line();
        return client;
    }

    private String line() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(MARK)) {
                return line.substring(MARK.length());
            }
        }
        throw new IllegalStateException("the client has ended");
    }

    /** @param way {@code udp}, {@code tcp}, {@code http} or {@code walk} */
    Answer ask(String way, String handle, String... types) throws IOException {
        questions.write(way + " " + handle + " " + String.join(" ", types) + "\n");
        questions.flush();
        var words = new StringTokenizer(line());
        String first = words.nextToken();
        if (first.equals("failed")) {
            return new Answer(-Integer.parseInt(words.nextToken()), Map.of());
        }
        Map<String, String> values = new TreeMap<>();
        while (words.hasMoreTokens()) {
            values.put(text(words.nextToken()), text(words.nextToken()));
        }
        return new Answer(Integer.parseInt(first), values);
    }

    private static String text(String base64) {
        return new String(Base64.getDecoder().decode(base64), StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
