package dev.flint.deploy.cli;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidPrivateKey;
import dev.flint.methods.WebOrigin;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code flint bid link}. */
@Command(
        name = "link",
        mixinStandardHelpOptions = true,
        description = "Writes the DID Configuration that links a BID with an origin, signed by the BID's key.",
        footer = {
            "",
            "Example:  flint bid link --origin https://example.com --key plant.key > did-configuration.json",
            "",
            "Serve it at https://example.com/.well-known/did-configuration.json (see http.did-configuration)."
        })
final class BidLinkCommand implements Callable<Integer> {
    private static final String CONTEXT = "https://identity.foundation/.well-known/did-configuration/v1";
    private static final int DAYS_MAX = 3_650;

    private final Terminal terminal;

    @Option(names = "--origin", required = true, paramLabel = "URL", description = "https:// and a host.")
    private String origin = "";

    @Option(names = "--days", paramLabel = "N", description = "For how long it holds (default: ${DEFAULT-VALUE}).")
    private int days = 365;

    @Mixin
    private SignerOption signer = new SignerOption();

    @Mixin
    private OutputOption output = new OutputOption();

    BidLinkCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        if (days < 1 || days > DAYS_MAX) {
            throw new CommandFailure(ExitCode.USAGE, "--days is a number from 1 to " + DAYS_MAX);
        }
        var secret = signer.secret();
        String id = signer.id(secret);
        var now = terminal.clock().instant().truncatedTo(ChronoUnit.SECONDS);
        String token =
                token(secret, id, payload(id.substring(0, id.indexOf('#')), now, now.plus(Duration.ofDays(days))));
        var configuration = object().put("@context", CONTEXT);
        configuration.putArray("linked_dids").add(token);
        terminal.out().println(output.isJson() ? configuration.toString() : configuration.toPrettyString());
        return ExitCode.OK;
    }

    private ObjectNode payload(String did, Instant from, Instant until) {
        String site = WebOrigin.of(origin)
                .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, origin + " is no origin: https:// and a host"));
        var credential = object();
        credential
                .putArray("@context")
                .add("https://www.w3.org/2018/credentials/v1")
                .add(CONTEXT);
        credential
                .put("issuer", did)
                .put("issuanceDate", from.toString())
                .put("expirationDate", until.toString())
                .putArray("type")
                .add("VerifiableCredential")
                .add("DomainLinkageCredential");
        credential.putObject("credentialSubject").put("id", did).put("origin", site);
        var payload = object().put("iss", did).put("sub", did);
        payload.put("nbf", from.getEpochSecond()).put("exp", until.getEpochSecond());
        return payload.set("vc", credential);
    }

    private static String token(BidPrivateKey secret, String id, ObjectNode payload) {
        var header = object().put("alg", secret.type().jwsAlgorithm()).put("kid", id);
        String signed = text(header.toString().getBytes(StandardCharsets.UTF_8))
                + '.'
                + text(payload.toString().getBytes(StandardCharsets.UTF_8));
        return signed + '.' + text(secret.sign(signed.getBytes(StandardCharsets.US_ASCII)));
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }
}
