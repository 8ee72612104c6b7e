package dev.flint.deploy.cli;

import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointParse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint ledger head}. */
@Command(
        name = "head",
        mixinStandardHelpOptions = true,
        description = "Shows the latest signed checkpoint: of a running server, or of a data directory.",
        footer = {"", "Example:  flint ledger head --data flint-data"})
final class LedgerHeadCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(names = "--data", paramLabel = "DIR", description = "Reads the checkpoint file instead of asking a server.")
    private @Nullable Path data;

    @Mixin
    private ServerOption server = new ServerOption();

    @Mixin
    private OutputOption output = new OutputOption();

    LedgerHeadCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        String note = data == null ? server.client().get("/ledger/checkpoint").body() : read(data);
        if (!output.isJson()) {
            terminal.out().print(note);
            return ExitCode.OK;
        }
        int end = note.indexOf("\n\n");
        if (!(Checkpoint.parse(note.substring(0, Math.max(0, end + 1))) instanceof CheckpointParse.Parsed parsed)) {
            throw new CommandFailure(ExitCode.VERIFICATION, "not a checkpoint");
        }
        var checkpoint = parsed.checkpoint();
        terminal.out()
                .println(new JsonText()
                        .begin()
                        .string("origin", checkpoint.origin())
                        .number("size", checkpoint.size())
                        .number("height", checkpoint.size() - 1)
                        .string("rootHash", Base64.getEncoder().encodeToString(checkpoint.root()))
                        .string("note", note)
                        .end());
        return ExitCode.OK;
    }

    private static String read(Path data) {
        Path file = data.resolve("main").resolve("checkpoint");
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "no ledger in " + data);
        }
    }
}
