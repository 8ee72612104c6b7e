package dev.flint.deploy.cli;

import dev.flint.bid.vaa.VaaDraft;
import dev.flint.bid.vaa.VaaOperationKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flint vaa update}. */
@Command(
        name = "update",
        mixinStandardHelpOptions = true,
        description = "Says something else of a node or a code: all that is to be said, not only what is new.",
        footer = {"", "Example:  flint vaa update VAA08810000000001A1B2C3 --name 'Pump, overhauled' --key works.key"})
final class VaaUpdateCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "CODE", description = "A code or a node.")
    private String code = "";

    @Mixin
    private SaidOption said = new SaidOption();

    @Mixin
    private SignerOption signer = new SignerOption();

    @Mixin
    private Submit submit = new Submit();

    VaaUpdateCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var id = SignerOption.code(code);
        var draft = VaaDraft.of(VaaOperationKind.UPDATE, id, terminal.clock().instant())
                .saying(said.record());
        return submit.operation(signer.sign(draft), terminal);
    }
}
