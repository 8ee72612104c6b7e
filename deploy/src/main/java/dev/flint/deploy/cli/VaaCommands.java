package dev.flint.deploy.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code flint vaa}. */
@Command(
        name = "vaa",
        mixinStandardHelpOptions = true,
        description = "Codes on things: ISO/IEC 15459, those of the agency VAA first of all.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:  flint vaa parse VAA08810000000001123Ab.098"})
final class VaaCommands implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }
}
