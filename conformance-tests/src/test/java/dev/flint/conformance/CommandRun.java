package dev.flint.conformance;

import dev.flint.deploy.cli.FlintCommand;
import dev.flint.deploy.cli.Terminal;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;

/** One command, run in this process. */
final class CommandRun {
    private CommandRun() {}

    /** Its exit code, and behind it everything that it said. */
    static String of(String... arguments) {
        var out = new ByteArrayOutputStream();
        var print = new PrintStream(out, true, StandardCharsets.UTF_8);
        var terminal = new Terminal(
                InputStream.nullInputStream(), print, print, Map.of(), InstantSource.system(), new SecureRandom());
        int code = FlintCommand.run(terminal, arguments);
        return code + out.toString(StandardCharsets.UTF_8);
    }
}
