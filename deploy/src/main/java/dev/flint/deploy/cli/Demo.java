package dev.flint.deploy.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.Proofs;
import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import dev.flint.deploy.house.Samples;
import dev.flint.id.SubChainCode;
import dev.flint.ledger.note.VerifierKey;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;

/** The checks of the demo, asked over HTTP as any client would. */
final class Demo {
    private static final String DOCUMENT = "application/did";
    private static final String LEGACY = "application/ld+json;profile=\"https://w3id.org/did-resolution\"";
    private static final int DEVICE = 104;
    private static final int ENTERPRISE = 102;
    private static final int TTL_SECONDS = 600;

    private final DemoTable table;
    private final Terminal terminal;
    private final VerifierKey ledgerKey;
    private final BidPrivateKey key;
    private final BidPrivateKey recoveryKey;
    private final BidPrivateKey deviceKey;
    private final Bid enterprise;
    private final Bid device;

    Demo(DemoTable table, Terminal terminal, VerifierKey ledgerKey) {
        this.table = table;
        this.terminal = terminal;
        this.ledgerKey = ledgerKey;
        this.key = BidPrivateKey.generate(KeyType.ED25519, terminal.random());
        this.recoveryKey = BidPrivateKey.generate(KeyType.ED25519, terminal.random());
        this.deviceKey = BidPrivateKey.generate(KeyType.SM2, terminal.random());
        this.enterprise = Bid.derive(SubChainCode.MAIN, key.publicKey(), BidEncoding.BASE58);
        this.device = Bid.derive(new SubChainCode("by01"), deviceKey.publicKey(), BidEncoding.BASE58);
    }

    void beforeRestart(ResolverClient client) {
        for (var sample : Samples.all()) {
            String did = sample.document().id().canonical();
            resolve(client, did, "sample: " + sample.name(), 200, answer -> idIs(answer, did));
        }
        mediaTypes(client);
        registerAndChange(client);
        registerDevice(client);
        refusals(client);
        checkpoint(client);
    }

    void afterRestart(ResolverClient client) {
        String did = device.canonical();
        resolve(client, did, "still there after a restart", 200, answer -> idIs(answer, did));
        resolve(client, enterprise.canonical(), "still deactivated", 410, answer -> "");
    }

    private void mediaTypes(ResolverClient client) {
        String did = Samples.all().get(0).document().id().canonical();
        accept(client, did, "the document alone", DOCUMENT, "/id");
        accept(client, did, "the legacy envelope", LEGACY, "/didDocument/id");
    }

    private void accept(ResolverClient client, String did, String what, String type, String idAt) {
        check(did, what, 200, () -> client.resolve(did, type, Map.of()), answer -> {
            String served = answer.headers().firstValue("content-type").orElse("");
            if (!served.equals(type)) {
                return "served as " + served;
            }
            return json(answer).at(idAt).asText().equals(did) ? "" : "another document";
        });
    }

    private void registerAndChange(ResolverClient client) {
        String did = enterprise.canonical();
        var draft = Drafts.document(
                enterprise,
                List.of(key.publicKey(), recoveryKey.publicKey()),
                ENTERPRISE,
                TTL_SECONDS,
                terminal.clock().instant().minusSeconds(2));
        byte[] create = signed(OperationKind.CREATE, draft, key);
        String created = register(client, did, "create (Ed25519)", create, 201);
        resolve(client, did, "resolve", 200, answer -> idIs(answer, did));
        register(client, did, "create again", create, 409);

        ObjectNode changed = draft.deepCopy();
        changed.put(
                "updated",
                terminal.clock()
                        .instant()
                        .minusSeconds(1)
                        .truncatedTo(ChronoUnit.SECONDS)
                        .toString());
        changed.withObject("/extension").put("ttl", TTL_SECONDS / 2);
        register(client, did, "update", signed(OperationKind.UPDATE, changed, key), 200);
        resolve(
                client,
                did,
                "resolve the new version",
                200,
                answer -> answer.headers()
                                .firstValue("cache-control")
                                .orElse("")
                                .equals("public, max-age=" + TTL_SECONDS / 2)
                        ? ""
                        : "not the new version");
        String first = AnswerBody.tree(created).at("/data/versionId").asText();
        check(
                did,
                "resolve the first version",
                200,
                () -> client.resolve(did, ResolverClient.RESOLUTION, Map.of("versionId", first)),
                answer -> json(answer)
                                .at("/didDocumentMetadata/versionId")
                                .asText()
                                .equals(first)
                        ? ""
                        : "another one");
        byte[] delete = OperationDraft.delete(enterprise, terminal.clock().instant(), recoveryKey, did + "#key-2");
        register(client, did, "deactivate by recovery key", delete, 200);
        resolve(client, did, "resolve once deactivated", 410, answer -> "");
    }

    private void registerDevice(ResolverClient client) {
        var deviceDraft = Drafts.document(
                device,
                List.of(deviceKey.publicKey()),
                DEVICE,
                TTL_SECONDS,
                terminal.clock().instant());
        register(
                client,
                device.canonical(),
                "create (SM2, sub-chain by01)",
                signed(OperationKind.CREATE, deviceDraft, deviceKey),
                201);
        resolve(client, device.canonical(), "resolve", 200, answer -> idIs(answer, device.canonical()));
    }

    private void refusals(ResolverClient client) {
        var other = BidPrivateKey.generate(KeyType.ED25519, terminal.random());
        var bid = Bid.derive(SubChainCode.MAIN, other.publicKey(), BidEncoding.BASE58);
        var draft = Drafts.document(
                bid,
                List.of(other.publicKey()),
                ENTERPRISE,
                TTL_SECONDS,
                terminal.clock().instant());
        String tampered = new String(signed(OperationKind.CREATE, draft, other), StandardCharsets.UTF_8)
                .replace("\"ttl\":600", "\"ttl\":601");
        register(client, bid.canonical(), "create, tampered", tampered.getBytes(StandardCharsets.UTF_8), 403);
        resolve(client, bid.canonical(), "never registered", 404, answer -> errorIs(answer, "NOT_FOUND"));
        resolve(
                client,
                "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVX",
                "malformed",
                400,
                answer -> errorIs(answer, "INVALID_DID"));
        resolve(client, "did:unknown:123", "unknown method", 501, answer -> errorIs(answer, "METHOD_NOT_SUPPORTED"));
    }

    private void checkpoint(ResolverClient client) {
        check(
                "flint.example/main/headers",
                "signed checkpoint",
                200,
                () -> client.get("/ledger/checkpoint"),
                answer -> checkpointFault(answer.body()));
    }

    private String checkpointFault(String text) {
        return SignedCheckpoint.parse(text)
                .map(checkpoint -> checkpoint.isSignedBy(ledgerKey) ? "" : "the signature does not hold")
                .orElse("not a checkpoint");
    }

    private void resolve(
            ResolverClient client,
            String did,
            String what,
            int status,
            Function<HttpResponse<String>, String> faultIn) {
        check(did, what, status, () -> client.resolve(did, ResolverClient.RESOLUTION, Map.of()), faultIn);
    }

    private String register(ResolverClient client, String did, String what, byte[] operation, int status) {
        return check(did, what, status, () -> client.register(operation), answer -> "");
    }

    /** Makes a row of an exchange, and returns the body of the answer; empty if there was none. */
    private String check(
            String did,
            String what,
            int status,
            Supplier<HttpResponse<String>> exchange,
            Function<HttpResponse<String>, String> faultIn) {
        long start = System.nanoTime();
        try {
            var answer = exchange.get();
            long nanos = System.nanoTime() - start;
            String fault = answer.statusCode() == status ? faultIn.apply(answer) : "expected " + status;
            table.row(did, what, answer.statusCode(), nanos, fault);
            return answer.body();
        } catch (CommandFailure noAnswer) {
            table.row(did, what, 0, System.nanoTime() - start, noAnswer.text());
            return "";
        }
    }

    private static byte[] signed(OperationKind kind, ObjectNode draft, BidPrivateKey key) {
        BidDocument document = Drafts.checked(draft);
        return OperationDraft.of(
                kind, Proofs.sign(document, key, document.authentication().get(0)));
    }

    private static String idIs(HttpResponse<String> answer, String did) {
        return json(answer).at("/didDocument/id").asText().equals(did) ? "" : "another document";
    }

    private static String errorIs(HttpResponse<String> answer, String name) {
        String type = json(answer).at("/didResolutionMetadata/error/type").asText();
        return type.equals("https://www.w3.org/ns/did#" + name) ? "" : "error " + type;
    }

    private static JsonNode json(HttpResponse<String> answer) {
        return AnswerBody.tree(answer.body());
    }
}
