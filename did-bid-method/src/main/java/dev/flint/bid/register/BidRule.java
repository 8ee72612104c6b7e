package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.document.ProofStatus;
import dev.flint.bid.document.Proofs;
import dev.flint.ledger.Admission;
import dev.flint.ledger.AdmissionRule;
import dev.flint.ledger.Change;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateKey;
import dev.flint.ledger.StateRecord;
import dev.flint.ledger.StateView;
import dev.flint.ledger.merkle.Merkle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What the ledger is about: operations on did:bid identifiers. */
public final class BidRule implements AdmissionRule<BidEntry, Refusal> {
    private static final int HEX_SIGNATURE_CHARS = 128;
    /** Code of the chain that all identifiers are on so far. */
    static final String MAIN_CHAIN = "";
    /** Where identifiers stand in the state. */
    static final String NAMESPACE = "id";

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

    /** Under which key the ledger keeps what belongs to an identifier. */
    static byte[] stateKey(Bid id) {
        return StateKey.of(MAIN_CHAIN, NAMESPACE, id.canonical());
    }

    /** The version that a document with a valid proof leads to; built ahead, off the writer's thread. */
    Optional<PreparedVersion> prepare(Operation operation, ProofStatus proofStatus) {
        return operation
                .document()
                .map(document ->
                        version(document, proofStatus, operation.updated().orElseThrow()));
    }

    private PreparedVersion version(BidDocument document, ProofStatus proofStatus, Instant updated) {
        var record = records.of(document, proofStatus, updated);
        byte[] beginning = CommittedRecord.beginning(
                document.id(),
                record.control().authentication(),
                RecordBuilder.hashWithoutContext(record.document()),
                Merkle.sha256(document.canonicalOctets()));
        return new PreparedVersion(beginning, RecordCodec.encode(record));
    }

    @Override
    public Admission<Refusal> admit(BidEntry entry, StateView state, Slot slot) {
        var judgement = judge(entry.operation(), state);
        // What is in the log was allowed by the policy of its day, and is not judged by today's.
        var refusal = entry.signer()
                .flatMap(signer -> judgement
                        .refusalSince(entry.judgedAt().orElse(Instant.ofEpochMilli(slot.timeMillis())))
                        .or(() -> stillTheSame(signer, judgement)));
        if (refusal.isPresent()) {
            return new Admission.Refused<>(refusal.get());
        }
        byte[] key = stateKey(entry.operation().id());
        return new Admission.Admitted<>(List.of(change(entry, judgement, new Place(key, state.latest(key), slot))));
    }

    /** Where a new version stands: under which key, after which version, in which slot of the log. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one call
    private record Place(byte[] key, Optional<StateRecord> before, Slot slot) {}

    private Change change(BidEntry entry, Judgement judgement, Place place) {
        var operation = entry.operation();
        if (operation.document().isEmpty()) {
            return tombstone(operation, judgement, place);
        }
        var document = operation.document().get();
        long updated = operation.updated().orElseThrow().toEpochMilli();
        var version = entry.prepared()
                .orElseGet(() -> version(
                        document,
                        statusOfAnchored(document, judgement),
                        operation.updated().orElseThrow()));
        byte[] record = CommittedRecord.of(version.beginning(), place.slot(), place.before(), false, updated);
        return new Change(place.key(), record, version.answer(), updated);
    }

    private Change tombstone(Operation operation, Judgement judgement, Place place) {
        var last = judgement.registered().orElseThrow();
        long earliest = last.record().validity().updatedMillis() + 1;
        var updated = operation
                .updated()
                .orElse(Instant.ofEpochMilli(Math.max(place.slot().timeMillis(), earliest)));
        var answer = records.tombstone(operation.id(), last.record(), last.position(), updated);
        byte[] record = CommittedRecord.of(
                CommittedRecord.beginningDeactivated(operation.id()),
                place.slot(),
                place.before(),
                true,
                // The block's time is none of the log's entries: without a signer's time, the earliest that it can be.
                operation.updated().map(Instant::toEpochMilli).orElse(earliest));
        return new Change(place.key(), record, RecordCodec.encode(answer), updated.toEpochMilli());
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
}
