package dev.flint.bid.register;

import dev.flint.ledger.Chain;
import dev.flint.ledger.Submission;
import dev.flint.spi.Registrar;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks operations, submits them to the ledger, and says what became of them. */
public final class LedgerRegistrar implements Registrar {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Chain<OperationEntry, Refusal> chain;
    private final LedgerRule rule;
    private final InstantSource clock;
    private final Executor proofs;
    private final int waitingMax;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param proofs where proofs are checked: about 0.1 ms each, so never on an event loop
     * @param waitingMax how many operations may wait for that at once
     */
    public LedgerRegistrar(
            Chain<OperationEntry, Refusal> chain,
            LedgerRule rule,
            InstantSource clock,
            Executor proofs,
            int waitingMax) {
        this.chain = chain;
        this.rule = rule;
        this.clock = clock;
        this.proofs = proofs;
        this.waitingMax = waitingMax;
    }

    @Override
    public Future<Receipt> submit(Buffer operation) {
        return register(operation.getBytes(), false).map(ReceiptBody::of);
    }

    /** The same, for those who say in their own way what became of it. */
    public Future<Registration> register(byte[] operation) {
        return register(operation, false);
    }

    /** Registers an operation of any kind, imports included: for the operator's own use. */
    public Future<Registration> registerTrusted(byte[] operation) {
        return register(operation, true);
    }

    private Future<Registration> register(byte[] bytes, boolean trusted) {
        if (waiting.incrementAndGet() > waitingMax) {
            waiting.decrementAndGet();
            return refused(Refusal.of(RefusalKind.BUSY, waitingMax + " operations are waiting for their proofs"));
        }
        Promise<Registration> promise = Promise.promise();
        try {
            proofs.execute(() -> {
                waiting.decrementAndGet();
                try {
                    check(bytes, trusted, promise);
                } catch (RuntimeException e) {
                    promise.fail(e);
                }
            });
        } catch (RejectedExecutionException e) {
            waiting.decrementAndGet();
            return refused(Refusal.of(RefusalKind.BUSY, "proofs are not being checked at the moment"));
        }
        return promise.future();
    }

    private void check(byte[] bytes, boolean trusted, Promise<Registration> promise) {
        var checked = rule.check(bytes, trusted, key -> chain.reader().latest(key), updated -> now(updated, trusted));
        if (checked instanceof OperationRule.Refused refused) {
            promise.complete(new Registration.Refused(refused.refusal()));
        } else if (checked instanceof OperationRule.Proved proved) {
            var entry =
                    trusted ? proved.entry().judgedAt(now(proved.entry().facts().updated(), true)) : proved.entry();
            Future.fromCompletionStage(chain.submit(entry))
                    .map(submission -> registration(entry, submission))
                    .onComplete(promise);
        }
    }

    /** What is trusted may be as old as it likes, but not of the future. */
    private Instant now(Optional<Instant> updated, boolean trusted) {
        Instant now = clock.instant();
        return updated.filter(time -> trusted && time.isBefore(now)).orElse(now);
    }

    private static Future<Registration> refused(Refusal refusal) {
        return Future.succeededFuture(new Registration.Refused(refusal));
    }

    static Registration registration(OperationEntry entry, Submission<Refusal> submission) {
        if (submission instanceof Submission.Committed<Refusal> committed) {
            return new Registration.Anchored(entry.facts(), committed.receipt());
        }
        if (submission instanceof Submission.Refused<Refusal> refused) {
            return new Registration.Refused(refused.reason());
        }
        if (submission instanceof Submission.Unavailable<Refusal> unavailable) {
            return new Registration.Refused(Refusal.of(RefusalKind.UNAVAILABLE, unavailable.reason()));
        }
        return new Registration.Refused(Refusal.of(RefusalKind.BUSY, "the ledger's queue is full"));
    }

    static int retryAfterSeconds(RefusalKind kind) {
        return kind == RefusalKind.BUSY || kind == RefusalKind.UNAVAILABLE ? RETRY_AFTER_SECONDS : 0;
    }
}
