package dev.flint.bid.vaa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.document.Proofs;
import dev.flint.bid.register.BidPolicy;
import dev.flint.bid.register.OperationEntry;
import dev.flint.bid.register.OperationRule;
import dev.flint.bid.register.PreparedVersion;
import dev.flint.bid.register.Refusal;
import dev.flint.bid.register.RefusalKind;
import dev.flint.bid.register.RegisteredKeys;
import dev.flint.bid.register.Signer;
import dev.flint.ledger.Admission;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateView;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** What the ledger does with operations on VAA codes and on the nodes above them. */
public final class VaaRule implements OperationRule {
    private final BidPolicy policy;
    private final Optional<Bid> agency;
    private final String base;
    private final VaaChanges changes;

    /**
     * @param agency who registers top-tier nodes; without one there are none
     * @param base URI of the resolver without slash at its end
     */
    public VaaRule(BidPolicy policy, Optional<Bid> agency, String base) {
        this.policy = policy;
        this.agency = agency;
        this.base = base;
        this.changes = new VaaChanges(base);
    }

    @Override
    public boolean owns(ObjectNode operation) {
        return operation.has(VaaOperationReader.CODE);
    }

    @Override
    public String derivation() {
        return "VAA records of version " + VaaRecordCodec.VERSION + " for " + base;
    }

    @Override
    public OperationEntry anchored(byte[] bytes, ObjectNode tree) {
        if (VaaOperationReader.read(tree) instanceof VaaOperationReader.OperationReading.Read read) {
            return OperationEntry.anchored(bytes, facts(read.operation()), admitting(read.operation()));
        }
        throw new IllegalStateException("an anchored operation cannot be read any more");
    }

    @Override
    public Checked check(Given given, StateView state, Function<Optional<Instant>, Instant> now) {
        var reading = VaaOperationReader.read(given.tree());
        if (reading instanceof VaaOperationReader.OperationReading.Faulty faulty) {
            return new Refused(Optional.empty(), faulty.refusal());
        }
        var operation = ((VaaOperationReader.OperationReading.Read) reading).operation();
        VaaJudgement judgement;
        try {
            judgement = new VaaJudgement(operation, policy, agency, state);
        } catch (IllegalStateException closed) {
            return refused(operation, Refusal.of(RefusalKind.UNAVAILABLE, "the ledger is closing"));
        }
        var refusal = judgement.refusal(now.apply(Optional.of(operation.updated())));
        return refusal.isPresent()
                ? refused(operation, refusal.get())
                : prove(given.bytes(), operation, judgement, state);
    }

    private Checked prove(byte[] bytes, VaaOperation operation, VaaJudgement judgement, StateView state) {
        String keyId = operation.signerKeyId().orElseThrow();
        var key = RegisteredKeys.find(state, keyId);
        var status = Proofs.checkObject(operation.request(), id -> key);
        if (!status.isValid()) {
            return refused(operation, Refusal.ofProof(status));
        }
        // What follows upon another version is built when that is certain.
        var ahead = operation.kind() == VaaOperationKind.REGISTER
                ? Optional.of(changes.version(judgement.next()))
                : Optional.<PreparedVersion>empty();
        var signer = new Signer(keyId, key.orElseThrow());
        return new Proved(OperationEntry.proved(bytes, facts(operation), admitting(operation), signer, ahead));
    }

    private static OperationEntry.Facts facts(VaaOperation operation) {
        return new OperationEntry.Facts(
                operation.id().did(),
                operation.kind().text(),
                operation.kind() == VaaOperationKind.REGISTER,
                Optional.of(operation.updated()));
    }

    private OperationEntry.Admitting admitting(VaaOperation operation) {
        return (entry, state, slot) -> admit(operation, entry, state, slot);
    }

    private static Checked refused(VaaOperation operation, Refusal refusal) {
        return new Refused(Optional.of(operation.id().did()), refusal);
    }

    private Admission<Refusal> admit(VaaOperation operation, OperationEntry entry, StateView state, Slot slot) {
        var judgement = new VaaJudgement(operation, policy, agency, state);
        // What is in the log was allowed by the policy of its day, and is not judged by today's.
        var refusal = entry.signer()
                .flatMap(signer -> judgement
                        .refusal(entry.judgedAt().orElse(Instant.ofEpochMilli(slot.timeMillis())))
                        .or(() -> stillTheSame(signer, state)));
        return refusal.isPresent()
                ? new Admission.Refused<>(refusal.get())
                : new Admission.Admitted<>(changes.of(operation, entry.prepared(), judgement, slot));
    }

    private static Optional<Refusal> stillTheSame(Signer signer, StateView state) {
        return RegisteredKeys.find(state, signer.keyId())
                        .filter(key -> key.equals(signer.key()))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalKind.KEY_UNAVAILABLE, "the signer's key has just been replaced"));
    }
}
