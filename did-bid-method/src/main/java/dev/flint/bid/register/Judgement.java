package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyBinding;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.KeyIds;
import dev.flint.bid.document.ProofStatus;
import dev.flint.bid.document.Proofs;
import dev.flint.id.SubChainCode;
import dev.flint.ledger.StateView;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether one operation is allowed, by what is registered at one moment. Nothing here looks at a signature of the
 * signer: that is dear, and comes last.
 */
final class Judgement {
    private final Operation operation;
    private final BidPolicy policy;
    private final StateView state;
    private final Optional<Registered> registered;

    /** A version and where it stands. */
    record Registered(BidRecord record, long position) {}

    Judgement(Operation operation, BidPolicy policy, StateView state) {
        this.operation = operation;
        this.policy = policy;
        this.state = state;
        this.registered = find(operation.id());
    }

    Optional<Registered> registered() {
        return registered;
    }

    /** What forbids the operation, the cheap questions first. */
    Optional<Refusal> refusal(Instant now) {
        return envelope()
                .or(this::history)
                .or(() -> time(now))
                .or(() -> operation.document().flatMap(this::version))
                .or(this::signer);
    }

    /**
     * What has come to forbid an operation that was allowed a moment ago. What only depends on the operation itself is
     * not asked again: the writer calls this for every entry.
     */
    Optional<Refusal> refusalSince(Instant now) {
        return history()
                .or(() -> time(now))
                .or(() -> operation.kind().begins()
                        ? Optional.empty()
                        : operation.document().flatMap(this::version))
                .or(this::signer);
    }

    private Optional<Refusal> version(BidDocument document) {
        if (operation.kind().begins()) {
            return firstVersion(document);
        }
        return operation.kind() == OperationKind.UPDATE ? laterVersion(document) : Optional.empty();
    }

    /** The key that a key id names: the document's own, or that of another registered document. */
    Optional<BidPublicKey> key(String keyId) {
        var bid = KeyIds.bidOf(keyId);
        if (bid.isEmpty()) {
            return Optional.empty();
        }
        boolean own = bid.get().equals(operation.id());
        if (own && operation.kind().begins()) {
            return operation.document().flatMap(document -> document.key(keyId));
        }
        return own
                ? registered
                        .flatMap(found -> found.record().control().key(keyId))
                        .map(BidRecord.Key::toPublicKey)
                : RegisteredKeys.find(state, keyId);
    }

    private Optional<Refusal> envelope() {
        if (!policy.takes(operation.id())) {
            return refused(RefusalKind.BECH32_OFF, "see bid.bech32 in the configuration");
        }
        if (operation.document().isPresent() && !operation.document().get().id().equals(operation.id())) {
            return refused(RefusalKind.ID_MISMATCH, "the id of the operation is not the id of its document");
        }
        return operation.demands().onChain(policy);
    }

    private Optional<Refusal> history() {
        if (registered.isEmpty()) {
            return operation.kind().begins() ? Optional.empty() : refused(RefusalKind.NOT_FOUND, "create it first");
        }
        if (registered.get().record().deactivated()) {
            return refused(RefusalKind.DEACTIVATED, "an identifier is never used again");
        }
        if (operation.kind().begins()) {
            return refused(RefusalKind.ALREADY_REGISTERED, "update it instead");
        }
        return operation.demands().after(registered.get().position());
    }

    private Optional<Refusal> time(Instant now) {
        if (operation.updated().isEmpty()) {
            return operation.kind() == OperationKind.DELETE
                    ? Optional.empty()
                    : refused(RefusalKind.UPDATED_OUT_OF_RANGE, "the document has no time of update");
        }
        var updated = operation.updated().get();
        return registered
                .flatMap(found ->
                        Demands.newer(updated, found.record().validity().updatedMillis()))
                .or(() -> operation.kind() == OperationKind.IMPORT
                        ? imported(now, updated)
                        : Demands.near(now, updated, policy.maxSkew()));
    }

    /** What comes from elsewhere may be old, but neither from the future nor from before all ledgers. */
    private Optional<Refusal> imported(Instant now, Instant updated) {
        return updated.isBefore(Instant.EPOCH)
                ? refused(RefusalKind.UPDATED_OUT_OF_RANGE, "updated must not be before 1970")
                : updated.isBefore(now) ? Optional.empty() : Demands.near(now, updated, policy.maxSkew());
    }

    /** A first version must show that its identifier belongs to it. */
    private Optional<Refusal> firstVersion(BidDocument document) {
        if (operation.id().isSubChainDocument()) {
            return firstOfSubChain(document);
        }
        if (document.keys().isEmpty()) {
            boolean foreign = document.authentication().stream().noneMatch(this::isOwn);
            return foreign
                    ? Optional.empty()
                    : refused(RefusalKind.NOT_SELF_CERTIFIED, "a document without keys is controlled by others");
        }
        return document.selfCertification() == KeyBinding.NONE
                ? refused(RefusalKind.NOT_SELF_CERTIFIED, "the identifier derives from none of the keys")
                : Optional.empty();
    }

    /**
     * The delegation has to be over the whole keys: their ids bind it to this sub-chain, while the bare octets would
     * delegate every other one, too. And only keys that it covers may control the document.
     */
    private Optional<Refusal> firstOfSubChain(BidDocument document) {
        if (Proofs.checkDelegation(document, this::operatorKey) != ProofStatus.VALID_A) {
            return refused(RefusalKind.OPERATOR_KEY_REQUIRED, "delegateSign must be an operator's, over publicKey");
        }
        boolean own = Stream.concat(document.authentication().stream(), document.recovery().stream())
                .allMatch(keyId -> isOwn(keyId) && document.key(keyId).isPresent());
        return own
                ? Optional.empty()
                : refused(RefusalKind.OPERATOR_KEY_REQUIRED, "only keys that an operator has delegated may control it");
    }

    private boolean isOwn(String keyId) {
        return KeyIds.bidOf(keyId).equals(Optional.of(operation.id()));
    }

    /** An update leaves alone who controls the document, else a stolen key could lock out its owner for good. */
    private Optional<Refusal> laterVersion(BidDocument document) {
        var control = registered.orElseThrow().record().control();
        if (!new HashSet<>(control.authentication()).equals(new HashSet<>(document.authentication()))) {
            return refused(RefusalKind.KEYS_CHANGED, "authentication must stay the same");
        }
        if (!control.recovery().isEmpty()
                && !new HashSet<>(control.recovery()).equals(new HashSet<>(document.recovery()))) {
            return refused(RefusalKind.KEYS_CHANGED, "recovery, once set, must stay the same");
        }
        for (var key : control.keys()) {
            boolean controls = control.authentication().contains(key.id())
                    || control.recovery().contains(key.id());
            if (controls
                    && document.key(key.id())
                            .filter(now -> BidRecord.Key.of(key.id(), now).holdsTheSame(key))
                            .isEmpty()) {
                return refused(RefusalKind.KEYS_CHANGED, "a controlling key must stay the same");
            }
        }
        return Optional.empty();
    }

    private Optional<Refusal> signer() {
        if (operation.proof().isEmpty()) {
            return refused(RefusalKind.PROOF_MISSING, "an operation is signed");
        }
        return signers().contains(operation.proof().get().creator())
                ? Optional.empty()
                : refused(
                        RefusalKind.SIGNER_NOT_AUTHORIZED, "the proof's creator is none of the keys that may do this");
    }

    private List<String> signers() {
        if (operation.kind().begins()) {
            return operation.document().orElseThrow().authentication();
        }
        var control = registered.orElseThrow().record().control();
        return switch (operation.kind()) {
            case CREATE, IMPORT, UPDATE -> control.authentication();
            case RECOVERY -> control.recovery();
            case DELETE ->
                control.recovery().isEmpty() && policy.deactivateByAuthentication()
                        ? control.authentication()
                        : control.recovery();
        };
    }

    private Optional<BidPublicKey> operatorKey(String keyId) {
        var bid = KeyIds.bidOf(keyId);
        return policy.operatorKeys().stream()
                .filter(key -> bid.equals(Optional.of(Bid.derive(SubChainCode.MAIN, key, BidEncoding.BASE58))))
                .findFirst();
    }

    private Optional<Registered> find(Bid id) {
        return state.latest(BidRule.stateKey(id))
                .map(found -> new Registered(RecordCodec.decode(found.answer()), found.position()));
    }

    private static Optional<Refusal> refused(RefusalKind kind, String detail) {
        return Optional.of(Refusal.of(kind, detail));
    }
}
