package dev.flint.deploy.cli;

import dev.flint.bid.vaa.VaaDraft;
import dev.flint.bid.vaa.VaaOperationKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code flint vaa retire}. */
@Command(
        name = "retire",
        mixinStandardHelpOptions = true,
        description = "Ends a code or a node for good: it is never minted again.",
        footer = {"", "Example:  flint vaa retire VAA08810000000001A1B2C3 --key works.key"})
final class VaaRetireCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "CODE", description = "A code or a node.")
    private String code = "";

    @Mixin
    private SignerOption signer = new SignerOption();

    @Mixin
    private Submit submit = new Submit();

    VaaRetireCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var draft = VaaDraft.of(
                VaaOperationKind.RETIRE,
                SignerOption.code(code),
                terminal.clock().instant());
        return submit.operation(signer.sign(draft), terminal);
    }
}
