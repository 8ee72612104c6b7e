package dev.flint.conformance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.ToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What one resolution costs the server, beside what nginx needs for a file of the same size; what the index costs
 * against the cache, and what a million identifiers cost against a thousand. All in turn, round after round, so that a
 * busy machine slows all of them. Needs wrk and nginx.
 *
 * <p>Arguments: identifiers, rounds, directory for the ledgers; those that are there are used as they are.
 */
final class ResolutionBench {
    private static final int FEW = 1_000;
    private static final int ASKED = 100_000;
    private static final int CONNECTIONS = 32;
    private static final int REGISTERING = 128;
    private static final Duration RUN = Duration.ofSeconds(4);
    private static final String HEAP = "-Xmx512m";

    private static final String FILE = "nginx, a file";
    private static final String ONE = "cached, one identifier";
    private static final String CACHED = "cached, a thousand";
    private static final String PROVEN = "cached, one in ten proven";
    private static final String STORED = "from LMDB, a thousand";
    private static final String MANY = "many, default cache";
    private static final String ALONE = "one client, a thousand";
    private static final String ALONE_MANY = "one client, many";

    private final Map<String, List<Wrk.Run>> runs = new LinkedHashMap<>();

    private ResolutionBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int many = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
        int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 8;
        Path directory = args.length > 2 ? Path.of(args[2]) : Files.createTempDirectory("flint-bench");
        Path few = ledger(directory.resolve("ledger-few"), FEW);
        Path alsoFew = ledger(directory.resolve("ledger-also-few"), FEW);
        Path lots = ledger(directory.resolve("ledger-" + many), many);
        try (var small = serve(few);
                var uncached = serve(alsoFew, "--set", "cache.size=0B");
                var large = serve(lots)) {
            String one = "/1.0/identifiers/" + Population.did(0);
            byte[] page = Wire.get(small.port(), one).body().getBytes(StandardCharsets.UTF_8);
            try (var web = WebServer.start(Files.createDirectories(directory.resolve("nginx")), page)) {
                String fewIds =
                        Wrk.script(directory.resolve("few.lua"), sample(FEW)).toString();
                String provenIds = Wrk.script(directory.resolve("proven.lua"), provenSample(FEW))
                        .toString();
                String manyIds =
                        Wrk.script(directory.resolve("many.lua"), sample(many)).toString();
                var bench = new ResolutionBench();
                for (int round = 0; round < rounds; round++) {
                    bench.run(FILE, web.handle(), CONNECTIONS, web.url());
                    bench.run(ONE, small.handle(), CONNECTIONS, url(small, one));
                    bench.run(CACHED, small.handle(), CONNECTIONS, "-s", fewIds, url(small, ""));
                    bench.run(PROVEN, small.handle(), CONNECTIONS, "-s", provenIds, url(small, ""));
                    bench.run(STORED, uncached.handle(), CONNECTIONS, "-s", fewIds, url(uncached, ""));
                    bench.run(MANY, large.handle(), CONNECTIONS, "-s", manyIds, url(large, ""));
                    bench.run(ALONE, small.handle(), 1, "-s", fewIds, url(small, ""));
                    bench.run(ALONE_MANY, large.handle(), 1, "-s", manyIds, url(large, ""));
                }
                System.out.println("answers of " + page.length + " bytes, " + many + " identifiers in " + HEAP);
                bench.print(rounds);
            }
        }
    }

    /** A directory with so many identifiers, made when it is not there. */
    private static Path ledger(Path directory, int identifiers) throws IOException, InterruptedException {
        if (!Files.exists(directory)) {
            long start = System.nanoTime();
            try (var server = serve(directory)) {
                Population.register(server.port(), identifiers, REGISTERING);
                server.stop();
            }
            System.out.printf(
                    Locale.ROOT,
                    "%,d registered over HTTP, signing included, in %.0f s%n",
                    identifiers,
                    (System.nanoTime() - start) / 1e9);
        }
        return directory;
    }

    private static ServeProcess serve(Path data, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(more));
        arguments.addAll(List.of("--set", "ledger.map-size=64GiB"));
        return ServeProcess.start(ServeProcess.command(List.of(HEAP), data, arguments.toArray(String[]::new)));
    }

    /** Identifiers to be asked for, in an order that says nothing about where they lie. */
    private static List<String> sample(int identifiers) {
        var random = new SplittableRandom(identifiers);
        int count = Math.min(identifiers, ASKED);
        return IntStream.range(0, count)
                .mapToObj(i -> Population.did(count == identifiers ? i : random.nextInt(identifiers)))
                .toList();
    }

    /** The same, a proof asked for with every tenth. */
    private static List<String> provenSample(int identifiers) {
        var dids = sample(identifiers);
        return IntStream.range(0, dids.size())
                .mapToObj(i -> dids.get(i) + (i % 10 == 0 ? "?proof=true" : ""))
                .toList();
    }

    private static String url(ServeProcess server, String target) {
        return "http://127.0.0.1:" + server.port() + target;
    }

    private void run(String name, ProcessHandle server, int connections, String... arguments)
            throws IOException, InterruptedException {
        var run = Wrk.run(server, connections, RUN, arguments);
        runs.computeIfAbsent(name, key -> new ArrayList<>()).add(run);
    }

    /** The first quarter of the rounds warms the servers up. */
    private void print(int rounds) {
        runs.forEach((name, all) -> {
            var counted = all.subList(rounds / 4, rounds);
            System.out.printf(
                    Locale.ROOT,
                    "%-28s %,9.0f/CPU-s (%,.0f to %,.0f) %,9.0f/s, median latency %.0f us%n",
                    name,
                    median(counted, Wrk.Run::perCpuSecond),
                    counted.stream().mapToDouble(Wrk.Run::perCpuSecond).min().orElseThrow(),
                    counted.stream().mapToDouble(Wrk.Run::perCpuSecond).max().orElseThrow(),
                    median(counted, Wrk.Run::perSecond),
                    median(counted, Wrk.Run::medianMicros));
        });
        ratio(ONE, FILE, Wrk.Run::perCpuSecond, rounds);
        ratio(PROVEN, CACHED, Wrk.Run::perCpuSecond, rounds);
        ratio(STORED, CACHED, Wrk.Run::perCpuSecond, rounds);
        ratio(MANY, CACHED, Wrk.Run::perCpuSecond, rounds);
        ratio(ALONE_MANY, ALONE, Wrk.Run::medianMicros, rounds);
    }

    /** Round by round, as neighbours in time see the same machine. */
    private void ratio(String one, String other, ToDoubleFunction<Wrk.Run> measure, int rounds) {
        var ratios = new ArrayList<Double>();
        for (int round = rounds / 4; round < rounds; round++) {
            ratios.add(measure.applyAsDouble(of(one, round)) / measure.applyAsDouble(of(other, round)));
        }
        Collections.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s / %s: %.2f (%.2f to %.2f)%n",
                one,
                other,
                ratios.get(ratios.size() / 2),
                ratios.get(0),
                ratios.get(ratios.size() - 1));
    }

    private Wrk.Run of(String name, int round) {
        return runs.getOrDefault(name, List.of()).get(round);
    }

    private static double median(List<Wrk.Run> some, ToDoubleFunction<Wrk.Run> measure) {
        return some.stream()
                .mapToDouble(measure)
                .sorted()
                .skip(some.size() / 2)
                .findFirst()
                .orElseThrow();
    }
}
