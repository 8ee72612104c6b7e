package dev.flint.deploy.cli;

import java.nio.charset.StandardCharsets;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Sends an operation, or shows it. */
final class Submit {
    @Option(names = "--print", description = "Prints the signed operation instead of sending it.")
    private boolean print;

    @Mixin
    private ServerOption server = new ServerOption();

    int operation(byte[] operation, Terminal terminal) {
        if (print) {
            terminal.out().println(new String(operation, StandardCharsets.UTF_8));
            return ExitCode.OK;
        }
        var answer = server.client().register(operation);
        terminal.out().println(answer.body());
        return ExitCode.ofStatus(answer.statusCode());
    }
}
