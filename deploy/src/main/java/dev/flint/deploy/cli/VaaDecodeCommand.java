package dev.flint.deploy.cli;

import dev.flint.deploy.carrier.CodeForm;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code flint vaa decode}. */
@Command(
        name = "decode",
        mixinStandardHelpOptions = true,
        description = "Writes the code that a scanner or a tag's reader sent, with its data identifier.",
        footer = {
            "",
            "Example:  flint vaa decode ']d1[)>{RS}06{GS}15NVAA08810000000001123Ab.098{RS}{EOT}'",
            "          flint vaa decode 61A1CB54D6041C38E31C30C30C30C30C31C30C30C30C30C31820"
        })
final class VaaDecodeCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(
            arity = "1..*",
            paramLabel = "SCAN|HEX",
            description = "What was scanned, or a tag's memory bank 01 from its protocol control word on.")
    private List<String> read = List.of();

    VaaDecodeCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        int exit = ExitCode.OK;
        for (String input : read) {
            var form = CodeForm.looksLikeTag(input) ? CodeForm.TAG : CodeForm.SCAN;
            var reading = form.read(input, Profile.EXTENDED);
            if (reading instanceof Reading.Rejected rejected) {
                terminal.err().println(input + ": " + rejected.error() + " at index " + rejected.index());
                exit = ExitCode.INVALID_IDENTIFIER;
                continue;
            }
            var identity = ((Reading.Read) reading).carried().identity();
            if (identity.isEmpty()) {
                terminal.err().println(input + ": there is no identity of ISO/IEC 15459 in it");
                exit = ExitCode.NOT_FOUND;
            } else {
                terminal.out().println(identity.map(Identity15459::diData).orElseThrow());
            }
        }
        return exit;
    }
}
