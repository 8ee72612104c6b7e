package dev.flint.conformance;

import java.io.IOException;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/**
 * Ledgers with many identifiers, to measure with: made by an import, which checks every signature as the server does,
 * and used as they are when they are there.
 */
final class Ledgers {
    private static final String HEAP = "-Xmx512m";
    private static final String MAP_SIZE = "ledger.map-size=64GiB";
    private static final int ASKED_MAX = 100_000;

    private final Path directory;

    /** @param directory for all of them; it may grow to some gigabytes for a million identifiers */
    Ledgers(Path directory) {
        this.directory = directory;
    }

    /**
     * One of its own for somebody.
     *
     * @param use of it; what is derived from the ledger there stays there for the next run
     */
    Path of(int identifiers, String use) throws IOException, InterruptedException {
        Path made = imported(identifiers);
        Path own = made.resolveSibling(made.getFileName() + "-" + use);
        if (!Files.exists(own)) {
            Path draft = own.resolveSibling(own.getFileName() + ".draft");
            copy(made, draft);
            Files.move(draft, own);
        }
        return own;
    }

    private Path imported(int identifiers) throws IOException, InterruptedException {
        Path ledger = directory.resolve("ledger-" + identifiers);
        if (!Files.exists(ledger)) {
            Path draft = Files.createDirectories(directory).resolve("ledger-" + identifiers + ".draft");
            long start = System.nanoTime();
            var importing = ServeProcess.flint(
                            List.of(HEAP), "import", "-", "--data", draft.toString(), "--set", MAP_SIZE)
                    .redirectErrorStream(true)
                    .redirectOutput(directory.resolve("import.log").toFile())
                    .start();
            try (var out = new OutputStreamWriter(importing.getOutputStream(), StandardCharsets.UTF_8)) {
                Population.write(out, identifiers);
            }
            if (importing.waitFor() != 0) {
                throw new IllegalStateException(Files.readString(directory.resolve("import.log")));
            }
            Files.move(draft, ledger);
            double seconds = (System.nanoTime() - start) / 1e9;
            System.out.printf(Locale.ROOT, "%,d identifiers made and imported in %.0f s%n", identifiers, seconds);
        }
        return ledger;
    }

    private static void copy(Path from, Path to) throws IOException {
        try (var all = Files.walk(from)) {
            for (Path each : all.toList()) {
                Files.copy(each, to.resolve(from.relativize(each)));
            }
        }
    }

    /** A server of one, with a port of HTTP that stays the same, since some of what is derived has it inside. */
    static ServeProcess serve(Path ledger, String... settings) throws IOException {
        Path kept = ledger.resolve("bench-port");
        if (!Files.exists(kept)) {
            Files.writeString(kept, Integer.toString(Peer.freePort()));
        }
        List<String> arguments = new ArrayList<>(List.of("--http", "127.0.0.1:" + Files.readString(kept)));
        arguments.addAll(List.of("--set", MAP_SIZE));
        for (String setting : settings) {
            arguments.addAll(List.of("--set", setting));
        }
        return ServeProcess.start(ServeProcess.command(List.of(HEAP), ledger, arguments.toArray(String[]::new)));
    }

    /** Numbers of identifiers to be asked for, in an order that says nothing about where they lie. */
    static List<Integer> sample(int identifiers) {
        var random = new SplittableRandom(identifiers);
        return IntStream.range(0, Math.min(identifiers, ASKED_MAX))
                .map(i -> random.nextInt(identifiers))
                .boxed()
                .toList();
    }
}
