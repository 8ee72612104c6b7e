package dev.flint.deploy.cli;

import dev.flint.ledger.LedgerDamagedException;
import dev.flint.ledger.LedgerInUseException;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command line's root: puts the commands together and turns their ends into exit codes. */
@Command(
        name = "flint",
        mixinStandardHelpOptions = true,
        description = "A resolver for the identifiers of the industrial internet.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:  flint serve --demo", "          flint parse did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt"
        })
public final class FlintCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Shows where a failure came from.")
    private boolean verbose;

    private FlintCommand() {}

    /** Runs one command and returns its exit code. */
    public static int run(Terminal terminal, String... arguments) {
        int code = commandLine(terminal).execute(arguments);
        terminal.out().flush();
        terminal.err().flush();
        return code;
    }

    static CommandLine commandLine(Terminal terminal) {
        var root = new FlintCommand();
        var line = new CommandLine(root)
                .addSubcommand(new ServeCommand(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new ResolveCommand(terminal))
                .addSubcommand(new ParseCommand(terminal))
                .addSubcommand(bid(terminal))
                .addSubcommand(vaa(terminal))
                .addSubcommand(ledger(terminal))
                .addSubcommand(new CommandLine(new HandleCommands()).addSubcommand(new HandleResolveCommand(terminal)))
                .addSubcommand(dns(terminal))
                .addSubcommand(new ImportCommand(terminal))
                .addSubcommand(new ExportCommand(terminal))
                .addSubcommand(new BackupCommand(terminal))
                .addSubcommand(new RestoreCommand(terminal))
                .addSubcommand(new CommandLine(new ConfigCommands()).addSubcommand(new ConfigShowCommand(terminal)))
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(new VersionCommand(terminal))
                .addSubcommand(new CompletionCommand(terminal))
                .addSubcommand(new CommandLine.HelpCommand());
        nameVersion(line);
        // An argument that begins with @ is an argument, not the name of a file to read more arguments from.
        return line.setExpandAtFiles(false)
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setParameterExceptionHandler((failure, arguments) -> misused(failure))
                .setExecutionExceptionHandler((failure, command, result) -> root.exitCode(failure, terminal));
    }

    private static CommandLine vaa(Terminal terminal) {
        return new CommandLine(new VaaCommands())
                .addSubcommand(new VaaParseCommand(terminal))
                .addSubcommand(new VaaConvertCommand(terminal))
                .addSubcommand(new VaaEncodeCommand(terminal))
                .addSubcommand(new VaaDecodeCommand(terminal))
                .addSubcommand(new VaaCheckCommand(terminal))
                .addSubcommand(new VaaRegisterCommand(terminal))
                .addSubcommand(new VaaMintCommand(terminal))
                .addSubcommand(new VaaUpdateCommand(terminal))
                .addSubcommand(new VaaTransferCommand(terminal))
                .addSubcommand(new VaaRetireCommand(terminal))
                .addSubcommand(new VaaShowCommand(terminal));
    }

    private static CommandLine bid(Terminal terminal) {
        return new CommandLine(new BidCommands())
                .addSubcommand(new BidKeygenCommand(terminal))
                .addSubcommand(new BidDeriveCommand(terminal))
                .addSubcommand(new BidCreateCommand(terminal))
                .addSubcommand(new BidUpdateCommand(terminal))
                .addSubcommand(new BidRecoverCommand(terminal))
                .addSubcommand(new BidDeactivateCommand(terminal))
                .addSubcommand(new BidShowCommand(terminal))
                .addSubcommand(new BidLinkCommand(terminal));
    }

    private static CommandLine dns(Terminal terminal) {
        return new CommandLine(new DnsCommands())
                .addSubcommand(new DnsZoneCommand(terminal))
                .addSubcommand(new DnsDumpCommand(terminal))
                .addSubcommand(new DnsCheckCommand(terminal))
                .addSubcommand(new DnsKeyCommand(terminal));
    }

    private static CommandLine ledger(Terminal terminal) {
        return new CommandLine(new LedgerCommands())
                .addSubcommand(new LedgerHeadCommand(terminal))
                .addSubcommand(new LedgerProofCommand(terminal))
                .addSubcommand(new LedgerVerifyCommand(terminal))
                .addSubcommand(new LedgerRangeCommand(terminal))
                .addSubcommand(new LedgerStatsCommand(terminal))
                .addSubcommand(new LedgerWatchCommand(terminal))
                .addSubcommand(new LedgerFsckCommand(terminal));
    }

    private static void nameVersion(CommandLine line) {
        line.getCommandSpec().version(VersionCommand.text());
        line.getSubcommands().values().forEach(FlintCommand::nameVersion);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }

    private static int misused(ParameterException failure) {
        var line = failure.getCommandLine();
        line.getErr().println("flint: " + failure.getMessage());
        CommandLine.UnmatchedArgumentException.printSuggestions(failure, line.getErr());
        line.getErr().println("Try '" + line.getCommandSpec().qualifiedName() + " --help'.");
        return ExitCode.USAGE;
    }

    private int exitCode(Exception failure, Terminal terminal) {
        terminal.out().flush();
        if (verbose) {
            failure.printStackTrace(terminal.err());
        }
        if (failure instanceof CommandFailure ended) {
            terminal.err().println("flint: " + ended.text());
            return ended.exitCode();
        }
        if (failure instanceof LedgerDamagedException damaged) {
            terminal.err().println("flint: the ledger is damaged: " + damaged.getMessage());
            return ExitCode.VERIFICATION;
        }
        if (failure instanceof LedgerInUseException inUse) {
            terminal.err().println("flint: the ledger is in use by another process: " + inUse.getMessage());
            return ExitCode.CONFLICT;
        }
        boolean disk = failure instanceof IOException || failure instanceof UncheckedIOException;
        terminal.err().println("flint: " + (disk ? "input or output failed: " : "internal error: ") + failure);
        return ExitCode.INTERNAL;
    }
}
