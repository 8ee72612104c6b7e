package dev.flint.deploy.cli;

import picocli.CommandLine.Command;

/** The commands {@code flint handle …}. */
@Command(
        name = "handle",
        description = "The Handle System.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:  flint handle resolve 88.1000.7/x --server 127.0.0.1:2641"})
final class HandleCommands extends CommandGroup {}
