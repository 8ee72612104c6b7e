package dev.flint.deploy.cli;

import dev.flint.ledger.LedgerDamagedException;
import dev.flint.ledger.LedgerInUseException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The command line's root: puts the commands together and turns their ends into exit codes. */
@Command(
        name = "flint",
        description = "A resolver for the identifiers of the industrial internet.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {"", "Example:  flint serve --demo", "          flint parse did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt"
        })
public final class FlintCommand implements Runnable {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before anything runs
    private CommandSpec spec;

    private FlintCommand() {}

    /** Runs one command and returns its exit code. */
    public static int run(Terminal terminal, String... arguments) {
        int code = commandLine(terminal).execute(arguments);
        terminal.out().flush();
        return code;
    }

    static CommandLine commandLine(Terminal terminal) {
        var bid = new CommandLine(new BidCommands())
                .addSubcommand(new BidKeygenCommand(terminal))
                .addSubcommand(new BidDeriveCommand(terminal))
                .addSubcommand(new BidCreateCommand(terminal))
                .addSubcommand(new BidUpdateCommand(terminal))
                .addSubcommand(new BidRecoverCommand(terminal))
                .addSubcommand(new BidDeactivateCommand(terminal))
                .addSubcommand(new BidShowCommand(terminal));
        var ledger = new CommandLine(new LedgerCommands())
                .addSubcommand(new LedgerHeadCommand(terminal))
                .addSubcommand(new LedgerFsckCommand(terminal));
        var config = new CommandLine(new ConfigCommands()).addSubcommand(new ConfigShowCommand(terminal));
        return new CommandLine(new FlintCommand())
                .addSubcommand(new ServeCommand(terminal))
                .addSubcommand(new DemoCommand(terminal))
                .addSubcommand(new ResolveCommand(terminal))
                .addSubcommand(new ParseCommand(terminal))
                .addSubcommand(bid)
                .addSubcommand(ledger)
                .addSubcommand(config)
                .addSubcommand(new DoctorCommand(terminal))
                .addSubcommand(new VersionCommand(terminal))
                .addSubcommand(new CompletionCommand(terminal))
                .addSubcommand(new CommandLine.HelpCommand())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setOut(new PrintWriter(terminal.out(), true, StandardCharsets.UTF_8))
                .setErr(new PrintWriter(terminal.err(), true, StandardCharsets.UTF_8))
                .setExecutionExceptionHandler((failure, commandLine, result) -> exitCode(failure, terminal));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }

    private static int exitCode(Exception failure, Terminal terminal) throws Exception {
        terminal.out().flush();
        if (failure instanceof CommandFailure ended) {
            terminal.err().println("flint: " + ended.getMessage());
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
        throw failure;
    }
}
