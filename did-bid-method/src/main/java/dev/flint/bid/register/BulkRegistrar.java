package dev.flint.bid.register;

import dev.flint.ledger.Chain;
import dev.flint.ledger.LogLeaf;
import dev.flint.ledger.StateRecord;
import dev.flint.ledger.StateView;
import dev.flint.ledger.Submission;
import dev.flint.ledger.merkle.Merkle;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.function.Consumer;

/**
 * Registers operations one after the other, as they come, and many at once: proofs are checked side by side, entries
 * submitted in the operations' order, so that the same operations always make the same log. At the operator's word:
 * imports are taken, and an operation may be as old as it likes. Confined to one thread.
 */
public final class BulkRegistrar {
    private static final int HISTORY_MAX = 1_000;

    private final Chain<OperationEntry, Refusal> chain;
    private final LedgerRule rule;
    private final InstantSource clock;
    private final ExecutorService proofs;
    private final int window;
    private final Deque<Waiting> checking = new ArrayDeque<>();
    private final Deque<Submitted> submitted = new ArrayDeque<>();
    private final ExpectedState expected;
    private long nextPosition;

    /** What became of an operation. */
    public sealed interface Outcome {
        /** Durable and visible now. */
        record Anchored(long position) implements Outcome {}

        /** This very operation is in the log already. */
        record AlreadyThere(long position) implements Outcome {}

        /** Left no trace. */
        record Refused(Refusal refusal) implements Outcome {}
    }

    @SuppressWarnings("ArrayRecordComponent") // lives in this class
    private record Waiting(byte[] bytes, CompletableFuture<OperationRule.Checked> checked, Consumer<Outcome> told) {}

    @SuppressWarnings("ArrayRecordComponent") // lives in this class
    private record Submitted(
            OperationEntry entry, CompletableFuture<Submission<Refusal>> answer, Consumer<Outcome> told) {}

    /**
     * A registrar for many.
     *
     * @param proofs where proofs are checked
     * @param window how many operations may be under way; at most what the chain's queue holds
     */
    public BulkRegistrar(
            Chain<OperationEntry, Refusal> chain,
            LedgerRule rule,
            InstantSource clock,
            ExecutorService proofs,
            int window) {
        this.chain = chain;
        this.rule = rule;
        this.expected = new ExpectedState(rule, key -> chain.reader().latest(key));
        this.nextPosition = chain.head().size();
        this.clock = clock;
        this.proofs = proofs;
        this.window = window;
    }

    /**
     * Takes an operation; may wait for earlier ones.
     *
     * @param told hears what became of it, on the thread that calls this class, in the operations' order
     */
    public void take(byte[] operation, Consumer<Outcome> told) {
        checking.add(new Waiting(operation, CompletableFuture.supplyAsync(() -> check(operation), proofs), told));
        while (checking.size() >= window
                || (!checking.isEmpty() && checking.element().checked.isDone())) {
            submitNext();
        }
        while (submitted.size() >= window
                || (!submitted.isEmpty() && submitted.element().answer.isDone())) {
            tellNext();
        }
    }

    /** Waits for all that is under way. */
    public void finish() {
        while (!checking.isEmpty()) {
            submitNext();
        }
        settle();
    }

    private void settle() {
        while (!submitted.isEmpty()) {
            tellNext();
        }
    }

    private OperationRule.Checked check(byte[] operation) {
        return check(operation, key -> chain.reader().latest(key));
    }

    private OperationRule.Checked check(byte[] operation, StateView state) {
        return rule.check(operation, true, state, this::time);
    }

    /** It may be as old as it likes, but not of the future. */
    private Instant time(Optional<Instant> updated) {
        Instant now = clock.instant();
        return updated.filter(time -> time.isBefore(now)).orElse(now);
    }

    private void submitNext() {
        Waiting next = checking.remove();
        var checked = next.checked.join();
        if (isAboutState(checked)) {
            checked = check(next.bytes, expected);
        }
        if (isAboutState(checked) && !submitted.isEmpty()) {
            settle();
            checked = check(next.bytes);
        }
        if (checked instanceof OperationRule.Proved proved) {
            var entry = proved.entry().judgedAt(time(proved.entry().facts().updated()));
            expected.submitted(entry, nextPosition++);
            submitted.add(new Submitted(entry, chain.submit(entry), next.told));
        } else if (checked instanceof OperationRule.Refused refused) {
            settle();
            next.told.accept(outcome(next.bytes, refused.id(), refused.refusal()));
        }
    }

    /**
     * Whether it might be another answer when its turn comes. Whoever passed is judged by the writer again, whoever
     * was refused is not.
     */
    private static boolean isAboutState(OperationRule.Checked checked) {
        return checked instanceof OperationRule.Refused refused && refused.id().isPresent();
    }

    private void tellNext() {
        Submitted next = submitted.remove();
        var answer = next.answer.join();
        expected.answered(next.entry);
        if (answer instanceof Submission.Committed<Refusal> committed) {
            next.told.accept(new Outcome.Anchored(committed.receipt().position()));
        } else {
            nextPosition--;
            var registration = (Registration.Refused) LedgerRegistrar.registration(next.entry, answer);
            next.told.accept(
                    outcome(next.entry.bytes(), Optional.of(next.entry.facts().id()), registration.refusal()));
        }
    }

    private Outcome outcome(byte[] bytes, Optional<String> id, Refusal refusal) {
        return id.flatMap(about -> positionOf(bytes, about))
                .<Outcome>map(Outcome.AlreadyThere::new)
                .orElseGet(() -> new Outcome.Refused(refusal));
    }

    /** Where this operation stands among the versions of its identifier. */
    private Optional<Long> positionOf(byte[] bytes, String id) {
        byte[] key = BidRule.stateKey(id);
        String txId = "\"txId\":\"" + HexFormat.of().formatHex(Merkle.leafHash(LogLeaf.of(bytes))) + '"';
        var reader = chain.reader();
        Optional<StateRecord> latest = reader.latest(key).filter(record -> holds(record, txId));
        return latest.or(() -> reader.history(key, HISTORY_MAX).stream()
                        .filter(record -> holds(record, txId))
                        .findFirst())
                .map(StateRecord::position);
    }

    private static boolean holds(StateRecord record, String txId) {
        return new String(record.record(), StandardCharsets.UTF_8).contains(txId);
    }
}
