package dev.flint.bid.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.document.ProofStatus;
import dev.flint.bid.document.Proofs;
import dev.flint.ledger.Admission;
import dev.flint.ledger.Change;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateKey;
import dev.flint.ledger.StateRecord;
import dev.flint.ledger.StateView;
import dev.flint.ledger.merkle.Merkle;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What the ledger does with operations on did:bid identifiers. */
public final class BidRule implements OperationRule {
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

    /** All operations that no other rule owns. */
    @Override
    public boolean owns(ObjectNode operation) {
        return true;
    }

    @Override
    public OperationEntry anchored(byte[] bytes, ObjectNode tree) {
        if (OperationReader.read(tree, bytes.length) instanceof OperationReading.Read read) {
            return OperationEntry.anchored(bytes, facts(read.operation()), admitting(read.operation()));
        }
        throw new IllegalStateException("an anchored operation cannot be read any more");
    }

    @Override
    public Checked check(Given given, StateView state, Function<Optional<Instant>, Instant> now) {
        var reading = OperationReader.read(given.tree(), given.bytes().length);
        if (reading instanceof OperationReading.Faulty faulty) {
            return new Refused(Optional.empty(), faulty.refusal());
        }
        var operation = ((OperationReading.Read) reading).operation();
        Judgement judgement;
        try {
            judgement = judge(operation, state);
        } catch (IllegalStateException closed) {
            return refused(operation, Refusal.of(RefusalKind.UNAVAILABLE, "the ledger is closing"));
        }
        var refusal =
                untrustedImport(operation, given.trusted()).or(() -> judgement.refusal(now.apply(operation.updated())));
        return refusal.isPresent() ? refused(operation, refusal.get()) : prove(given.bytes(), operation, judgement);
    }

    private Checked prove(byte[] bytes, Operation operation, Judgement judgement) {
        String creator = operation.proof().orElseThrow().creator();
        Optional<BidPublicKey> key = judgement.key(creator);
        var status = proofStatus(operation, key);
        if (!status.isValid()) {
            return refused(operation, Refusal.ofProof(status));
        }
        var version = prepare(operation, status);
        if (version.isPresent() && !version.get().fits()) {
            return refused(
                    operation, Refusal.of(RefusalKind.INVALID_DOCUMENT, "the answers about it would be too large"));
        }
        var signer = new Signer(creator, key.orElseThrow());
        return new Proved(proved(bytes, operation, signer, version));
    }

    /** One whose proof was checked. */
    OperationEntry proved(byte[] bytes, Operation operation, Signer signer, Optional<PreparedVersion> version) {
        return OperationEntry.proved(bytes, facts(operation), admitting(operation), signer, version);
    }

    private static OperationEntry.Facts facts(Operation operation) {
        var kind = operation.kind();
        return new OperationEntry.Facts(operation.id().canonical(), kind.text(), kind.begins(), operation.updated());
    }

    private OperationEntry.Admitting admitting(Operation operation) {
        return (entry, state, slot) -> admit(operation, entry, state, slot);
    }

    private static Checked refused(Operation operation, Refusal refusal) {
        return new Refused(Optional.of(operation.id().canonical()), refusal);
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
        return stateKey(id.canonical());
    }

    /**
     * The same for an identifier of any method.
     *
     * @param did in its canonical form
     */
    public static byte[] stateKey(String did) {
        return StateKey.of(MAIN_CHAIN, NAMESPACE, did);
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
                document.id().canonical(),
                record.control().authentication(),
                CommittedRecord.hashOf(record.document()),
                Merkle.sha256(document.canonicalOctets()));
        return new PreparedVersion(beginning, RecordCodec.encode(record));
    }

    private Admission<Refusal> admit(Operation operation, OperationEntry entry, StateView state, Slot slot) {
        var judgement = judge(operation, state);
        // What is in the log was allowed by the policy of its day, and is not judged by today's.
        var refusal = entry.signer()
                .flatMap(signer -> judgement
                        .refusalSince(entry.judgedAt().orElse(Instant.ofEpochMilli(slot.timeMillis())))
                        .or(() -> stillTheSame(signer, judgement)));
        if (refusal.isPresent()) {
            return new Admission.Refused<>(refusal.get());
        }
        byte[] key = stateKey(operation.id());
        var place = new Place(key, state.latest(key), slot);
        return new Admission.Admitted<>(List.of(change(operation, entry, judgement, place)));
    }

    /** Where a new version stands: under which key, after which version, in which slot of the log. */
    @SuppressWarnings("ArrayRecordComponent") // lives for one call
    private record Place(byte[] key, Optional<StateRecord> before, Slot slot) {}

    private Change change(Operation operation, OperationEntry entry, Judgement judgement, Place place) {
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
                CommittedRecord.beginningDeactivated(operation.id().canonical()),
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
