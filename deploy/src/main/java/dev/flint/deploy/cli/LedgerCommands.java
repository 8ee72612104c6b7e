package dev.flint.deploy.cli;

import picocli.CommandLine.Command;

/** The commands {@code flint ledger …}. */
@Command(
        name = "ledger",
        description = "The built-in ledger.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:  flint ledger head"})
final class LedgerCommands extends CommandGroup {}
