package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flint parse}. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = "Says what an identifier is, or where it is wrong. Asks nobody.",
        footer = {
            "",
            "Example:  flint parse did:bid:by01:zfWUD3rVpqc9ykb6w6a6QyfLBYePKmJh",
            "          flint parse - < identifiers    one per line in, one JSON object per line out"
        })
final class ParseCommand implements Callable<Integer> {
    private static final String STANDARD_INPUT = "-";

    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "ID|-", description = "Identifiers, or - for standard input.")
    private List<String> identifiers = List.of();

    @Mixin
    private OutputOption output = new OutputOption();

    ParseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (identifiers.equals(List.of(STANDARD_INPUT))) {
            parseLines();
            return ExitCode.OK;
        }
        var verdict = new Verdict();
        int code = ExitCode.OK;
        for (String identifier : identifiers) {
            String json = verdict.on(identifier);
            terminal.out().println(output.isJson() ? json : readable(json));
            code = verdict.wasValid() ? code : ExitCode.INVALID_IDENTIFIER;
        }
        return code;
    }

    private void parseLines() {
        var verdict = new Verdict();
        var lines = new Lines(terminal.in());
        for (var line = lines.next(); line.isPresent(); line = lines.next()) {
            terminal.out().append(verdict.on(line.get())).append('\n');
        }
    }

    private static String readable(String json) {
        try {
            var text = new StringBuilder();
            new ObjectMapper()
                    .readTree(json)
                    .propertyStream()
                    .forEach(member -> text.append(String.format("%-16s %s%n", member.getKey(), member.getValue())));
            return text.toString().stripTrailing();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("own JSON", e);
        }
    }
}
