package dev.flint.deploy.cli;

import dev.flint.ledger.SigningKeyFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
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
    private static final String CHAIN = "main";

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
        String text = data == null ? ask() : read(data);
        var signed = SignedCheckpoint.parse(text)
                .orElseThrow(() -> new CommandFailure(ExitCode.VERIFICATION, "not a signed checkpoint"));
        var checkpoint = signed.checkpoint();
        if (data != null) {
            verify(signed, data);
        }
        if (!output.isJson()) {
            terminal.out().print(text);
            return ExitCode.OK;
        }
        terminal.out()
                .println(new JsonText()
                        .begin()
                        .string("origin", checkpoint.origin())
                        .number("size", checkpoint.size())
                        .number("height", checkpoint.size() - 1)
                        .string("rootHash", Base64.getEncoder().encodeToString(checkpoint.root()))
                        .string("note", text)
                        .end());
        return ExitCode.OK;
    }

    private String ask() {
        var answer = server.client().get("/ledger/checkpoint");
        if (answer.statusCode() != 200) {
            throw new CommandFailure(
                    ExitCode.ofOperation(answer), "no checkpoint: the server answered " + answer.statusCode());
        }
        return answer.body();
    }

    /** Only who has the directory has the key. */
    private void verify(SignedCheckpoint checkpoint, Path directory) {
        Path key = directory.resolve(CHAIN).resolve(SigningKeyFile.NAME);
        String origin = checkpoint.checkpoint().origin();
        boolean signed = Files.exists(key)
                && checkpoint.isSignedBy(SigningKeyFile.loadOrCreate(key, origin, terminal.random())
                        .verifierKey());
        if (!signed) {
            throw new CommandFailure(ExitCode.VERIFICATION, "the checkpoint is not signed by the key in " + directory);
        }
    }

    private static String read(Path data) {
        try {
            return Files.readString(data.resolve(CHAIN).resolve("checkpoint"));
        } catch (NoSuchFileException e) {
            throw new CommandFailure(ExitCode.NOT_FOUND, "no ledger in " + data);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.VERIFICATION, "the checkpoint cannot be read: " + e);
        }
    }
}
