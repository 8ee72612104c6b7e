package dev.flint.deploy.cli;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.deploy.carrier.CodeForm;
import dev.flint.vaa.Profile;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint vaa parse}. */
@Command(
        name = "parse",
        mixinStandardHelpOptions = true,
        description = "Says which identity a code, a scan, a tag, a URL, a Handle or a DID has, or where it is wrong.",
        footer = {
            "",
            "Example:  flint vaa parse 15NVAA08810000000001123Ab.098",
            "          flint vaa parse --form tag 61A1CB54D6041C38E31C30C30C30C30C31C30C30C30C30C31820",
            "          flint vaa parse - < lines    one {\"form\", \"input\", \"profile\"} per line"
        })
final class VaaParseCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(arity = "1..*", paramLabel = "CODE|-", description = "Codes, or - for standard input.")
    private List<String> codes = List.of();

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "One of ${COMPLETION-CANDIDATES}; guessed if not said.")
    private @Nullable CodeForm form;

    @Option(
            names = "--profile",
            paramLabel = "NAME",
            description = "${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE}).")
    private Profile profile = Profile.EXTENDED;

    private boolean allValid = true;

    VaaParseCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (codes.equals(List.of("-"))) {
            LineOutput.answerAll(
                    terminal, line -> verdict(CodeLine.of(line, form, profile)).toString());
            return ExitCode.OK;
        }
        for (String code : codes) {
            terminal.out().println(verdict(CodeLine.of(code, form, profile)).toPrettyString());
        }
        return allValid ? ExitCode.OK : ExitCode.INVALID_IDENTIFIER;
    }

    private ObjectNode verdict(CodeLine line) {
        var verdict = line.verdict();
        allValid &= verdict.path("valid").asBoolean();
        return verdict;
    }
}
