package dev.flint.deploy.cli;

import picocli.CommandLine.Command;

/** The commands {@code flint bid …}. */
@Command(
        name = "bid",
        description = "Keys, documents and operations of did:bid.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:  flint bid keygen --out plant.key"})
final class BidCommands extends CommandGroup {}
