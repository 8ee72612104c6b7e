package dev.flint.deploy.cli;

import java.util.concurrent.Callable;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code flint completion}. */
@Command(
        name = "completion",
        mixinStandardHelpOptions = true,
        description = "Prints a completion script for bash or zsh.",
        footer = {"", "Example:  source <(flint completion bash)"})
final class CompletionCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "0..1", paramLabel = "bash|zsh", description = "One script serves both.")
    @SuppressWarnings("UnusedVariable") // here to be checked: the script finds out for itself which shell reads it
    private Shell shell = Shell.BASH;

    enum Shell {
        BASH,
        ZSH
    }

    CompletionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        terminal.out().println(AutoComplete.bash("flint", FlintCommand.commandLine(terminal)));
        return ExitCode.OK;
    }
}
