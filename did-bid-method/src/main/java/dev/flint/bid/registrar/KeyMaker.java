package dev.flint.bid.registrar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.registrar.Draft.Drafting;
import java.security.SecureRandom;
import java.util.List;

/**
 * Signs for clients that do not: makes their keys and hands them out, or takes them back for one request. Nothing of
 * them is kept. The interface calls it internal secret mode.
 */
final class KeyMaker {
    private final DraftWriter drafts;
    private final SecureRandom random;

    KeyMaker(DraftWriter drafts, SecureRandom random) {
        this.drafts = drafts;
        this.random = random;
    }

    /** What came of looking for a key. */
    sealed interface Signing {
        /**
         * A draft, and the key to sign it with.
         *
         * @param shown keys to be handed out
         */
        record Signable(Draft draft, BidPrivateKey key, List<ObjectNode> shown) implements Signing {}

        record Refused(Fault fault) implements Signing {}
    }

    Signing keyFor(RegistrarFunction function, RegistrarRequest request) {
        if (request.isTrue("storeSecrets")) {
            return new Signing.Refused(Fault.options("keys are handed out, and never stored"));
        }
        return function == RegistrarFunction.CREATE ? create(request) : withGivenKey(function, request);
    }

    private Signing create(RegistrarRequest request) {
        var type = KeyType.ofLabel(request.option("keyType").orElse(KeyType.ED25519.label()))
                .filter(known -> known != KeyType.SECP256K1);
        if (type.isEmpty() || !request.options().path("returnSecrets").asBoolean(true)) {
            return new Signing.Refused(Fault.options("keyType is Ed25519 or SM2, and returnSecrets true:"
                    + " nobody could ever change the document otherwise"));
        }
        if (request.document().has("verificationMethod") || DocumentDraft.isNative(request.document())) {
            return new Signing.Refused(
                    Fault.options("a document with keys is signed by its keys: set clientSecretMode"));
        }
        var key = BidPrivateKey.generate(type.get(), random);
        var recovery = BidPrivateKey.generate(type.get(), random);
        List<JsonNode> methods = List.of(method("#key-1", key), method("#key-2", recovery));
        var withRecovery = request.with("recoveryKeyId", "#key-2");
        var drafting = drafts.write(RegistrarFunction.CREATE, withRecovery, methods);
        if (!(drafting instanceof Drafting.Drafted drafted)) {
            return new Signing.Refused(((Drafting.Faulty) drafting).fault());
        }
        var draft = drafted.draft();
        String did = draft.id().canonical();
        var shown = List.of(
                Secrets.shown(draft.id(), did + "#key-1", key), Secrets.shown(draft.id(), did + "#key-2", recovery));
        return new Signing.Signable(draft, key, shown);
    }

    private static ObjectNode method(String id, BidPrivateKey key) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", id)
                .put("publicKeyMultibase", key.publicKey().toMultibase());
    }

    private Signing withGivenKey(RegistrarFunction function, RegistrarRequest request) {
        var drafting = drafts.write(function, request, List.of());
        if (!(drafting instanceof Drafting.Drafted drafted)) {
            return new Signing.Refused(((Drafting.Faulty) drafting).fault());
        }
        var draft = drafted.draft();
        var key = Secrets.key(request.secret(), draft.kid());
        return key.isPresent()
                ? new Signing.Signable(draft, key.get(), List.of())
                : new Signing.Refused(
                        Fault.options("secret.verificationMethod has to have secretKeyMultibase of " + draft.kid()));
    }
}
