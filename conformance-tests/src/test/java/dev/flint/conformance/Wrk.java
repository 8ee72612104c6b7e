package dev.flint.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** One run of wrk against one server, without pipelining. */
final class Wrk {
    private Wrk() {}

    /**
     * What a run showed.
     *
     * @param perCpuSecond requests per second of processor time of the server, all its processes together
     * @param perSecond requests per second on the clock
     * @param medianMicros median latency
     */
    record Run(double perCpuSecond, double perSecond, double medianMicros) {}

    /** A script that asks for random ones of some identifiers. */
    static Path script(Path file, List<String> identifiers) throws IOException {
        return script(file, "/1.0/identifiers/", identifiers);
    }

    /** @param base of the path, the names being what follows */
    static Path script(Path file, String base, List<String> names) throws IOException {
        Path list = file.resolveSibling(file.getFileName() + ".txt");
        Files.write(list, names);
        return Files.writeString(file, """
                local requests = {}
                init = function(args)
                  for line in io.lines("%s") do
                    requests[#requests + 1] = wrk.format("GET", "%s" .. line)
                  end
                end
                request = function() return requests[math.random(#requests)] end
                """.formatted(list, base));
    }

    /**
     * Runs it on one thread.
     *
     * @param more further arguments, the URL among them
     */
    static Run run(ProcessHandle server, int connections, Duration duration, String... more)
            throws IOException, InterruptedException {
        return run(server, 1, connections, duration, more);
    }

    /** The same on several threads. */
    static Run run(ProcessHandle server, int threads, int connections, Duration duration, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(
                List.of("wrk", "-t" + threads, "-c" + connections, "-d" + duration.toSeconds() + "s", "--latency"));
        command.addAll(List.of(more));
        double before = cpuSeconds(server);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        double used = cpuSeconds(server) - before;
        if (process.waitFor() != 0 || output.contains("Non-2xx") || output.contains("Socket errors")) {
            throw new IllegalStateException(output);
        }
        double requests = number(output, " requests in ");
        return new Run(requests / used, requests / duration.toSeconds(), micros(output));
    }

    /** What a server, all its processes together, has used of processors so far. */
    static double cpuSeconds(ProcessHandle server) {
        return Stream.concat(Stream.of(server), server.descendants())
                        .mapToLong(process ->
                                process.info().totalCpuDuration().orElseThrow().toNanos())
                        .sum()
                / 1e9;
    }

    /** The number before a word. */
    private static double number(String output, String word) {
        int end = output.indexOf(word);
        int start = output.lastIndexOf(' ', end - 1);
        return Double.parseDouble(output.substring(start + 1, end));
    }

    private static double micros(String output) {
        String word = "     50%";
        int start = output.indexOf(word, output.indexOf("Latency Distribution")) + word.length();
        String text = output.substring(start, output.indexOf('\n', start)).strip();
        if (text.endsWith("us")) {
            return Double.parseDouble(text.substring(0, text.length() - 2));
        }
        if (text.endsWith("ms")) {
            return Double.parseDouble(text.substring(0, text.length() - 2)) * 1_000;
        }
        throw new IllegalStateException(text);
    }
}
