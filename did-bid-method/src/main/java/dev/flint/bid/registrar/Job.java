package dev.flint.bid.registrar;

import dev.flint.bid.register.Registration;
import dev.flint.bid.registrar.Draft.Drafting;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Function;

/** A registration under way. Any thread. */
final class Job {
    private final String id;
    private final RegistrarFunction function;
    private final long expiresMillis;
    private Optional<RegistrarRequest> withoutKey;
    private Optional<Draft> draft;
    private Optional<Future<Registration>> outcome = Optional.empty();

    private Job(
            String id,
            RegistrarFunction function,
            long expiresMillis,
            Optional<RegistrarRequest> withoutKey,
            Optional<Draft> draft) {
        this.id = id;
        this.function = function;
        this.expiresMillis = expiresMillis;
        this.withoutKey = withoutKey;
        this.draft = draft;
    }

    static Job withoutKey(String id, RegistrarFunction function, long expiresMillis, RegistrarRequest request) {
        return new Job(id, function, expiresMillis, Optional.of(request), Optional.empty());
    }

    static Job ofDraft(String id, RegistrarFunction function, long expiresMillis, Draft draft) {
        return new Job(id, function, expiresMillis, Optional.empty(), Optional.of(draft));
    }

    String id() {
        return id;
    }

    boolean is(RegistrarFunction other) {
        return function == other;
    }

    boolean isOver(long nowMillis) {
        return nowMillis >= expiresMillis;
    }

    /** What the first request wanted, if it did not say for which key. */
    synchronized Optional<RegistrarRequest> waitingForKey() {
        return withoutKey;
    }

    /** What is to be signed; the first draft stays, so that who asks twice signs the same. */
    synchronized Draft drafted(Drafting.Drafted drafted) {
        var first = draft.orElse(drafted.draft());
        draft = Optional.of(first);
        withoutKey = Optional.empty();
        return first;
    }

    synchronized Draft draft() {
        return draft.orElseThrow(() -> new IllegalStateException("asked while the key is not known"));
    }

    /** What became of it; empty as long as it was not submitted. */
    synchronized Optional<Future<Registration>> outcome() {
        return outcome;
    }

    /** Submits it, once: who sends the same again hears the same. */
    synchronized Future<Registration> submit(Function<Draft, Future<Registration>> submission) {
        if (outcome.isEmpty()) {
            outcome = Optional.of(submission.apply(draft()));
        }
        return outcome.get();
    }

    /** The ledger would not have it now: it may be submitted again. */
    synchronized void postpone() {
        outcome = Optional.empty();
    }
}
