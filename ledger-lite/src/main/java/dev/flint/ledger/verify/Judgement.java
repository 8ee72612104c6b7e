package dev.flint.ledger.verify;

import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointParse;
import dev.flint.ledger.note.NoteParse;
import dev.flint.ledger.note.PolicyVerdict;
import dev.flint.ledger.note.SignedNote;
import dev.flint.ledger.verify.Bundle.Kind;
import dev.flint.ledger.verify.Bundle.Operation;
import dev.flint.ledger.verify.Bundle.Said;
import dev.flint.ledger.verify.Verdict.Rejected;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The judgement of one bundle: one question after the other, each relying on the answers before it. */
final class Judgement {
    private static final long FUTURE_MILLIS_MAX = 60_000;
    private static final long MILLIS = 1_000;

    private final Bundle bundle;
    private final Expectations expected;
    private final Optional<String> document;
    private final boolean isCheckpoint;
    private final Checkpoint checkpoint;
    private final PolicyVerdict signatures;
    private final Optional<Header> header;
    /** The records of the bundle, newest first. */
    private final List<KeyRecord> records = new ArrayList<>();

    Judgement(Bundle bundle, Expectations expected, Optional<String> document) {
        this.bundle = bundle;
        this.expected = expected;
        this.document = document;
        this.header = Header.parse(bundle.header().header());
        Optional<SignedNote> note = SignedNote.parse(bundle.header().checkpoint()) instanceof NoteParse.Parsed parsed
                ? Optional.of(parsed.note())
                : Optional.empty();
        Optional<Checkpoint> head = note.flatMap(Judgement::checkpoint);
        this.isCheckpoint = head.isPresent();
        this.checkpoint = head.orElse(new Checkpoint("none", 0, new byte[Bundle.HASH]));
        this.signatures = note.map(signed -> expected.policy().judge(signed, checkpoint))
                .orElse(new PolicyVerdict.Satisfied("none", List.of()));
    }

    private static Optional<Checkpoint> checkpoint(SignedNote note) {
        return Checkpoint.parse(note.text()) instanceof CheckpointParse.Parsed parsed
                ? Optional.of(parsed.checkpoint())
                : Optional.empty();
    }

    Verdict verdict() {
        Optional<Rejected> rejected = signed().or(this::headerInLog)
                .or(this::subject)
                .or(this::state)
                .or(this::recordIsOfSubject)
                .or(this::history)
                .or(this::operations)
                .or(this::fresh)
                .or(this::sameDocument);
        return rejected.isPresent() ? rejected.get() : verified();
    }

    private Optional<Rejected> signed() {
        if (!isCheckpoint) {
            return refuse(Refusal.CHECKPOINT, "not a signed checkpoint");
        }
        if (signatures instanceof PolicyVerdict.Refused refused) {
            Refusal kind = switch (refused.reason()) {
                case SIGNATURE -> Refusal.SIGNATURE;
                case LOG -> Refusal.LOG;
                case ORIGIN -> Refusal.ORIGIN;
                case QUORUM -> Refusal.QUORUM;
            };
            return refuse(kind, refused.who());
        }
        return Optional.empty();
    }

    private Optional<Rejected> headerInLog() {
        long index = bundle.header().index();
        if (header.isEmpty() || header.get().height() != index) {
            return refuse(Refusal.HEADER, "no block header of height " + index);
        }
        byte[] leaf = Merkle.leafHash(bundle.header().header());
        return Trees.isInLog(leaf, index, checkpoint.size(), bundle.header().path(), checkpoint.root())
                ? Optional.empty()
                : refuse(Refusal.HEADER_PROOF, "header " + index + " is not in the log of " + checkpoint.size());
    }

    private Optional<Rejected> subject() {
        Optional<String> id = bundle.said().map(said -> said.subject().id());
        if (bundle.said().isPresent() && !bundle.said().get().subject().chain().equals(block().chain())) {
            return refuse(Refusal.CHAIN, "header of chain '" + block().chain() + "'");
        }
        return expected.id().isEmpty() || expected.id().equals(id)
                ? Optional.empty()
                : refuse(Refusal.SUBJECT, "about " + id.orElse("an operation"));
    }

    private Optional<Rejected> state() {
        if (bundle.said().isEmpty()) {
            return Optional.empty();
        }
        Said said = bundle.said().get();
        byte[] key = Trees.key(said.subject());
        int depth = said.way().siblings().size();
        byte[] end = switch (said.way().kind()) {
            case INCLUSION -> Trees.leaf(key, Trees.value(said.record().orElse("")));
            case OTHER_LEAF -> Trees.leaf(said.way().otherKey(), said.way().otherValue());
            case EMPTY -> new byte[Bundle.HASH];
        };
        boolean onTheWay = said.way().kind() != Kind.OTHER_LEAF
                || (!Arrays.equals(key, said.way().otherKey())
                        && Trees.agree(key, said.way().otherKey(), depth));
        return onTheWay && Arrays.equals(Trees.stateRoot(key, said.way().siblings(), end), block().stateRoot())
                ? Optional.empty()
                : refuse(Refusal.STATE_PROOF, "the state of block " + block().height() + " does not say so");
    }

    private Optional<Rejected> recordIsOfSubject() {
        if (bundle.said().isEmpty() || bundle.said().get().record().isEmpty()) {
            return Optional.empty();
        }
        Optional<KeyRecord> record =
                KeyRecord.parse(bundle.said().get().record().get());
        if (record.isEmpty() || record.get().position() >= block().txSize()) {
            return refuse(Refusal.RECORD, "not a record of this block");
        }
        records.add(record.get());
        return record.get().id().equals(bundle.said().get().subject().id())
                ? Optional.empty()
                : refuse(Refusal.RECORD, "about " + record.get().id());
    }

    private Optional<Rejected> history() {
        for (String older : bundle.said().map(Said::history).orElse(List.of())) {
            KeyRecord newer = records.get(records.size() - 1);
            Optional<KeyRecord> record = KeyRecord.parse(older);
            boolean follows = newer.prev().equals(Optional.of(Hex.sha256(older)))
                    && record.isPresent()
                    && record.get().id().equals(newer.id())
                    && record.get().seq() == newer.seq() - 1
                    && record.get().position() < newer.position();
            if (!follows) {
                return refuse(Refusal.HISTORY, "version " + (newer.seq() - 1) + " does not come before");
            }
            records.add(record.get());
        }
        return Optional.empty();
    }

    private Optional<Rejected> operations() {
        Set<Long> seen = new HashSet<>();
        for (Operation operation : bundle.operations()) {
            byte[] leaf = Merkle.leafHash(operation.leaf());
            String txId = Hex.of(leaf);
            boolean known = bundle.said().isEmpty()
                    || records.stream()
                            .anyMatch(record -> record.position() == operation.position()
                                    && record.txId().equals(txId));
            boolean logged =
                    Trees.isInLog(leaf, operation.position(), block().txSize(), operation.path(), block().txRoot());
            if (!known || !logged || !seen.add(operation.position())) {
                return refuse(Refusal.TRANSACTION, "operation " + operation.position());
            }
        }
        return Optional.empty();
    }

    private Optional<Rejected> fresh() {
        long newest = block().timeMillis();
        for (PolicyVerdict.Cosignature cosignature : cosignatures()) {
            boolean fits = cosignature.seconds() <= Long.MAX_VALUE / MILLIS;
            newest = Math.max(newest, fits ? cosignature.seconds() * MILLIS : Long.MAX_VALUE);
        }
        long age = expected.nowMillis() - newest; // both are not negative
        if (age < -FUTURE_MILLIS_MAX) {
            return refuse(Refusal.FUTURE, "signed " + -age + " ms from now");
        }
        if (age > expected.maxAgeSeconds() * MILLIS) {
            return refuse(Refusal.STALE, "signed " + age + " ms ago");
        }
        return checkpoint.size() < expected.sizeSeen()
                ? refuse(Refusal.OLDER_THAN_SEEN, "size " + checkpoint.size() + ", seen " + expected.sizeSeen())
                : Optional.empty();
    }

    private Optional<Rejected> sameDocument() {
        Optional<String> named = shown().flatMap(KeyRecord::did);
        boolean same = Stream.of(document, expected.documentHash())
                .flatMap(Optional::stream)
                .allMatch(hash -> named.equals(Optional.of(hash)));
        return same ? Optional.empty() : refuse(Refusal.DOCUMENT, "not the document that the record names");
    }

    /** The version that the answer is about: records are shown from the newest down to it. */
    private Optional<KeyRecord> shown() {
        return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
    }

    private boolean hasDocument() {
        return document.isPresent() || expected.documentHash().isPresent();
    }

    private Verdict verified() {
        return new Verdict.Verified(
                claim(),
                block().chain(),
                block().height(),
                block().timeMillis(),
                block().height() == checkpoint.size() - 1,
                checkpoint.origin(),
                checkpoint.size(),
                cosignatures().stream()
                        .map(PolicyVerdict.Cosignature::name)
                        .distinct()
                        .toList());
    }

    private Verdict.Claim claim() {
        if (bundle.said().isEmpty()) {
            Operation operation = bundle.operations().get(0);
            return new Verdict.Logged(operation.position(), Hex.of(Merkle.leafHash(operation.leaf())));
        }
        Said said = bundle.said().get();
        return said.record().isEmpty()
                ? new Verdict.NeverRegistered(
                        said.subject().namespace(), said.subject().id())
                : new Verdict.Registered(
                        said.subject().namespace(),
                        said.subject().id(),
                        said.record().get(),
                        records.get(0).active(),
                        said.history().size(),
                        bundle.operations().size(),
                        hasDocument() ? shown().orElseThrow().seq() : 0);
    }

    private List<PolicyVerdict.Cosignature> cosignatures() {
        return signatures instanceof PolicyVerdict.Satisfied satisfied ? satisfied.cosignatures() : List.of();
    }

    /** The header; asked for only after it was found to be one. */
    private Header block() {
        return header.orElseThrow();
    }

    private static Optional<Rejected> refuse(Refusal kind, String text) {
        return Optional.of(Rejected.of(kind, text));
    }
}
