package dev.flint.deploy.cli;

import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint bid keygen}. */
@Command(
        name = "keygen",
        mixinStandardHelpOptions = true,
        description = "Draws a key pair and shows the BID that belongs to it.",
        footer = {"", "Example:  flint bid keygen --type sm2 --sub-chain by01 --out device.key"})
final class BidKeygenCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Option(
            names = "--type",
            paramLabel = "TYPE",
            description = "ed25519, sm2 or secp256k1 (default: ${DEFAULT-VALUE}).")
    private KeyType type = KeyType.ED25519;

    @Option(names = "--encoding", paramLabel = "NAME", description = "base58, base64 or bech32.")
    private BidEncoding encoding = BidEncoding.BASE58;

    @Option(names = "--sub-chain", paramLabel = "CODE", description = "Four characters; the main chain if left out.")
    private String subChain = "";

    @Option(names = "--out", paramLabel = "FILE", description = "Writes the private key there instead of showing it.")
    private @Nullable Path file;

    @Mixin
    private OutputOption output = new OutputOption();

    BidKeygenCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var key = BidPrivateKey.generate(type, terminal.random());
        var bid = Bid.derive(Drafts.subChain(subChain), key.publicKey(), encoding);
        String secret = key.toText(encoding);
        String publicKey = key.publicKey().toText(encoding);
        if (file != null) {
            KeyFiles.write(file, secret);
        }
        if (output.isJson()) {
            var json = new JsonText().begin().string("bid", bid.canonical()).string("publicKey", publicKey);
            terminal.out()
                    .println((file == null ? json.string("privateKey", secret) : json.string("file", file.toString()))
                            .end());
        } else {
            terminal.out().println("bid          " + bid.canonical());
            terminal.out().println("public key   " + publicKey);
            terminal.out().println(file == null ? "private key  " + secret : "file         " + file);
        }
        return ExitCode.OK;
    }
}
