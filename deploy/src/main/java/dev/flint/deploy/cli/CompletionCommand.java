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
        if (shell == Shell.ZSH) {
            terminal.out().println("# zsh: autoload -U bashcompinit && bashcompinit before sourcing this file");
        }
        return ExitCode.OK;
    }
}
