package dev.flint.deploy.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyParse;
import dev.flint.bid.KeyType;
import dev.flint.id.SubChainCode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code flint bid derive}. */
@Command(
        name = "derive",
        mixinStandardHelpOptions = true,
        description = "Derives the BID of a public key.",
        footer = {
            "",
            "Example:  flint bid derive --type Ed25519 --public-key HEX",
            "          flint bid derive - < keys    objects {keyType, publicKeyHex, encoding, subChain}, one per line"
        })
final class BidDeriveCommand implements Callable<Integer> {
    /** Asks for the form of the older software, whose secp256k1 identifiers use Bitcoin's alphabet. */
    private static final String BITCOIN_ALPHABET = "base58-btc";

    private static final List<String> MEMBERS = List.of("keyType", "publicKeyHex", "encoding", "subChain", "acsn");

    private final Terminal terminal;
    private final JsonText json = new JsonText();
    private boolean failed;

    // The label needs a letter: the completion script makes a name of it.
    @Parameters(arity = "0..1", paramLabel = "STDIN", description = "- for standard input, which is the default.")
    private String standardInput = "-";

    @Option(names = "--public-key", paramLabel = "HEX", description = "The key, with or without prefix.")
    private @Nullable String publicKey;

    @Option(names = "--type", paramLabel = "TYPE", description = "Ed25519, SM2 or secp256k1.")
    private String type = "";

    @Option(names = "--encoding", paramLabel = "NAME", description = "base58, base64 or bech32.")
    private String encoding = "base58";

    @Option(names = "--sub-chain", paramLabel = "CODE", description = "Four characters; the main chain if left out.")
    private String subChain = "";

    @Mixin
    private OutputOption output = new OutputOption();

    BidDeriveCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (!standardInput.equals("-") && publicKey == null) {
            throw new CommandFailure(ExitCode.USAGE, "keys come from standard input, or with --public-key");
        }
        if (publicKey != null) {
            var derived = derive(type, publicKey, encoding, subChain);
            if (derived instanceof Derived.Failed failed) {
                throw new CommandFailure(ExitCode.USAGE, failed.message());
            }
            terminal.out().println(text(derived));
            return ExitCode.OK;
        }
        LineOutput.answerAll(terminal, line -> {
            var derived = derive(line);
            failed |= derived instanceof Derived.Failed;
            return text(derived);
        });
        return failed ? ExitCode.PARTIAL : ExitCode.OK;
    }

    /** What came of one key. */
    private sealed interface Derived {
        record Found(Bid bid) implements Derived {}

        record Failed(String code, String message) implements Derived {}
    }

    private String text(Derived derived) {
        if (derived instanceof Derived.Found found) {
            String bid = found.bid().canonical();
            return output.isJson() ? json.begin().string("bid", bid).end() : bid;
        }
        var failed = (Derived.Failed) derived;
        return json.begin()
                .open("error")
                .string("code", failed.code())
                .string("message", failed.message())
                .close()
                .end();
    }

    private static Derived derive(Lines.Line line) {
        if (line.tooLong()) {
            return new Derived.Failed("TOO_LONG", "a line has at most " + Lines.BYTES_MAX + " bytes");
        }
        try {
            JsonNode key = InputLine.Json.READER.readTree(line.text());
            boolean texts = key.isObject()
                    && MEMBERS.stream()
                            .map(key::path)
                            .allMatch(value -> value.isTextual() || value.isNull() || value.isMissingNode());
            if (!texts) {
                return new Derived.Failed(InputLine.MALFORMED, "not a JSON object whose members are texts");
            }
            String encoding = text(key, "encoding");
            return derive(
                    text(key, "keyType"),
                    text(key, "publicKeyHex"),
                    encoding.isEmpty() ? BidEncoding.BASE58.label() : encoding,
                    key.hasNonNull("subChain") ? text(key, "subChain") : text(key, "acsn"));
        } catch (JsonProcessingException e) {
            return new Derived.Failed(InputLine.MALFORMED, "not a JSON object");
        }
    }

    private static String text(JsonNode key, String name) {
        return key.path(name).asText("");
    }

    private static Derived derive(String typeName, String hex, String encodingName, String code) {
        Optional<KeyType> type = KeyType.ofLabel(typeName);
        if (type.isEmpty() && !typeName.isEmpty()) {
            return new Derived.Failed("KEY_TYPE", "the key type is none of Ed25519, SM2 and secp256k1");
        }
        var encoding = encoding(encodingName);
        if (encoding.isEmpty()) {
            return new Derived.Failed("ENCODING", "the encoding is none of base58, base64 and bech32");
        }
        var chain = code.isEmpty() ? Optional.of(SubChainCode.MAIN) : SubChainCode.parse(code);
        if (chain.isEmpty()) {
            return new Derived.Failed("SUB_CHAIN_CODE", "a sub-chain code is four characters of a-z and 0-9");
        }
        KeyParse<BidPublicKey> parse =
                type.map(hint -> BidPublicKey.parse(hex, hint)).orElseGet(() -> BidPublicKey.parse(hex));
        if (parse instanceof KeyParse.Rejected<BidPublicKey> rejected) {
            return new Derived.Failed(
                    rejected.fault().name(),
                    "the public key is not one: "
                            + rejected.fault().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        }
        var key = ((KeyParse.Parsed<BidPublicKey>) parse).key();
        if (type.isPresent() && key.type() != type.get()) {
            return new Derived.Failed("KEY_TYPE", "the key's own prefix names another type");
        }
        boolean tchain = encodingName.equalsIgnoreCase(BITCOIN_ALPHABET) && key.type() == KeyType.SECP256K1;
        return new Derived.Found(
                tchain ? Bid.deriveAsTchain(chain.get(), key) : Bid.derive(chain.get(), key, encoding.get()));
    }

    /** By letter or by label; the sources also write the alphabet or the prefix behind it. */
    private static Optional<BidEncoding> encoding(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "f", "base58", "base58-bif", BITCOIN_ALPHABET -> Optional.of(BidEncoding.BASE58);
            case "s", "base64" -> Optional.of(BidEncoding.BASE64);
            case "t", "bech32", "bech32-bid" -> Optional.of(BidEncoding.BECH32);
            default -> Optional.empty();
        };
    }
}
