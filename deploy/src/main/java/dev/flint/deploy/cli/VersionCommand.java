package dev.flint.deploy.cli;

import dev.flint.deploy.Main;
import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flint version}. */
@Command(name = "version", mixinStandardHelpOptions = true, description = "Says which version this is.")
final class VersionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private OutputOption output = new OutputOption();

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        // Only the jar's manifest has it; classes of an IDE have none.
        String version = Objects.requireNonNullElse(Main.class.getPackage().getImplementationVersion(), "development");
        String java = System.getProperty("java.runtime.version", "");
        terminal.out()
                .println(
                        output.isJson()
                                ? new JsonText()
                                        .begin()
                                        .string("name", "flint")
                                        .string("version", version)
                                        .string("java", java)
                                        .end()
                                : "flint " + version + " (Java " + java + ")");
        return ExitCode.OK;
    }
}
