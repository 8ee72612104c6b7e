package dev.flint.bid.register;

import dev.flint.bid.BidPublicKey;
import dev.flint.bid.document.ProofStatus;
import dev.flint.bid.document.Proofs;
import dev.flint.ledger.Chain;
import dev.flint.ledger.Submission;
import dev.flint.spi.Registrar;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

/** Checks operations, submits them to the ledger, and says what became of them. */
public final class BidRegistrar implements Registrar {
    private static final int RETRY_AFTER_SECONDS = 1;

    private final Chain<BidEntry, Refusal> chain;
    private final BidRule rule;
    private final InstantSource clock;
    private final Executor proofs;
    private final int waitingMax;
    private final AtomicInteger waiting = new AtomicInteger();

    /**
     * @param proofs where proofs are checked: about 0.1 ms each, so never on an event loop
     * @param waitingMax how many operations may wait for that at once
     */
    public BidRegistrar(
            Chain<BidEntry, Refusal> chain, BidRule rule, InstantSource clock, Executor proofs, int waitingMax) {
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
        var reading = OperationReader.read(bytes);
        if (reading instanceof OperationReading.Faulty faulty) {
            promise.complete(new Registration.Refused(faulty.refusal()));
            return;
        }
        var operation = ((OperationReading.Read) reading).operation();
        Judgement judgement;
        try {
            judgement = rule.judge(operation, chain.reader()::latest);
        } catch (IllegalStateException closed) {
            promise.complete(new Registration.Refused(Refusal.of(RefusalKind.UNAVAILABLE, "the ledger is closing")));
            return;
        }
        var refusal = untrustedImport(operation, trusted).or(() -> judgement.refusal(clock.instant()));
        if (refusal.isPresent()) {
            promise.complete(new Registration.Refused(refusal.get()));
            return;
        }
        String creator = operation.proof().orElseThrow().creator();
        Optional<BidPublicKey> key = judgement.key(creator);
        var status = proofStatus(operation, key);
        if (!status.isValid()) {
            promise.complete(new Registration.Refused(refusal(status)));
            return;
        }
        var version = rule.prepare(operation, status);
        if (version.isPresent() && !version.get().fits()) {
            promise.complete(new Registration.Refused(
                    Refusal.of(RefusalKind.INVALID_DOCUMENT, "the answers about it would be too large")));
            return;
        }
        var entry = BidEntry.proved(bytes, operation, new Signer(creator, key.orElseThrow()), version);
        Future.fromCompletionStage(chain.submit(entry))
                .map(submission -> registration(operation, submission))
                .onComplete(promise);
    }

    private static Future<Registration> refused(Refusal refusal) {
        return Future.succeededFuture(new Registration.Refused(refusal));
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

    private static Registration registration(Operation operation, Submission<Refusal> submission) {
        if (submission instanceof Submission.Committed<Refusal> committed) {
            return new Registration.Anchored(operation.kind(), operation.id(), committed.receipt());
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
