package dev.flint.deploy.cli;

import java.net.http.HttpResponse;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
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
    private final AtomicInteger unanswered = new AtomicInteger();

    @Parameters(paramLabel = "ID|-", description = "A BID, or - for one per line of standard input.")
    private String identifier = "";

    @Mixin
    private ServerOption server = new ServerOption();

    @Mixin
    private OutputOption output = new OutputOption();

    BidShowCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var client = server.client();
        if (identifier.equals("-")) {
            AnswerWindow.answerAll(terminal, line -> show(client, line));
            return unanswered.get() == 0 ? ExitCode.OK : ExitCode.PARTIAL;
        }
        var verdict = new Verdict();
        String parsed = verdict.on(identifier);
        if (!verdict.wasValid()) {
            print(parsed);
            return ExitCode.INVALID_IDENTIFIER;
        }
        var answer = client.resolve(identifier, ResolverClient.RESOLUTION, Map.of());
        print(shown(parsed, answer));
        return ExitCode.ofResolution(answer);
    }

    private void print(String json) {
        terminal.out().println(output.isJson() ? json : AnswerBody.pretty(json));
    }

    private CompletableFuture<String> show(ResolverClient client, Lines.Line line) {
        var verdict = new Verdict();
        String parsed = verdict.on(line);
        if (!verdict.wasValid() || !(InputLine.of(line) instanceof InputLine.Given given)) {
            return CompletableFuture.completedFuture(parsed);
        }
        return client.resolveLater(given.input(), ResolverClient.RESOLUTION, Map.of())
                .thenApply(answer -> shown(parsed, answer))
                .exceptionally(failure -> {
                    unanswered.incrementAndGet();
                    return new JsonText()
                            .begin()
                            .json("identifier", parsed)
                            .open("error")
                            .string("code", "NO_ANSWER")
                            .string("message", ResolverClient.reason(failure))
                            .close()
                            .end();
                });
    }

    private static String shown(String parsed, HttpResponse<String> answer) {
        return new JsonText()
                .begin()
                .json("identifier", parsed)
                .number("status", answer.statusCode())
                .json("result", AnswerBody.line(answer.body()))
                .end();
    }
}
