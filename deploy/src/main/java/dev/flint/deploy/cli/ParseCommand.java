package dev.flint.deploy.cli;

import java.util.List;
import java.util.StringJoiner;
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
            var lines = new Verdict();
            LineOutput.answerAll(terminal, lines::on);
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

    private static String readable(String json) {
        var verdict = AnswerBody.tree(json);
        var words = new StringJoiner(", ", escaped(verdict.path("input").textValue()) + ": ", "");
        var error = verdict.path("error");
        if (error.isObject()) {
            return words.add("not valid")
                    .add(error.path("code").textValue() + " at " + error.path("index"))
                    .add(error.path("message").textValue())
                    .toString();
        }
        verdict.propertyStream()
                .skip(2)
                .filter(member -> member.getValue().isTextual())
                .forEach(member -> words.add(
                        member.getKey() + " " + escaped(member.getValue().textValue())));
        return words.toString();
    }

    /** Nothing that a terminal would obey. */
    private static String escaped(String text) {
        String quoted = JsonText.quote(text);
        return quoted.substring(1, quoted.length() - 1);
    }
}
