package dev.flint.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** One run of dnsperf against a server on loopback, over UDP. */
final class DnsPerf {
    private DnsPerf() {}

    /**
     * What a run showed. Every answer has to be NOERROR.
     *
     * @param perCpuSecond queries per second of processor time of the server
     * @param lostOfMillion queries without an answer
     */
    record Run(double perSecond, double perCpuSecond, double lostOfMillion) {}

    /**
     * Runs it: 4 sockets, 200 queries under way.
     *
     * @param queries a name and a type per line
     * @param more further options
     */
    static Run run(ProcessHandle server, int port, Path queries, int seconds, String... more)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("dnsperf", "-s", "127.0.0.1", "-p", Integer.toString(port)));
        command.addAll(List.of("-d", queries.toString(), "-l", Integer.toString(seconds)));
        command.addAll(List.of("-c", "4", "-T", "1", "-q", "200"));
        command.addAll(List.of(more));
        double before = Wrk.cpuSeconds(server);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        double used = Wrk.cpuSeconds(server) - before;
        if (process.waitFor() != 0 || !output.contains("NOERROR") || !output.contains("(100.00%)\n  Average packet")) {
            throw new IllegalStateException(output);
        }
        double completed = number(output, "Queries completed:");
        double lost = number(output, "Queries lost:");
        double perSecond = number(output, "Queries per second:");
        return new Run(perSecond, completed / used, lost * 1e6 / (lost + completed));
    }

    /** The number after a word. */
    private static double number(String output, String word) {
        int start = output.indexOf(word) + word.length();
        while (output.charAt(start) == ' ') {
            start++;
        }
        int end = start;
        while (Character.isDigit(output.charAt(end)) || output.charAt(end) == '.') {
            end++;
        }
        return Double.parseDouble(output.substring(start, end));
    }
}
