package dev.flint.deploy.cli;

import dev.flint.vaa.CheckCharacter;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code flint vaa check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Shows the check character of codes that are typed by hand, or tries the one that is given.",
        footer = {
            "",
            "Example:  flint vaa check VAA088100000000011      prints VAA088100000000011~B",
            "          flint vaa check VAA088100000000011~B"
        })
final class VaaCheckCommand implements Callable<Integer> {
    private static final char MARK = '~';

    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "CODE",
            description = "Codes of A-Z and 0-9, with or without ~ and a character.")
    private List<String> codes = List.of();

    VaaCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int exit = ExitCode.OK;
        for (String code : codes) {
            int mark = code.indexOf(MARK);
            String text = mark < 0 ? code : code.substring(0, mark);
            var check = CheckCharacter.of(text);
            boolean right = check.isPresent()
                    && (mark < 0 || code.substring(mark + 1).equals(check.get().toString()));
            if (right) {
                terminal.out().println(text + MARK + check.get());
            } else {
                terminal.err()
                        .println(code + ": " + (check.isEmpty() ? "a character that has no check" : "typed wrong"));
                exit = ExitCode.INVALID_IDENTIFIER;
            }
        }
        return exit;
    }
}
