package dev.flint.bid.register;

import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.document.ProofStatus;
import dev.flint.bid.document.Proofs;
import dev.flint.ledger.Admission;
import dev.flint.ledger.AdmissionRule;
import dev.flint.ledger.Change;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the ledger is about: operations on did:bid identifiers. */
public final class BidRule implements AdmissionRule<BidEntry, Refusal> {
    private static final int HEX_SIGNATURE_CHARS = 128;

    private final BidPolicy policy;
    private final RecordBuilder records;
    private final String derivation;

    public BidRule(BidPolicy policy, DidDocumentMapping mapping) {
        this.policy = policy;
        this.derivation = "did:bid records of version " + RecordCodec.VERSION + " for " + mapping.base();
        this.records = new RecordBuilder(mapping);
    }

    @Override
    public BidEntry read(byte[] entry) {
        var reading = OperationReader.read(entry);
        if (reading instanceof OperationReading.Read read) {
            return BidEntry.anchored(entry, read.operation());
        }
        throw new IllegalStateException("an anchored operation cannot be read any more");
    }

    @Override
    public String derivation() {
        return derivation;
    }

    /** Everything but the signature. */
    Judgement judge(Operation operation, StateView state) {
        return new Judgement(operation, policy, state);
    }

    /** The record that a document with a valid proof leads to; built ahead, off the writer's thread. */
    Optional<byte[]> prepare(Operation operation, ProofStatus proofStatus) {
        return operation
                .document()
                .map(document -> RecordCodec.encode(
                        records.of(document, proofStatus, operation.updated().orElseThrow())));
    }

    @Override
    public Admission<Refusal> admit(BidEntry entry, StateView state, Slot slot) {
        var judgement = judge(entry.operation(), state);
        // What is in the log was allowed by the policy of its day, and is not judged by today's.
        var refusal = entry.signer()
                .flatMap(signer -> judgement
                        .refusalSince(Instant.ofEpochMilli(slot.timeMillis()))
                        .or(() -> stillTheSame(signer, judgement)));
        if (refusal.isPresent()) {
            return new Admission.Refused<>(refusal.get());
        }
        return new Admission.Admitted<>(
                List.of(entry.prepared().orElseGet(() -> change(entry.operation(), judgement, slot))));
    }

    private static Optional<Refusal> stillTheSame(Signer signer, Judgement judgement) {
        return judgement
                        .key(signer.keyId())
                        .filter(key -> BidRecord.Key.of("", key).holdsTheSame(BidRecord.Key.of("", signer.key())))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Refusal.of(RefusalKind.KEY_UNAVAILABLE, "the signer's key has just been replaced"));
    }

    /** Anchored proofs hold; only a hexadecimal one leaves open which of the two forms it is of. */
    private static ProofStatus statusOfAnchored(BidDocument document, Judgement judgement) {
        boolean hexadecimal = document.proof()
                .filter(proof -> proof.signatureValue().length() == HEX_SIGNATURE_CHARS)
                .isPresent();
        return hexadecimal ? Proofs.check(document, judgement::key) : ProofStatus.VALID_A;
    }

    static Change change(Operation operation, byte[] record, Instant updated) {
        return new Change(operation.id().storageKey(), record, updated.toEpochMilli());
    }

    private Change change(Operation operation, Judgement judgement, Slot slot) {
        var record = record(operation, judgement, slot);
        return new Change(
                operation.id().storageKey(),
                RecordCodec.encode(record),
                record.validity().updatedMillis());
    }

    private BidRecord record(Operation operation, Judgement judgement, Slot slot) {
        if (operation.document().isPresent()) {
            var document = operation.document().get();
            return records.of(
                    document,
                    statusOfAnchored(document, judgement),
                    operation.updated().orElseThrow());
        }
        var last = judgement.registered().orElseThrow();
        long earliest = last.record().validity().updatedMillis() + 1;
        Instant updated = operation.updated().orElse(Instant.ofEpochMilli(Math.max(slot.timeMillis(), earliest)));
        return records.tombstone(operation.id(), last.record(), last.position(), updated);
    }
}
