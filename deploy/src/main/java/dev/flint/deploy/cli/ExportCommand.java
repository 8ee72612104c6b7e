package dev.flint.deploy.cli;

import dev.flint.ledger.Chain;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint export}. */
@Command(
        name = "export",
        mixinStandardHelpOptions = true,
        description = "Writes the operations of a ledger that no process has open, one per line, as they were signed.",
        footer = {"", "Example:  flint export --data flint-data --gzip --out operations.ndjson.gz"})
final class ExportCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--from", paramLabel = "N", description = "First position (default: ${DEFAULT-VALUE}).")
    private long from;

    @Option(names = "--to", paramLabel = "N", description = "Position behind the last (default: the end).")
    private long to = Long.MAX_VALUE;

    @Option(names = "--out", paramLabel = "FILE", description = "Instead of standard output; must not be there yet.")
    private @Nullable Path file;

    @Option(names = "--gzip", description = "Compresses.")
    private boolean gzip;

    @Mixin
    private ConfigOptions options = new ConfigOptions();

    ExportCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        var ledger = OfflineLedger.existing(options.read(terminal).config(), terminal);
        if (from < 0 || to < from) {
            throw new CommandFailure(ExitCode.USAGE, "--from is not negative, and --to not before it");
        }
        if (file != null && Files.exists(file)) {
            throw new CommandFailure(ExitCode.CONFLICT, file + " is there already");
        }
        try (var chain = Chain.open(ledger.settings(), ledger.rule())) {
            var plain = new BufferedOutputStream(file == null ? terminal.out() : Files.newOutputStream(file));
            OutputStream out = gzip ? new GZIPOutputStream(plain) : plain;
            long end = Math.min(to, chain.head().size());
            for (long position = from; position < end; position++) {
                byte[] operation = chain.reader().entry(position).orElseThrow();
                out.write(OperationLines.of(operation).getBytes(StandardCharsets.UTF_8));
                out.write('\n');
            }
            if (out instanceof GZIPOutputStream compressed) {
                compressed.finish();
            }
            out.flush();
            if (file != null) {
                out.close();
            }
        }
        return ExitCode.OK;
    }
}
