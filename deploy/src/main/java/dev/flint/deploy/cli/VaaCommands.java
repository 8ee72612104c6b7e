package dev.flint.deploy.cli;

import picocli.CommandLine.Command;

/** {@code flint vaa}. */
@Command(
        name = "vaa",
        mixinStandardHelpOptions = true,
        description = "Codes on things: ISO/IEC 15459, those of the agency VAA first of all.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:  flint vaa parse VAA08810000000001123Ab.098"})
final class VaaCommands extends CommandGroup {}
