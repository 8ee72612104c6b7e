package dev.flint.conformance;

import dev.flint.deploy.cli.FlintCommand;
import dev.flint.deploy.cli.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** Commands run in this process. */
final class Cli {
    private Cli() {}

    /** How a command ended, and what it wrote. */
    record Run(int exit, String out, String err) {
        /** Everything it wrote, as a person sees it. */
        String text() {
            return out + err;
        }
    }

    static Run run(String... arguments) {
        return run(InputStream.nullInputStream(), arguments);
    }

    static Run piped(String input, String... arguments) {
        return run(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), arguments);
    }

    static Run fsck(Path data) {
        return run("ledger", "fsck", "--data", data.toString(), "--set", ServeProcess.MAP_SIZE);
    }

    private static Run run(InputStream in, String... arguments) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        var terminal = new Terminal(
                in,
                new PrintStream(out, false, StandardCharsets.UTF_8),
                new PrintStream(err, false, StandardCharsets.UTF_8),
                Map.of(),
                InstantSource.system(),
                new SecureRandom());
        int exit = FlintCommand.run(terminal, arguments);
        return new Run(exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
