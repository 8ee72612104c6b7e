package dev.flint.conformance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How many questions about Handles this server answers beside Handle.Net 9.2.0 with the same records, in datagrams and
 * in JSON over HTTP. Both in turn, round after round, so that a busy machine slows both; who is not asked is stopped,
 * and the datagrams come first, since the web server of Handle.Net spins once it has lost connections. Needs wrk.
 *
 * <p>Arguments: Handles, rounds, seconds of a run, questions under way at once on each of eight sockets, directory. The
 * datagrams ask for the URL, for the DID, and for what is not there, one third each: their answers are less than three
 * times the question, which is what this server gives to an address that may be a lie as often as it can.
 */
final class HandleBench {
    private static final String PREFIX = "88.1000.7";
    private static final String API = "/api/handles/" + PREFIX + "/";
    private static final List<String> JVM = List.of("-Xmx1g");
    private static final int CONNECTIONS = 16;
    private static final int THREADS = 2;
    private static final int SOCKETS = 4;

    private static final String OURS = "UDP";
    private static final String THEIRS = "UDP, Handle.Net";
    private static final String OURS_JSON = "JSON";
    private static final String THEIRS_JSON = "JSON, Handle.Net";
    private static final String ALONE = ", one at a time, microseconds";
    private static final String CPU = " by CPU-second";
    private static final String LOST = ", lost of a million";

    private final Rounds rounds = new Rounds();
    private final List<UdpQuestion> questions = new ArrayList<>();
    private final Path directory;
    private final Duration duration;
    private final UdpLoad load;

    private HandleBench(Path directory, Duration duration, int window) {
        this.directory = directory;
        this.duration = duration;
        this.load = new UdpLoad(THREADS, SOCKETS, window);
    }

    public static void main(String[] args) throws Exception {
        int handles = args.length > 0 ? Integer.parseInt(args[0]) : 10_000;
        int count = args.length > 1 ? Integer.parseInt(args[1]) : 8;
        int seconds = args.length > 2 ? Integer.parseInt(args[2]) : 4;
        int window = args.length > 3 ? Integer.parseInt(args[3]) : 8;
        Path directory = args.length > 4 ? Path.of(args[4]) : Files.createTempDirectory("flint-bench");
        System.out.printf(Locale.ROOT, "%,d Handles, %d rounds of %d s, window %d%n", handles, count, seconds, window);
        new HandleBench(directory.toAbsolutePath(), Duration.ofSeconds(seconds), window).compare(handles, count);
    }

    private void compare(int handles, int count) throws Exception {
        int port = Peer.freePort();
        int httpPort = Peer.freePort();
        List<String> names = names(handles);
        try (var ours = Ledgers.serve(
                        new Ledgers(directory).of(handles, "handles"),
                        "handle.address=127.0.0.1:" + port,
                        "handle.http=127.0.0.1:" + httpPort,
                        "handle.prefixes=" + PREFIX);
                var theirs = HandleNet.start(
                        Files.createTempDirectory(directory, "handle-net"),
                        JVM,
                        List.of(PREFIX),
                        records(names, httpPort))) {
            String script =
                    Wrk.script(directory.resolve("handles.lua"), API, names).toString();
            for (int round = 0; round < count; round++) {
                alone(theirs.handle(), () -> datagrams(OURS, ours.handle(), port));
                alone(ours.handle(), () -> datagrams(THEIRS, theirs.handle(), theirs.port()));
            }
            for (int round = 0; round < count; round++) {
                alone(theirs.handle(), () -> json(OURS_JSON, ours.handle(), httpPort, script));
                alone(ours.handle(), () -> json(THEIRS_JSON, theirs.handle(), theirs.httpPort(), script));
            }
        }
        rounds.print();
        for (String unit : List.of("", CPU)) {
            rounds.ratio(OURS + unit, THEIRS + unit);
            rounds.ratio(OURS_JSON + unit, THEIRS_JSON + unit);
        }
        rounds.ratio(OURS + ALONE, THEIRS + ALONE);
    }

    /** The identifiers; questions about them are made on the way. */
    private List<String> names(int handles) {
        List<String> names = new ArrayList<>();
        for (int number = 0; number < handles; number++) {
            String name = Population.did(number);
            names.add(name);
            questions.add(LoadQuestions.ofHandle(PREFIX + "/" + name, "URL"));
            questions.add(LoadQuestions.ofHandle(PREFIX + "/" + name, "DID"));
            questions.add(LoadQuestions.ofNoHandle(PREFIX + "/" + name + "x"));
        }
        return names;
    }

    /** What this server holds. */
    private static Map<String, JsonArray> records(List<String> names, int httpPort)
            throws IOException, InterruptedException {
        var client = new Client(httpPort);
        Map<String, JsonArray> records = new HashMap<>();
        for (String name : names) {
            var answer = new JsonObject(client.get(API + name).body());
            records.put(PREFIX + "/" + name, answer.getJsonArray("values"));
        }
        return records;
    }

    private interface Run {
        void run() throws IOException, InterruptedException;
    }

    /** Does it while the other server stands still. */
    private static void alone(ProcessHandle other, Run run) throws IOException, InterruptedException {
        signal("-STOP", other);
        try {
            run.run();
        } finally {
            signal("-CONT", other);
        }
    }

    private static void signal(String name, ProcessHandle to) throws IOException, InterruptedException {
        new ProcessBuilder("kill", name, Long.toString(to.pid())).start().waitFor();
    }

    private void datagrams(String what, ProcessHandle server, int port) throws IOException, InterruptedException {
        double before = Wrk.cpuSeconds(server);
        var run = load.run(UdpQuestion.Protocol.HANDLE, port, questions, duration);
        double used = Wrk.cpuSeconds(server) - before;
        rounds.add(what, run.perSecond());
        rounds.add(what + CPU, run.answered() / used);
        rounds.add(what + LOST, run.lost() * 1e6 / (run.lost() + run.answered()));
        var alone = UdpLoad.ALONE.run(UdpQuestion.Protocol.HANDLE, port, questions, duration.dividedBy(4));
        rounds.add(what + ALONE, alone.medianMicros());
    }

    private void json(String what, ProcessHandle server, int port, String script)
            throws IOException, InterruptedException {
        var run = Wrk.run(server, THREADS, CONNECTIONS, duration, "-s", script, "http://127.0.0.1:" + port);
        rounds.add(what, run.perSecond());
        rounds.add(what + CPU, run.perCpuSecond());
    }
}
