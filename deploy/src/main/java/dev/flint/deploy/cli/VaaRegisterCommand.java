package dev.flint.deploy.cli;

import dev.flint.bid.vaa.VaaDraft;
import dev.flint.bid.vaa.VaaOperationKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint vaa register}. */
@Command(
        name = "register",
        mixinStandardHelpOptions = true,
        description = "Registers a node or a code, signed by who holds the node above it.",
        footer = {
            "",
            "Example:  flint vaa register VAA08810000000001 --name 'Example Works' --serials 6 --controller BID \\",
            "              --key sector.key",
            "          flint vaa register VAA08810000000001A1B2C3 --name Pump --key works.key \\",
            "              --link gs1:pip,https://works.example.com/pump,'The pump'"
        })
final class VaaRegisterCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "CODE", description = "A code, or VAA and 3, 6 or 14 digits for a node.")
    private String code = "";

    @Option(names = "--controller", paramLabel = "BID", description = "Who is to have it (default: who signs).")
    private String controller = "";

    @Mixin
    private SaidOption said = new SaidOption();

    @Mixin
    private SignerOption signer = new SignerOption();

    @Mixin
    private Submit submit = new Submit();

    VaaRegisterCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var id = SignerOption.code(code);
        var draft = VaaDraft.of(VaaOperationKind.REGISTER, id, terminal.clock().instant())
                .saying(said.record());
        if (!controller.isEmpty()) {
            draft.to(Drafts.bid(controller));
        }
        return submit.operation(signer.sign(draft), terminal);
    }
}
