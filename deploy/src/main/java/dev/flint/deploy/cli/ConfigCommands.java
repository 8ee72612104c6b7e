package dev.flint.deploy.cli;

import picocli.CommandLine.Command;

/** The commands {@code flint config …}. */
@Command(
        name = "config",
        description = "The configuration.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:  flint config show"})
final class ConfigCommands extends CommandGroup {}
