package dev.flint.conformance;

import dev.flint.id.Did;
import dev.flint.methods.KeyDriver;
import dev.flint.pipeline.Resolver;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What parts of documents, negotiation and drivers elsewhere cost beside plain resolution, round after round; and how
 * fast did:key is without a cache. Needs wrk. Argument: rounds.
 */
final class MethodBench {
    private static final int CONNECTIONS = 32;
    private static final int SLOW_CONNECTIONS = 64;
    private static final Duration RUN = Duration.ofSeconds(4);
    private static final long SLOW_MILLIS = 100;
    private static final String KNOWN = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";
    private static final String ACCEPT = "Accept: text/html, application/ld+json;q=0.3, application/json;q=0.5,"
            + " application/did-resolution;q=0.9, */*;q=0.1";

    private static final String PLAIN = "plain";
    private static final String FRAGMENT = "a verification method";
    private static final String NEGOTIATED = "plain, negotiated";
    private static final String DIRECT = "slow driver, asked directly";
    private static final String THROUGH = "slow driver, through us";

    private final Map<String, List<Double>> perCpuSecond = new LinkedHashMap<>();
    private final Map<String, List<Double>> perSecond = new LinkedHashMap<>();

    private MethodBench() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = args.length > 0 ? Integer.parseInt(args[0]) : 6;
        keys();
        var vertx = Vertx.vertx();
        int slow = slowDriver(vertx);
        Path directory = Files.createTempDirectory("flint-bench");
        String remote = "methods.remote=did:slow:=http://127.0.0.1:" + slow + "/#options";
        var command = ServeProcess.command(
                List.of(),
                directory,
                "--demo",
                "--set",
                remote,
                "--set",
                "methods.keep-fresh=0s",
                "--set",
                "methods.keep-stale=0s");
        try (var server = ServeProcess.start(command)) {
            String base = "http://127.0.0.1:" + server.port() + "/1.0/identifiers/";
            String path = "/1.0/identifiers/did:slow:";
            String random = script(directory, path);
            var bench = new MethodBench();
            for (int round = 0; round < rounds; round++) {
                bench.run(PLAIN, server, CONNECTIONS, base + KNOWN);
                bench.run(
                        FRAGMENT,
                        server,
                        CONNECTIONS,
                        "-H",
                        "Accept: application/did",
                        base + KNOWN.replace(":", "%3A") + "%23key-1");
                bench.run(NEGOTIATED, server, CONNECTIONS, "-H", ACCEPT, base + KNOWN);
                bench.run(DIRECT, server, SLOW_CONNECTIONS, "-s", random, "http://127.0.0.1:" + slow);
                bench.run(THROUGH, server, SLOW_CONNECTIONS, "-s", random, "http://127.0.0.1:" + server.port());
            }
            bench.print(bench.perCpuSecond, FRAGMENT, PLAIN, rounds);
            bench.print(bench.perCpuSecond, NEGOTIATED, PLAIN, rounds);
            bench.print(bench.perSecond, THROUGH, DIRECT, rounds);
        } finally {
            vertx.close();
        }
    }

    /** An identifier that nobody has asked for, each time. */
    private static String script(Path directory, String path) throws IOException {
        return Files.writeString(directory.resolve("random.lua"), """
                request = function() return wrk.format("GET", "%s" .. math.random(1000000000)) end
                """.formatted(path))
                .toString();
    }

    private static int slowDriver(Vertx vertx) {
        return vertx.createHttpServer()
                .requestHandler(request -> vertx.setTimer(SLOW_MILLIS, id -> {
                    String did = request.path()
                            .substring(request.path().lastIndexOf('/') + 1)
                            .replace("%3A", ":");
                    request.response()
                            .putHeader("content-type", "application/did")
                            .end("{\"@context\":[\"https://www.w3.org/ns/did/v1\"],\"id\":\"" + did + "\"}");
                }))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void run(String name, ServeProcess server, int connections, String... arguments)
            throws IOException, InterruptedException {
        var run = Wrk.run(server.handle(), connections, RUN, arguments);
        perCpuSecond.computeIfAbsent(name, key -> new ArrayList<>()).add(run.perCpuSecond());
        perSecond.computeIfAbsent(name, key -> new ArrayList<>()).add(run.perSecond());
    }

    /** Round by round; the first quarter warms the server up. */
    private void print(Map<String, List<Double>> measure, String one, String other, int rounds) {
        List<Double> ratios = new ArrayList<>();
        for (int round = rounds / 4; round < rounds; round++) {
            ratios.add(measure.getOrDefault(one, List.of()).get(round)
                    / measure.getOrDefault(other, List.of()).get(round));
        }
        Collections.sort(ratios);
        System.out.printf(
                Locale.ROOT,
                "%s / %s: %.2f (%.2f to %.2f), last round %,.0f and %,.0f%n",
                one,
                other,
                ratios.get(ratios.size() / 2),
                ratios.get(0),
                ratios.get(ratios.size() - 1),
                measure.getOrDefault(one, List.of()).get(rounds - 1),
                measure.getOrDefault(other, List.of()).get(rounds - 1));
    }

    /** did:key from text, on one thread, with and without a resolver that keeps nothing around it. */
    private static void keys() {
        String did = "did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
        var driver = new KeyDriver();
        var resolver = new Resolver(List.of(driver), 0, 0, InstantSource.system());
        for (int round = 0; round < 3; round++) {
            System.out.printf(
                    Locale.ROOT,
                    "did:key from text: %,.0f/s, with its envelope %,.0f/s%n",
                    rate(() -> driver.resolve(Did.of(did), ResolutionOptions.NONE)),
                    rate(() -> resolver.resolve(did, ResolutionOptions.NONE)));
        }
    }

    private static double rate(Runnable work) {
        long start = System.nanoTime();
        long end = start + TimeUnit.SECONDS.toNanos(2);
        long count = 0;
        while (System.nanoTime() < end) {
            for (int i = 0; i < 100; i++) {
                work.run();
            }
            count += 100;
        }
        return count * 1e9 / (System.nanoTime() - start);
    }
}
