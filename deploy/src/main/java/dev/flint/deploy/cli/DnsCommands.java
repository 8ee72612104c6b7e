package dev.flint.deploy.cli;

import picocli.CommandLine.Command;

/** The commands {@code flint dns …}. */
@Command(
        name = "dns",
        description = "Zones of the ledger in the DNS.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:  flint dns zone --server 127.0.0.1:53 --zone did.example.com"})
final class DnsCommands extends CommandGroup {}
