package dev.flint.deploy.cli;

import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flint bid show}. */
@Command(
        name = "show",
        mixinStandardHelpOptions = true,
        description = "Takes a BID apart and shows what is registered under it, as JSON.",
        footer = {"", "Example:  flint bid show did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt"})
final class BidShowCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "ID|-", description = "A BID, or - for one per line of standard input.")
    private String identifier = "";

    @Mixin
    private ServerOption server = new ServerOption();

    BidShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var client = server.client();
        var verdict = new Verdict();
        if (!identifier.equals("-")) {
            return show(client, verdict, identifier, verdict.on(identifier));
        }
        var lines = new Lines(terminal.in());
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            var input = InputLine.of(line.get().text());
            String parsed = verdict.on(line.get());
            show(client, verdict, input instanceof InputLine.Given given ? given.input() : "", parsed);
        }
        return ExitCode.OK;
    }

    private int show(ResolverClient client, Verdict verdict, String asked, String parsed) {
        if (!verdict.wasValid()) {
            terminal.out().append(parsed).append('\n');
            return ExitCode.INVALID_IDENTIFIER;
        }
        var answer = client.resolve(asked, ResolverClient.RESOLUTION, Map.of());
        terminal.out()
                .append(new JsonText()
                        .begin()
                        .json("identifier", parsed)
                        .number("status", answer.statusCode())
                        .json("result", answer.body())
                        .end())
                .append('\n');
        return ExitCode.ofStatus(answer.statusCode());
    }
}
