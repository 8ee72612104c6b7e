package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpResponse;
import java.util.ArrayDeque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint resolve}. */
@Command(
        name = "resolve",
        mixinStandardHelpOptions = true,
        description = "Asks a resolver for the document of an identifier.",
        footer = {
            "",
            "Example:  flint resolve did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt",
            "          flint resolve - < identifiers    one per line in, one JSON object per line out"
        })
final class ResolveCommand implements Callable<Integer> {
    /** Requests that may be under way at once when lines are read. */
    private static final int IN_FLIGHT_MAX = 64;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final Terminal terminal;

    @Parameters(paramLabel = "ID|-", description = "An identifier, or - for standard input.")
    private String identifier = "";

    @Option(names = "--accept", paramLabel = "TYPE", description = "Media type (default: ${DEFAULT-VALUE}).")
    private String accept = ResolverClient.RESOLUTION;

    @Option(names = "--version-id", paramLabel = "V", description = "A past version by its id.")
    private @Nullable String versionId;

    @Option(names = "--version-time", paramLabel = "T", description = "The version at a time: 2026-01-01T00:00:00Z.")
    private @Nullable String versionTime;

    @Option(names = "--no-cache", description = "Asks past the cache.")
    private boolean noCache;

    @Mixin
    private ServerOption server = new ServerOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ResolveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var client = server.client();
        if (identifier.equals("-")) {
            resolveLines(client);
            return ExitCode.OK;
        }
        var answer = client.resolve(identifier, accept, options());
        terminal.out().println(output.isJson() ? answer.body() : pretty(answer.body()));
        return ExitCode.ofStatus(answer.statusCode());
    }

    private Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        if (versionId != null) {
            options.put("versionId", versionId);
        }
        if (versionTime != null) {
            options.put("versionTime", versionTime);
        }
        if (noCache) {
            options.put("noCache", "true");
        }
        return options;
    }

    /** Keeps a window of requests under way and writes the answers in the order of the questions. */
    private void resolveLines(ResolverClient client) {
        var window = new ArrayDeque<CompletableFuture<String>>();
        var lines = new Lines(terminal.in());
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            if (window.size() == IN_FLIGHT_MAX) {
                terminal.out().append(window.remove().join()).append('\n');
            }
            window.add(resolveLine(client, line.get()));
        }
        window.forEach(answer -> terminal.out().append(answer.join()).append('\n'));
    }

    private CompletableFuture<String> resolveLine(ResolverClient client, Lines.Line line) {
        var input = line.tooLong()
                ? new InputLine.Malformed(Lines.BYTES_MAX, "a line has at most " + Lines.BYTES_MAX + " bytes")
                : InputLine.of(line.text());
        if (input instanceof InputLine.Malformed malformed) {
            String shown = line.text().substring(0, Math.min(64, line.text().length()));
            return CompletableFuture.completedFuture(failed(shown, "MALFORMED_LINE", malformed.message()));
        }
        String asked = ((InputLine.Given) input).input();
        return client.resolveLater(asked, ResolverClient.RESOLUTION, options())
                .thenApply(answer -> answered(asked, answer))
                .exceptionally(failure -> failed(asked, "NO_ANSWER", reason(failure)));
    }

    private static String answered(String asked, HttpResponse<String> answer) {
        return new JsonText()
                .begin()
                .string("input", asked)
                .number("status", answer.statusCode())
                .json("result", answer.body())
                .end();
    }

    private static String failed(String asked, String code, String message) {
        return new JsonText()
                .begin()
                .string("input", asked)
                .open("error")
                .string("code", code)
                .string("message", message)
                .close()
                .end();
    }

    private static String reason(Throwable failure) {
        var cause = failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
        return cause.getClass().getSimpleName();
    }

    private static String pretty(String body) {
        try {
            return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(JSON.readTree(body));
        } catch (JsonProcessingException e) {
            return body;
        }
    }
}
