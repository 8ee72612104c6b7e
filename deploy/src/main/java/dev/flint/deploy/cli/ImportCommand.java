package dev.flint.deploy.cli;

import dev.flint.bid.register.BulkRegistrar;
import dev.flint.ledger.Chain;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint import}. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = "Registers signed operations, one per line, in a ledger that no process has open.",
        footer = {
            "",
            "Example:  flint import operations.ndjson.gz --data flint-data --state import.state",
            "",
            "An operation that is in the ledger already counts as done; interrupted, it is simply run again."
        })
final class ImportCommand implements Callable<Integer> {
    private static final int WINDOW = 4_000;

    private final Terminal terminal;

    @Parameters(paramLabel = "FILE|-", description = "Operations, compressed or not; - for standard input.")
    private String input = "";

    @Option(names = "--state", paramLabel = "FILE", description = "Remembers how far it came, and goes on from there.")
    private @Nullable Path state;

    @Option(
            names = "--errors",
            paramLabel = "FILE",
            description = "What was refused and why, one JSON object per line.")
    private @Nullable Path errors;

    @Option(names = "--dry-run", description = "Only reads the lines and counts them.")
    private boolean dryRun;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    @Mixin
    private OutputOption output = new OutputOption();

    ImportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var config = options.read(terminal).config();
        long size = input.equals("-") || !Files.exists(Path.of(input)) ? 0 : Files.size(Path.of(input));
        boolean people = ImportProgress.isShownToPeople() && !output.isJson();
        var progress = new ImportProgress(terminal.err(), people, size, System::nanoTime);
        int processors = Runtime.getRuntime().availableProcessors();
        try (var in = open()) {
            if (dryRun) {
                return countOnly(new OperationLines(in));
            }
            var ledger = OfflineLedger.of(config, terminal);
            ExecutorService proofs = Executors.newFixedThreadPool(processors);
            var report = report();
            try (var chain = Chain.open(ledger.settings(), ledger.rule())) {
                int window = Math.min(WINDOW, ledger.settings().queueEntries());
                var registrar = new BulkRegistrar(chain, ledger.rule(), terminal.clock(), proofs, window);
                bring(
                        new OperationLines(in),
                        registrar,
                        new ImportRun(chain, new ImportState(state), progress, report));
            } finally {
                proofs.shutdownNow();
                if (report != terminal.err()) {
                    report.close();
                }
            }
        }
        terminal.out().println(progress.summary(output.isJson()));
        return progress.refused() == 0 ? ExitCode.OK : ExitCode.PARTIAL;
    }

    private int countOnly(OperationLines lines) throws IOException {
        long count = 0;
        while (lines.next().isPresent()) {
            count++;
        }
        terminal.out()
                .println(
                        output.isJson()
                                ? new JsonText().begin().number("lines", count).end()
                                : count + " lines");
        return ExitCode.OK;
    }

    private static void bring(OperationLines lines, BulkRegistrar registrar, ImportRun run) throws IOException {
        long line = 0;
        for (Optional<OperationLines.Line> next = lines.next();
                next.isPresent() && !run.isStopped();
                next = lines.next()) {
            byte[] operation = next.get().operation();
            long number = ++line;
            if (!run.skips(number, operation)) {
                registrar.take(operation, outcome -> run.told(number, operation, outcome));
                run.tick();
            }
        }
        registrar.finish();
        run.end();
    }

    private InputStream open() throws IOException {
        try {
            return input.equals("-") ? terminal.in() : Files.newInputStream(Path.of(input));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "no such file: " + input);
        }
    }

    private PrintStream report() {
        try {
            return errors == null
                    ? terminal.err()
                    : new PrintStream(
                            Files.newOutputStream(errors, StandardOpenOption.CREATE, StandardOpenOption.APPEND),
                            false,
                            StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
