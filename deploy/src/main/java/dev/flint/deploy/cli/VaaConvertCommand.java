package dev.flint.deploy.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.deploy.carrier.CodeForm;
import dev.flint.vaa.Profile;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint vaa convert}. */
@Command(
        name = "convert",
        mixinStandardHelpOptions = true,
        description = "Writes codes in other forms.",
        footer = {
            "",
            "Example:  flint vaa convert --to handle,did VAA08810000000001123Ab.098",
            "          flint vaa convert --to rfid - < codes"
        })
final class VaaConvertCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--to",
            required = true,
            split = ",",
            paramLabel = "NAME",
            description = "Members of what parse says, such as canonical, diData, envelope06, handle, did, urlPath,"
                    + " rfid, urnCode40Hex.")
    private List<String> to = List.of();

    @Option(
            names = "--form",
            paramLabel = "FORM",
            description = "One of ${COMPLETION-CANDIDATES}; guessed if not said.")
    private @Nullable CodeForm form;

    @Parameters(arity = "1..*", paramLabel = "CODE|-", description = "Codes, or - for standard input.")
    private List<String> codes = List.of();

    private boolean allValid = true;

    VaaConvertCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (codes.equals(List.of("-"))) {
            LineOutput.answerAll(terminal, line -> chosen(CodeLine.of(line, form, Profile.EXTENDED)));
            return ExitCode.OK;
        }
        codes.forEach(code -> terminal.out().println(chosen(CodeLine.of(code, form, Profile.EXTENDED))));
        return allValid ? ExitCode.OK : ExitCode.INVALID_IDENTIFIER;
    }

    private String chosen(CodeLine line) {
        var verdict = line.verdict();
        if (!verdict.path("valid").asBoolean()) {
            allValid = false;
            return verdict.toString();
        }
        ObjectNode chosen = JsonNodeFactory.instance.objectNode().put("valid", true);
        for (String name : to) {
            String member = CodeForm.of(name).map(CodeForm::member).orElse(name);
            chosen.set(member, verdict.has(member) ? verdict.get(member) : JsonNodeFactory.instance.nullNode());
        }
        return chosen.toString();
    }
}
