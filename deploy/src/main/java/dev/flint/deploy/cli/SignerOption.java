package dev.flint.deploy.cli;

import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.document.KeyIds;
import dev.flint.bid.vaa.VaaDraft;
import dev.flint.bid.vaa.VaaId;
import dev.flint.id.SubChainCode;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Whose key signs. */
final class SignerOption {
    @Option(names = "--key", required = true, paramLabel = "FILE", description = "The key that signs.")
    private Path key = Path.of("");

    @Option(
            names = "--key-id",
            paramLabel = "ID",
            description = "The key's id (default: the first key of the identifier that derives from it).")
    private String keyId = "";

    byte[] sign(VaaDraft draft) {
        var secret = secret();
        return draft.signed(secret, id(secret));
    }

    BidPrivateKey secret() {
        return KeyFiles.readSigner(key);
    }

    /** The id under which the key is known. */
    String id(BidPrivateKey secret) {
        return keyId.isEmpty()
                ? Bid.derive(SubChainCode.MAIN, secret.publicKey(), BidEncoding.BASE58)
                                .canonical() + "#key-1"
                : KeyIds.canonical(keyId)
                        .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, keyId + " is no key id"));
    }

    /** A code or a node as somebody gives it: bare, with its data identifier, or as a DID. */
    static VaaId code(String text) {
        String bare = text.startsWith("15N") ? text.substring(3) : text;
        return VaaId.parse(bare)
                .or(() -> VaaId.ofDid(text))
                .orElseThrow(() -> new CommandFailure(
                        ExitCode.INVALID_IDENTIFIER,
                        "not a VAA code, nor a node (VAA and 3, 6 or 14 digits): see flint vaa check"));
    }
}
