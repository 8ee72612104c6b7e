package dev.flint.conformance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How many queries of the DNS this server answers beside knot with one worker, which has the same zone by transfer,
 * with signatures and without; and how long a query waits among a thousand names and among many. All in turn, round
 * after round, so that a busy machine slows all of them. Needs dnsperf and knot.
 *
 * <p>Arguments: names; names of a larger zone, or 0; rounds; seconds of a run; directory for the ledgers and zones, of
 * which those that are there are used as they are. A signed zone is five signatures for each name, made once.
 */
final class DnsBench {
    private static final int FEW = 1_000;
    private static final String SIGN = "dns.sign=ecdsap256sha256";
    private static final String CPU = " by CPU-second";
    private static final String LOST = ", lost of a million";

    private static final String LEDGER = "from the ledger";
    private static final String KEPT = "kept";
    private static final String KNOT = "knot";
    private static final String SIGNED = "kept, signed";
    private static final String KNOT_SIGNED = "knot, signed";

    private final Rounds rounds = new Rounds();
    private final Path directory;
    private final Ledgers ledgers;
    private final int count;
    private final int seconds;

    private DnsBench(Path directory, int count, int seconds) {
        this.directory = directory;
        this.ledgers = new Ledgers(directory);
        this.count = count;
        this.seconds = seconds;
    }

    public static void main(String[] args) throws Exception {
        int names = args.length > 0 ? Integer.parseInt(args[0]) : 200_000;
        int many = args.length > 1 ? Integer.parseInt(args[1]) : 1_000_000;
        int count = args.length > 2 ? Integer.parseInt(args[2]) : 8;
        int seconds = args.length > 3 ? Integer.parseInt(args[3]) : 4;
        Path directory = args.length > 4 ? Path.of(args[4]) : Files.createTempDirectory("flint-bench");
        System.out.printf(Locale.ROOT, "%,d rounds of %d s%n", count, seconds);
        new DnsBench(directory.toAbsolutePath(), count, seconds).throughput(names);
        if (many > 0) {
            new DnsBench(directory.toAbsolutePath(), count, seconds).latency(many);
        }
    }

    private void throughput(int names) throws Exception {
        System.out.printf(Locale.ROOT, "%nqueries per second, %,d names%n", names);
        Path queries = queries(names);
        try (var ledger = BenchZone.ours(ledgers.of(names, "plain"));
                var kept = BenchZone.kept(ledgers.of(names, "kept"), names);
                var signed = BenchZone.kept(ledgers.of(names, "signed"), names, SIGN);
                var knot = BenchZone.knot(kept, directory.resolve("knot-" + names));
                var knotSigned = BenchZone.knot(signed, directory.resolve("knot-signed-" + names))) {
            for (int round = 0; round < count; round++) {
                run(LEDGER, ledger, queries, "-e");
                run(KNOT, knot, queries, "-e");
                run(KEPT, kept, queries, "-e");
                run(SIGNED, signed, queries, "-e", "-D");
                run(KNOT_SIGNED, knotSigned, queries, "-e", "-D");
            }
        }
        rounds.print();
        for (String unit : List.of("", CPU)) {
            rounds.ratio(LEDGER + unit, KNOT + unit);
            rounds.ratio(KEPT + unit, KNOT + unit);
            rounds.ratio(SIGNED + unit, KEPT + unit);
            rounds.ratio(SIGNED + unit, KNOT_SIGNED + unit);
        }
    }

    private void run(String what, BenchZone zone, Path queries, String... options)
            throws IOException, InterruptedException {
        var run = DnsPerf.run(zone.process(), zone.port(), queries, seconds, options);
        rounds.add(what, run.perSecond());
        rounds.add(what + CPU, run.perCpuSecond());
        rounds.add(what + LOST, run.lostOfMillion());
    }

    private void latency(int many) throws Exception {
        System.out.printf(Locale.ROOT, "%nmedian latency, one query at a time, microseconds%n");
        try (var few = BenchZone.ours(ledgers.of(FEW, "plain"));
                var lots = BenchZone.ours(ledgers.of(many, "plain"));
                var fewKept = BenchZone.kept(ledgers.of(FEW, "kept"), FEW);
                var lotsKept = BenchZone.kept(ledgers.of(many, "kept"), many)) {
            var fewNames = questions(FEW);
            var manyNames = questions(many);
            for (int round = 0; round < count; round++) {
                wait(LEDGER + ", " + FEW, few, fewNames);
                wait(LEDGER + ", " + many, lots, manyNames);
                wait(KEPT + ", " + FEW, fewKept, fewNames);
                wait(KEPT + ", " + many, lotsKept, manyNames);
            }
        }
        rounds.print();
        rounds.ratio(LEDGER + ", " + many, LEDGER + ", " + FEW);
        rounds.ratio(KEPT + ", " + many, KEPT + ", " + FEW);
    }

    private void wait(String what, BenchZone zone, List<UdpQuestion> questions)
            throws IOException, InterruptedException {
        var run = UdpLoad.ALONE.run(UdpQuestion.Protocol.DNS, zone.port(), questions, Duration.ofSeconds(seconds));
        rounds.add(what, run.medianMicros());
    }

    /** As many texts as links, in an order that says nothing about where they lie. */
    private Path queries(int names) throws IOException {
        List<String> lines = new ArrayList<>();
        for (int number : Ledgers.sample(names)) {
            String name = LoadQuestions.name(number, BenchZone.NAME);
            lines.add(name + " TXT");
            lines.add("_did." + name + " URI");
        }
        Files.createDirectories(directory);
        return Files.write(directory.resolve("queries-" + names), lines);
    }

    private static List<UdpQuestion> questions(int names) throws IOException {
        List<UdpQuestion> questions = new ArrayList<>();
        for (int number : Ledgers.sample(names)) {
            questions.add(LoadQuestions.ofName(number, BenchZone.NAME));
        }
        return questions;
    }
}
