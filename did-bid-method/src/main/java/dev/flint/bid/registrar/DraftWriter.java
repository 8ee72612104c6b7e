package dev.flint.bid.registrar;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidParse;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DocumentReading;
import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import dev.flint.bid.register.RegisteredDocuments;
import dev.flint.bid.registrar.Draft.Drafting;
import dev.flint.id.SubChainCode;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Writes the operations that requests amount to. */
final class DraftWriter {
    private final RegisteredDocuments registered;
    private final InstantSource clock;
    private final String chainId;

    /** @param chainId origin of the ledger for which the operations are meant */
    DraftWriter(RegisteredDocuments registered, InstantSource clock, String chainId) {
        this.registered = registered;
        this.clock = clock;
        this.chainId = chainId;
    }

    /** @param methods verification methods given apart from the document */
    Drafting write(RegistrarFunction function, RegistrarRequest request, List<JsonNode> methods) {
        if (function == RegistrarFunction.CREATE) {
            return create(request, methods);
        }
        if (request.did().isEmpty()) {
            return faulty(Fault.did("did is missing"));
        }
        if (!(Bid.parse(request.did().get()) instanceof BidParse.Parsed parsed)) {
            return faulty(Fault.did("did is no BID"));
        }
        var known = registered.find(parsed.bid());
        if (known.isEmpty()) {
            return faulty(Fault.notFound());
        }
        if (known.get().document().isEmpty()) {
            return faulty(new Fault(
                    410,
                    "/problems/deactivated",
                    "deactivated",
                    "The identifier is deactivated for ever",
                    "it was deactivated"));
        }
        var document = known.get().document().get();
        return switch (function) {
            case UPDATE -> update(request, document);
            case DEACTIVATE -> deactivate(request, document);
            case EXECUTE -> execute(request, document);
            case CREATE -> throw new IllegalStateException("written above");
        };
    }

    private Drafting create(RegistrarRequest request, List<JsonNode> methods) {
        var given = request.document();
        var key = methods.isEmpty() ? firstKey(given) : PublicKeys.of(methods.get(0));
        if (key.isEmpty()) {
            boolean none = methods.isEmpty()
                    && given.path("verificationMethod").isEmpty()
                    && given.path("publicKey").isEmpty();
            return none
                    ? new Drafting.KeyWanted()
                    : faulty(Fault.document("the key that authenticates is none that did:bid knows"));
        }
        if (key.get().type() == KeyType.SECP256K1) {
            return faulty(Fault.document("BID defines no signatures with secp256k1"));
        }
        String code =
                request.option("subChain").or(() -> request.option("network")).orElse("");
        var chain = code.isEmpty() ? Optional.of(SubChainCode.MAIN) : SubChainCode.parse(code);
        if (chain.isEmpty()) {
            return faulty(Fault.options("subChain is four characters of a-z and 0-9"));
        }
        String wished = request.did().orElse(given.path("id").asText(""));
        if (wished.isEmpty()) {
            return create(Bid.derive(chain.get(), key.get(), BidEncoding.BASE58), request, methods);
        }
        return Bid.parse(wished) instanceof BidParse.Parsed parsed
                ? create(parsed.bid(), request, methods)
                : faulty(Fault.did("the DID wished for is no BID"));
    }

    private Drafting create(Bid id, RegistrarRequest request, List<JsonNode> methods) {
        var given = request.document();
        boolean isNative = DocumentDraft.isNative(given);
        var draft = isNative ? DocumentDraft.of(id, given) : DocumentDraft.empty(id);
        for (var method : methods) {
            var fault = draft.addKey(method);
            if (fault.isPresent()) {
                return faulty(Fault.document(fault.get()));
            }
        }
        var fault = isNative ? Optional.<String>empty() : draft.set(given);
        draft.authenticateByFirstKey();
        request.option("recoveryKeyId")
                .ifPresent(keyId -> draft.recoverBy(keyId.startsWith("#") ? id.canonical() + keyId : keyId));
        String time = time();
        draft.tree().put("id", id.canonical()).put("created", time).put("updated", time);
        return fault.isPresent()
                ? faulty(Fault.document(fault.get()))
                : checked(OperationKind.CREATE, draft.tree(), Optional.empty(), request);
    }

    private Drafting update(RegistrarRequest request, BidDocument document) {
        if (request.changes().isEmpty()) {
            return faulty(Fault.options("didDocument is missing"));
        }
        var draft = DocumentDraft.of(document.id(), document.original());
        for (var change : request.changes()) {
            var fault = Optional.<String>empty();
            switch (change.operation()) {
                case "setDidDocument" -> {
                    if (DocumentDraft.isNative(change.document())) {
                        draft = DocumentDraft.of(document.id(), change.document());
                    } else {
                        fault = draft.set(change.document());
                    }
                }
                case "addToDidDocument" -> fault = draft.add(change.document());
                case "removeFromDidDocument" -> draft.remove(change.document());
                default -> {
                    return faulty(Fault.options(
                            "didDocumentOperation is one of setDidDocument, addToDidDocument, removeFromDidDocument"));
                }
            }
            if (fault.isPresent()) {
                return faulty(Fault.document(fault.get()));
            }
        }
        draft.tree().put("updated", time());
        return checked(
                OperationKind.UPDATE,
                draft.tree(),
                Optional.of(new Signers(document, document.authentication())),
                request);
    }

    private Drafting execute(RegistrarRequest request, BidDocument document) {
        if (request.changes().size() != 1
                || !request.changes().get(0).operation().equals("recovery")) {
            return faulty(Fault.options("operation is \"recovery\", operationData the new document"));
        }
        var given = request.document();
        boolean isNative = DocumentDraft.isNative(given);
        var draft = isNative ? DocumentDraft.of(document.id(), given) : DocumentDraft.empty(document.id());
        var fault = isNative ? Optional.<String>empty() : draft.set(given);
        draft.authenticateByFirstKey();
        draft.tree().put("updated", time());
        document.created().ifPresent(created -> draft.tree().put("created", created.toString()));
        return fault.isPresent()
                ? faulty(Fault.document(fault.get()))
                : checked(
                        OperationKind.RECOVERY,
                        draft.tree(),
                        Optional.of(new Signers(document, document.recovery())),
                        request);
    }

    private Drafting deactivate(RegistrarRequest request, BidDocument document) {
        var ids = document.recovery().isEmpty() ? document.authentication() : document.recovery();
        var unsigned = OperationDraft.deletion(document.id(), clock.instant()).put("chainId", chainId);
        return signed(OperationKind.DELETE, document.id(), unsigned, new Signers(document, ids), request);
    }

    /**
     * Whose key has to sign.
     *
     * @param document that holds the keys
     * @param ids of those that may, the first being asked if nothing else is said
     */
    private record Signers(BidDocument document, List<String> ids) {}

    /** @param signers empty if the document's own keys sign */
    private Drafting checked(OperationKind kind, ObjectNode tree, Optional<Signers> signers, RegistrarRequest request) {
        var reading = BidDocument.of(tree.deepCopy());
        if (reading instanceof DocumentReading.Faulty faulty) {
            return faulty(Fault.document(faulty.faults().stream()
                    .map(fault -> fault.pointer() + ": " + fault.message())
                    .collect(Collectors.joining("; "))));
        }
        var document = ((DocumentReading.Read) reading).document();
        return signed(
                kind, document.id(), tree, signers.orElse(new Signers(document, document.authentication())), request);
    }

    private Drafting signed(
            OperationKind kind, Bid id, ObjectNode unsigned, Signers signers, RegistrarRequest request) {
        String kid = request.option("kid")
                .orElse(signers.ids().isEmpty() ? "" : signers.ids().get(0));
        var key = signers.document().key(kid).filter(signer -> signer.type() != KeyType.SECP256K1);
        return key.isPresent()
                ? new Drafting.Drafted(
                        new Draft(kind, id, unsigned, kid, key.get().type(), chainId))
                : faulty(
                        Fault.options("the document has no key of this id that may sign; say which by the option kid"));
    }

    /** The key that a document would be derived from. */
    private static Optional<BidPublicKey> firstKey(ObjectNode document) {
        var first = document.path("authentication").path(0);
        if (first.isObject()) {
            return PublicKeys.of(first);
        }
        String id = first.asText("");
        String list = document.has("publicKey") ? "publicKey" : "verificationMethod";
        for (var method : document.path(list)) {
            if (id.isEmpty() || method.path("id").asText("").equals(id)) {
                return PublicKeys.of(method);
            }
        }
        return Optional.empty();
    }

    private String time() {
        return clock.instant().truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static Drafting faulty(Fault fault) {
        return new Drafting.Faulty(fault);
    }
}
