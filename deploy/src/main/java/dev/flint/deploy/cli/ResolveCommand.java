package dev.flint.deploy.cli;

import dev.flint.deploy.house.Route;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
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
            "Takes whatever is in hand: identifiers, codes, scans, tags, links on carriers, Handles of codes; says of",
            "DOIs, object identifiers, keys of GS1 and others who would know.",
            "",
            "Example:  flint resolve did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt",
            "          flint resolve - < identifiers    one per line in, one JSON object per line out;",
            "          a line may be an object: {\"input\", \"versionId\", \"versionTime\", \"noCache\", \"proof\",",
            "          \"accept\"}"
        })
final class ResolveCommand implements Callable<Integer> {
    private static final String VERSION_ID = "versionId";
    private static final String VERSION_TIME = "versionTime";
    private static final String NO_CACHE = "noCache";
    private static final String PROOF = "proof";

    private final Terminal terminal;
    private final AtomicInteger unanswered = new AtomicInteger();

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

    @Option(names = "--proof", description = "Asks for a proof of the answer: see flint ledger verify.")
    private boolean proof;

    @Mixin
    private ServerOption server = new ServerOption();

    @Mixin
    private OutputOption output = new OutputOption();

    ResolveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!isHeaderText(accept)) {
            throw new CommandFailure(ExitCode.USAGE, "--accept is a list of media types");
        }
        var client = server.client();
        if (identifier.equals("-")) {
            resolveLines(client);
            return unanswered.get() == 0 ? ExitCode.OK : ExitCode.PARTIAL;
        }
        var answer = client.resolve(routed(), accept, options());
        if (!answer.body().isEmpty()) {
            terminal.out().println(output.isJson() ? AnswerBody.line(answer.body()) : AnswerBody.pretty(answer.body()));
        }
        int code = ExitCode.ofResolution(answer);
        if (code != ExitCode.OK) {
            terminal.err().println("flint: no document: the resolver answered " + answer.statusCode());
        }
        return code;
    }

    /** What the resolver is asked for. */
    private String routed() {
        var route = Route.of(identifier);
        if (route instanceof Route.Elsewhere elsewhere && !elsewhere.isForTheResolver()) {
            throw new CommandFailure(
                    ExitCode.UNSUPPORTED, identifier + " is " + elsewhere.why() + "; that is not followed here");
        }
        if (route instanceof Route.Renamed renamed) {
            terminal.err().println("flint: " + identifier + " is " + renamed.why() + ": " + renamed.identifier());
            return renamed.identifier();
        }
        return route instanceof Route.Direct direct ? direct.identifier() : identifier;
    }

    private Map<String, String> options() {
        var options = new LinkedHashMap<String, String>();
        if (versionId != null) {
            options.put(VERSION_ID, versionId);
        }
        if (versionTime != null) {
            options.put(VERSION_TIME, versionTime);
        }
        if (noCache) {
            options.put(NO_CACHE, "true");
        }
        if (proof) {
            options.put(PROOF, "true");
        }
        return options;
    }

    private void resolveLines(ResolverClient client) {
        AnswerWindow.answerAll(terminal, line -> {
            var input = InputLine.of(line);
            return input instanceof InputLine.Given given
                    ? resolve(client, given)
                    : CompletableFuture.completedFuture(refused(line, (InputLine.Malformed) input));
        });
    }

    /** A line's own options outweigh those of the command. */
    private CompletableFuture<String> resolve(ResolverClient client, InputLine.Given given) {
        var options = options();
        for (String name : List.of(VERSION_ID, VERSION_TIME, NO_CACHE, PROOF)) {
            if (given.options().hasNonNull(name)) {
                options.put(name, given.options().get(name).asText());
            }
        }
        String type = given.options().path("accept").asText(accept);
        if (!isHeaderText(type)) {
            return CompletableFuture.completedFuture(
                    failed(given.input(), "INVALID_OPTIONS", "accept is a list of media types"));
        }
        return client.resolveLater(given.input(), type, options)
                .thenApply(answer -> answered(given.input(), answer))
                .exceptionally(failure -> {
                    unanswered.incrementAndGet();
                    return failed(given.input(), "NO_ANSWER", ResolverClient.reason(failure));
                });
    }

    private static boolean isHeaderText(String value) {
        return value.chars().allMatch(c -> c >= ' ' && c <= '~');
    }

    private static String answered(String asked, HttpResponse<String> answer) {
        return new JsonText()
                .begin()
                .string("input", asked)
                .number("status", answer.statusCode())
                .json("result", AnswerBody.line(answer.body()))
                .end();
    }

    private static String refused(Lines.Line line, InputLine.Malformed malformed) {
        return failed(line.shown(), malformed.code(), malformed.message());
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
}
