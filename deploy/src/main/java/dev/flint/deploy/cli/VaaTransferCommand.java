package dev.flint.deploy.cli;

import dev.flint.bid.vaa.VaaDraft;
import dev.flint.bid.vaa.VaaOperationKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint vaa transfer}. */
@Command(
        name = "transfer",
        mixinStandardHelpOptions = true,
        description = "Gives a node or a code to somebody else, with all that is said of it.",
        footer = {"", "Example:  flint vaa transfer VAA08810000000001A1B2C3 --to BID --key works.key"})
final class VaaTransferCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Parameters(paramLabel = "CODE", description = "A code or a node.")
    private String code = "";

    @Option(names = "--to", required = true, paramLabel = "BID", description = "Who is to have it.")
    private String controller = "";

    @Mixin
    private SignerOption signer = new SignerOption();

    @Mixin
    private Submit submit = new Submit();

    VaaTransferCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var id = SignerOption.code(code);
        var draft = VaaDraft.of(VaaOperationKind.TRANSFER, id, terminal.clock().instant())
                .to(Drafts.bid(controller));
        return submit.operation(signer.sign(draft), terminal);
    }
}
