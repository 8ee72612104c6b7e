package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.registrar.DidRegistrar;
import dev.flint.bid.registrar.RegistrarFunction;
import dev.flint.bid.registrar.RegistrarSettings;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class DidRegistrarTest {
    private static final String NAME = "updateAuthorization";

    private final BidPrivateKey key = secret(KeyType.ED25519, 1);
    private final BidPrivateKey recovery = secret(KeyType.SM2, 2);

    @TempDir
    private Path directory;

    private TestLedger ledger;
    private DidRegistrar registrar;
    private int status;

    @BeforeEach
    void open() {
        ledger = new TestLedger(directory);
        registrar = registrar(false);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private DidRegistrar registrar(boolean makesKeys) {
        return new DidRegistrar(
                new RegistrarSettings(
                        new RegisteredDocuments(ledger.chain),
                        new DidDocumentMapping("https://resolver.example"),
                        TestLedger.ORIGIN,
                        ledger.clock,
                        new SecureRandom(),
                        3),
                ledger.registrar,
                makesKeys);
    }

    private static BidPrivateKey secret(KeyType type, int seed) {
        byte[] octets = new byte[32];
        Arrays.fill(octets, (byte) seed);
        return BidPrivateKey.of(type, octets);
    }

    private JsonNode ask(RegistrarFunction function, String body) {
        var answer = registrar
                .answer(function, Map.of("method", "bid"), body.getBytes(StandardCharsets.UTF_8))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        status = answer.status();
        return Json.parse(answer.body().toString());
    }

    private JsonNode ask(RegistrarFunction function, ObjectNode body) {
        return ask(function, body.toString());
    }

    private static ObjectNode request() {
        var request = Json.object();
        request.putObject("options").put("clientSecretMode", true);
        return request;
    }

    private ObjectNode creation() {
        var request = request();
        request.withObject("/options").put("recoveryKeyId", "#safe");
        var document = request.putObject("didDocument");
        document.putArray("verificationMethod").add(method("#key-1", key)).add(method("#safe", recovery));
        document.putArray("authentication").add("#key-1");
        document.putArray("alsoKnownAs").add("dns:example.com").add("did:web:example.com");
        document.putArray("service")
                .addObject()
                .put("id", "#files")
                .put("type", "LinkedDomains")
                .put("serviceEndpoint", "https://files.example.com/");
        return request;
    }

    private static ObjectNode method(String id, BidPrivateKey key) {
        return Json.object()
                .put("id", id)
                .put("type", "Multikey")
                .put("publicKeyMultibase", key.publicKey().toMultibase());
    }

    /** The second request of a job. */
    private static ObjectNode signed(JsonNode action, BidPrivateKey key) {
        var wanted = action.at("/didState/signingRequest/" + NAME);
        byte[] payload =
                Base64.getDecoder().decode(wanted.path("serializedPayload").asText());
        var request = request().put("jobId", action.path("jobId").asText());
        request.putObject("secret")
                .putObject("signingResponse")
                .putObject(NAME)
                .put("signature", Base64.getEncoder().encodeToString(key.sign(payload)))
                .put("kid", wanted.path("kid").asText())
                .put("alg", wanted.path("alg").asText());
        return request;
    }

    private String created() {
        var action = ask(RegistrarFunction.CREATE, creation());
        var finished = ask(RegistrarFunction.CREATE, signed(action, key));
        assertThat(finished.at("/didState/state").asText()).as("%s", finished).isEqualTo("finished");
        return finished.at("/didState/did").asText();
    }

    @Test
    void create_withKeys_asksForASignatureAndFinishes() {
        var action = ask(RegistrarFunction.CREATE, creation());

        assertThat(status).isEqualTo(200);
        assertThat(action.at("/didState/action").asText()).isEqualTo("signPayload");
        assertThat(action.at("/didState/signingRequest/" + NAME + "/alg").asText())
                .isEqualTo("EdDSA");

        var finished = ask(RegistrarFunction.CREATE, signed(action, key));

        assertThat(status).isEqualTo(201);
        assertThat(finished.path("jobId").isNull()).isTrue();
        var document = finished.at("/didState/didDocument");
        assertThat(document.at("/service/0/serviceEndpoint").asText()).isEqualTo("https://files.example.com/");
        assertThat(document.path("alsoKnownAs"))
                .extracting(JsonNode::asText)
                .containsExactly("dns:example.com", "did:web:example.com");
        assertThat(document.at("/bidExtension/recovery/0").asText()).endsWith("#safe");
        assertThat(finished.at("/didDocumentMetadata/versionId").asText()).isEqualTo("0");
    }

    @Test
    void create_withoutKeys_asksForAKeyFirst() {
        var wanted = ask(RegistrarFunction.CREATE, request());
        assertThat(wanted.at("/didState/action").asText()).isEqualTo("getVerificationMethod");

        var given = request().put("jobId", wanted.path("jobId").asText());
        given.putObject("secret").putArray("verificationMethod").addArray().add(method("#key-1", key));
        var action = ask(RegistrarFunction.CREATE, given);

        assertThat(ask(RegistrarFunction.CREATE, signed(action, key))
                        .at("/didState/state")
                        .asText())
                .isEqualTo("finished");
        assertThat(status).isEqualTo(201);
    }

    @Test
    void proceed_sentAgain_isAnsweredTheSame() {
        var action = ask(RegistrarFunction.CREATE, creation());
        var again = request().put("jobId", action.path("jobId").asText());

        assertThat(ask(RegistrarFunction.CREATE, again)).isEqualTo(action);
        var finished = ask(RegistrarFunction.CREATE, signed(action, key));
        assertThat(ask(RegistrarFunction.CREATE, signed(action, key))).isEqualTo(finished);
        assertThat(ask(RegistrarFunction.CREATE, again)).isEqualTo(finished);
    }

    @Test
    void create_signedByAnotherKey_fails() {
        var action = ask(RegistrarFunction.CREATE, creation());

        var failed = ask(RegistrarFunction.CREATE, signed(action, secret(KeyType.ED25519, 9)));

        assertThat(status).isEqualTo(403);
        assertThat(failed.at("/didState/reason").asText()).isEqualTo("proof-invalid");
        assertThat(failed.at("/didState/error/status").asInt()).isEqualTo(403);
    }

    @Test
    void create_twice_fails() {
        created();
        var action = ask(RegistrarFunction.CREATE, creation());

        assertThat(ask(RegistrarFunction.CREATE, signed(action, key))
                        .at("/didState/reason")
                        .asText())
                .isEqualTo("already-registered");
        assertThat(status).isEqualTo(409);
    }

    @Test
    void update_operationsInOrder_changeWhatTheySay() {
        String did = created();
        ledger.later();
        var request = request().put("did", did);
        request.putArray("didDocumentOperation").add("addToDidDocument").add("removeFromDidDocument");
        var documents = request.putArray("didDocument");
        documents
                .addObject()
                .putArray("service")
                .addObject()
                .put("id", "#hub")
                .put("type", "Hub")
                .put("serviceEndpoint", "https://hub.example.com/");
        var removed = documents.addObject();
        removed.putArray("service").addObject().put("id", did + "#files");
        removed.putArray("alsoKnownAs").add("dns:example.com");

        var finished = ask(RegistrarFunction.UPDATE, signed(ask(RegistrarFunction.UPDATE, request), key));

        assertThat(status).isEqualTo(200);
        var document = finished.at("/didState/didDocument");
        assertThat(document.path("service"))
                .extracting(service -> service.path("id").asText())
                .containsExactly(did + "#hub");
        assertThat(document.path("alsoKnownAs")).extracting(JsonNode::asText).containsExactly("did:web:example.com");
        assertThat(document.path("verificationMethod")).hasSize(2);
    }

    @Test
    void update_setWithOtherKeys_isRefused() {
        String did = created();
        ledger.later();
        var request = request().put("did", did);
        var document = request.putArray("didDocument").addObject();
        document.putArray("verificationMethod").add(method("#key-1", secret(KeyType.ED25519, 7)));

        ask(RegistrarFunction.UPDATE, signed(ask(RegistrarFunction.UPDATE, request), key));

        assertThat(status).isEqualTo(403);
    }

    @Test
    void execute_recovery_replacesTheKey() {
        String did = created();
        ledger.later();
        var other = secret(KeyType.ED25519, 5);
        var request = request().put("did", did).put("operation", "recovery");
        var document = request.putObject("operationData");
        document.putArray("verificationMethod").add(method("#key-3", other)).add(method("#safe", recovery));
        document.putObject("bidExtension")
                .put("ttl", 60)
                .put("type", 999)
                .putArray("recovery")
                .add(did + "#safe");

        var action = ask(RegistrarFunction.EXECUTE, request);
        assertThat(action.at("/didState/signingRequest/" + NAME + "/alg").asText())
                .as("%s", action)
                .isEqualTo("SM2SM3");
        var finished = ask(RegistrarFunction.EXECUTE, signed(action, recovery));

        assertThat(finished.at("/didState/didDocument/authentication/0").asText())
                .as("%s", finished)
                .isEqualTo(did + "#key-3");
    }

    @Test
    void deactivate_byRecoveryKey_isForEver() {
        String did = created();
        ledger.later();
        var action = ask(RegistrarFunction.DEACTIVATE, request().put("did", did));
        var finished = ask(RegistrarFunction.DEACTIVATE, signed(action, recovery));

        assertThat(status).isEqualTo(200);
        assertThat(finished.at("/didDocumentMetadata/deactivated").asBoolean()).isTrue();
        assertThat(finished.at("/didState/didDocument").isMissingNode()).isTrue();
        ask(RegistrarFunction.UPDATE, request().put("did", did));
        assertThat(status).isEqualTo(410);
    }

    @Test
    void ask_unknownIdentifierOrJobOrMethod_saysWhich() {
        ask(RegistrarFunction.UPDATE, request().put("did", "did:bid:efHPybmia1MRDecYiVJ11X4cbVLYDy7T"));
        assertThat(status).isEqualTo(404);
        ask(RegistrarFunction.UPDATE, request().put("did", "did:bid:xx"));
        assertThat(status).isEqualTo(400);
        assertThat(ask(RegistrarFunction.CREATE, request().put("jobId", "00"))
                        .at("/didState/reason")
                        .asText())
                .isEqualTo("invalidOptions");
        assertThat(registrar
                        .answer(RegistrarFunction.CREATE, Map.of("method", "web"), new byte[0])
                        .result()
                        .status())
                .isEqualTo(400);
    }

    @Test
    void jobs_tooManyOrTooOld_areForgotten() {
        var first = ask(RegistrarFunction.CREATE, creation());
        for (int i = 0; i < 3; i++) {
            ask(RegistrarFunction.CREATE, creation());
        }
        ask(RegistrarFunction.CREATE, signed(first, key));
        assertThat(status).isEqualTo(400);

        var last = ask(RegistrarFunction.CREATE, creation());
        for (int minute = 0; minute < 10; minute++) {
            ledger.later();
        }
        ask(RegistrarFunction.CREATE, signed(last, key));
        assertThat(status).isEqualTo(400);
    }

    @Test
    void internalMode_isRefusedUnlessAllowed() {
        ask(RegistrarFunction.CREATE, Json.object());
        assertThat(status).isEqualTo(400);

        registrar = registrar(true);
        var finished = ask(RegistrarFunction.CREATE, Json.object());
        assertThat(status).isEqualTo(201);
        String did = finished.at("/didState/did").asText();
        ledger.later();
        var request = Json.object().put("did", did);
        request.putObject("secret").set("verificationMethod", finished.at("/didState/secret/verificationMethod"));
        ask(RegistrarFunction.DEACTIVATE, request);
        assertThat(status).isEqualTo(200);
    }

    @Test
    void ask_bodiesOfEveryKind_areRefusedWithoutAnException() {
        for (String body : List.of(
                "",
                "[]",
                "{",
                "null",
                "{\"options\":1}",
                "{\"secret\":[]}",
                "{\"jobId\":5}",
                "{\"didDocument\":[1]}",
                "{\"options\":{\"clientSecretMode\":true},\"didDocument\":{\"verificationMethod\":[5]}}",
                "{\"options\":{\"clientSecretMode\":true},\"didDocument\":"
                        + "{\"verificationMethod\":5,\"authentication\":{}}}",
                "{\"options\":{\"clientSecretMode\":true},\"didDocument\":"
                        + "{\"publicKey\":[{}],\"authentication\":{}}}",
                "{\"options\":{\"clientSecretMode\":true},\"didDocument\":{\"extension\":{\"recovery\":{}}}}",
                "{\"options\":{\"clientSecretMode\":true,\"subChain\":\"x\"},\"didDocument\":"
                        + "{\"verificationMethod\":[{\"publicKeyMultibase\":\""
                        + key.publicKey().toMultibase() + "\"}]}}",
                "{\"options\":{\"clientSecretMode\":true},\"didDocument\":{\"service\":[{\"id\":\"#a\"}],"
                        + "\"verificationMethod\":[{\"publicKeyMultibase\":\""
                        + key.publicKey().toMultibase() + "\"}]}}")) {
            for (var function : RegistrarFunction.values()) {
                ask(function, body);
                assertThat(status).as("%s %s", function, body).isEqualTo(400);
            }
        }
    }
}
