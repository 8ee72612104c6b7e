package dev.flint.deploy.cli;

import java.util.Objects;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flint version}. */
@Command(
        name = "version",
        mixinStandardHelpOptions = true,
        description = "Says which version this is.",
        footer = {"", "Example:  flint version -o json"})
final class VersionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private OutputOption output = new OutputOption();

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    /** Name and version, of this program and of Java. */
    static String text() {
        return "flint " + version() + " (Java " + java() + ")";
    }

    @Override
    public Integer call() {
        terminal.out()
                .println(
                        output.isJson()
                                ? new JsonText()
                                        .begin()
                                        .string("name", "flint")
                                        .string("version", version())
                                        .string("java", java())
                                        .end()
                                : text());
        return ExitCode.OK;
    }

    private static String version() {
        // Only the jar's manifest has it; classes of an IDE have none.
        return Objects.requireNonNullElse(VersionCommand.class.getPackage().getImplementationVersion(), "development");
    }

    private static String java() {
        return System.getProperty("java.runtime.version", "");
    }
}
