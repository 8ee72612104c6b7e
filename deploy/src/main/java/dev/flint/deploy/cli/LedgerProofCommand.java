package dev.flint.deploy.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint ledger proof}. */
@Command(
        name = "proof",
        mixinStandardHelpOptions = true,
        description = "Fetches the proof of what the ledger says about an identifier, or that it says nothing.",
        footer = {"", "Example:  flint ledger proof did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt > proof.json"})
final class LedgerProofCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID", description = "A BID, registered or not.")
    private String identifier = "";

    @Option(
            names = "--history",
            paramLabel = "N",
            description = "How many older records to include (default: ${DEFAULT-VALUE}).",
            defaultValue = "0")
    private int history;

    @Option(names = "--operations", description = "Includes the signed operation of each record.")
    private boolean operations;

    @Mixin
    private ServerOption server = new ServerOption();

    LedgerProofCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var answer = server.client().proof(identifier, history, operations);
        if (answer.statusCode() != 200) {
            throw new CommandFailure(
                    ExitCode.ofOperation(answer),
                    "no proof: "
                            + AnswerBody.tree(answer.body()).path("detail").asText("status " + answer.statusCode()));
        }
        terminal.out().println(answer.body());
        return ExitCode.OK;
    }
}
