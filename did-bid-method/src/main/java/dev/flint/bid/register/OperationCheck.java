package dev.flint.bid.register;

import dev.flint.bid.BidPublicKey;
import dev.flint.bid.document.ProofStatus;
import dev.flint.bid.document.Proofs;
import dev.flint.ledger.Chain;
import dev.flint.ledger.StateView;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** All that is asked of an operation before it goes to the ledger's writer: the dear signature last. Any thread. */
final class OperationCheck {
    private final Chain<BidEntry, Refusal> chain;
    private final BidRule rule;

    OperationCheck(Chain<BidEntry, Refusal> chain, BidRule rule) {
        this.chain = chain;
        this.rule = rule;
    }

    /** What came of it. */
    sealed interface Checked permits Proved, Refused {}

    /** Ready to be submitted. */
    record Proved(BidEntry entry) implements Checked {}

    /**
     * Not to be.
     *
     * @param operation empty when it could not even be read
     */
    record Refused(Optional<Operation> operation, Refusal refusal) implements Checked {}

    /**
     * Checks an operation by what is registered now.
     *
     * @param trusted whether it is the operator's own, imports included
     * @param now by which its time is judged
     */
    Checked check(byte[] bytes, boolean trusted, Function<Operation, Instant> now) {
        return check(bytes, trusted, now, key -> chain.reader().latest(key));
    }

    /** The same, by another state. */
    Checked check(byte[] bytes, boolean trusted, Function<Operation, Instant> now, StateView state) {
        var reading = OperationReader.read(bytes);
        if (reading instanceof OperationReading.Faulty faulty) {
            return new Refused(Optional.empty(), faulty.refusal());
        }
        var operation = ((OperationReading.Read) reading).operation();
        Judgement judgement;
        try {
            judgement = rule.judge(operation, state);
        } catch (IllegalStateException closed) {
            return refused(operation, Refusal.of(RefusalKind.UNAVAILABLE, "the ledger is closing"));
        }
        var refusal = untrustedImport(operation, trusted).or(() -> judgement.refusal(now.apply(operation)));
        return refusal.isPresent() ? refused(operation, refusal.get()) : prove(bytes, operation, judgement);
    }

    private Checked prove(byte[] bytes, Operation operation, Judgement judgement) {
        String creator = operation.proof().orElseThrow().creator();
        Optional<BidPublicKey> key = judgement.key(creator);
        var status = proofStatus(operation, key);
        if (!status.isValid()) {
            return refused(operation, refusal(status));
        }
        var version = rule.prepare(operation, status);
        if (version.isPresent() && !version.get().fits()) {
            return refused(
                    operation, Refusal.of(RefusalKind.INVALID_DOCUMENT, "the answers about it would be too large"));
        }
        var signer = new Signer(creator, key.orElseThrow());
        return new Proved(BidEntry.proved(bytes, operation, signer, version));
    }

    private static Checked refused(Operation operation, Refusal refusal) {
        return new Refused(Optional.of(operation), refusal);
    }

    private static ProofStatus proofStatus(Operation operation, Optional<BidPublicKey> key) {
        return operation
                .document()
                .map(document -> Proofs.check(document, keyId -> key))
                .orElseGet(() -> Proofs.checkObject(operation.request(), keyId -> key));
    }

    private static Optional<Refusal> untrustedImport(Operation operation, boolean trusted) {
        return operation.kind() == OperationKind.IMPORT && !trusted
                ? Optional.of(Refusal.of(RefusalKind.MALFORMED_OPERATION, "imports are the operator's"))
                : Optional.empty();
    }

    private static Refusal refusal(ProofStatus status) {
        return switch (status) {
            case ABSENT -> Refusal.of(RefusalKind.PROOF_MISSING, "an operation is signed");
            case KEY_UNAVAILABLE ->
                Refusal.of(
                        RefusalKind.KEY_UNAVAILABLE, "the key of the proof's creator is not registered or not usable");
            case INVALID, VALID_A, VALID_B ->
                Refusal.of(RefusalKind.PROOF_INVALID, "the signature does not hold in any of the known forms");
        };
    }
}
