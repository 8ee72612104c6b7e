package dev.flint.bid.registrar;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.bid.register.LedgerRegistrar;
import dev.flint.bid.register.RefusalKind;
import dev.flint.bid.register.Registration;
import dev.flint.bid.registrar.Draft.Drafting;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Registers in the way of the DIF's interface: the registrar writes what is to be signed, whoever holds the key signs
 * it, and the registrar has it anchored. Any thread; reads documents, so no event loop.
 *
 * @see <a href="https://identity.foundation/did-registration/">DIF DID Registration</a>
 */
public final class DidRegistrar {
    private static final String METHOD = "bid";

    private final LedgerRegistrar ledger;
    private final DraftWriter drafts;
    private final Results results;
    private final Jobs jobs;
    private final Optional<KeyMaker> keys;

    /** @param makesKeys whether it signs for clients that keep no keys, or refuses them */
    public DidRegistrar(RegistrarSettings settings, LedgerRegistrar ledger, boolean makesKeys) {
        this.ledger = ledger;
        this.drafts = new DraftWriter(settings.registered(), settings.clock(), settings.chainId());
        this.results = new Results(settings.mapping());
        this.jobs = new Jobs(settings.clock(), settings.random(), settings.jobsMax());
        this.keys = makesKeys ? Optional.of(new KeyMaker(drafts, settings.random())) : Optional.empty();
    }

    /**
     * Answers a request. A failed future is broken machinery.
     *
     * @param parameters of the query; {@code method} is the only one that counts
     */
    public Future<RegistrarAnswer> answer(RegistrarFunction function, Map<String, String> parameters, byte[] body) {
        if (!parameters.getOrDefault("method", METHOD).equals(METHOD)) {
            return failed(Fault.method("registered here is did:bid"));
        }
        var reading = RegistrarRequest.read(function, body);
        if (reading instanceof RegistrarRequest.Reading.Malformed malformed) {
            return failed(malformed.fault());
        }
        var request = ((RegistrarRequest.Reading.Read) reading).request();
        return request.jobId().isPresent() ? proceed(function, request) : begin(function, request);
    }

    private Future<RegistrarAnswer> begin(RegistrarFunction function, RegistrarRequest request) {
        if (!request.isTrue("clientSecretMode")) {
            return keys.isPresent()
                    ? submit(keys.get().keyFor(function, request))
                    : failed(Fault.options("no keys are kept here: set clientSecretMode, and sign what is asked for"));
        }
        var methods = function == RegistrarFunction.CREATE ? Secrets.methods(request.secret()) : List.<JsonNode>of();
        var drafting = drafts.write(function, request, methods);
        if (drafting instanceof Drafting.Faulty faulty) {
            return failed(faulty.fault());
        }
        if (drafting instanceof Drafting.Drafted drafted) {
            var job = jobs.add(Job.ofDraft(jobs.newId(), function, jobs.expiryMillis(), drafted.draft()));
            return Future.succeededFuture(JobState.signatureWanted(job.id(), drafted.draft()));
        }
        var job = jobs.add(Job.withoutKey(jobs.newId(), function, jobs.expiryMillis(), request));
        return Future.succeededFuture(JobState.keyWanted(job.id()));
    }

    private Future<RegistrarAnswer> proceed(RegistrarFunction function, RegistrarRequest request) {
        var known = jobs.find(request.jobId().orElseThrow()).filter(job -> job.is(function));
        if (known.isEmpty()) {
            return failed(Fault.options("there is no such job; after ten minutes it is forgotten"));
        }
        var job = known.get();
        if (job.outcome().isPresent()) {
            return told(job, job.outcome().get());
        }
        var first = job.waitingForKey();
        if (first.isPresent()) {
            return keyGiven(job, first.get(), request);
        }
        if (!Secrets.hasSignature(request.secret())) {
            return Future.succeededFuture(JobState.signatureWanted(job.id(), job.draft()));
        }
        var signature = Secrets.signature(request.secret(), job.draft());
        return signature.isPresent()
                ? told(job, job.submit(draft -> ledger.register(draft.signed(signature.get()))))
                : failed(Fault.options("secret.signingResponse is no signature in base64 by the key asked for"));
    }

    private Future<RegistrarAnswer> keyGiven(Job job, RegistrarRequest first, RegistrarRequest request) {
        var drafting = drafts.write(RegistrarFunction.CREATE, first, Secrets.methods(request.secret()));
        if (drafting instanceof Drafting.Faulty faulty) {
            return failed(faulty.fault());
        }
        return Future.succeededFuture(
                drafting instanceof Drafting.Drafted drafted
                        ? JobState.signatureWanted(job.id(), job.drafted(drafted))
                        : JobState.keyWanted(job.id()));
    }

    private Future<RegistrarAnswer> told(Job job, Future<Registration> outcome) {
        return outcome.map(registration -> {
            if (registration instanceof Registration.Refused refused && isPassing(refused)) {
                job.postpone();
                return JobState.wait(job.id(), refused.refusal().detail());
            }
            return results.of(job.draft(), registration, List.of());
        });
    }

    private static boolean isPassing(Registration.Refused refused) {
        var kind = refused.refusal().kind();
        return kind == RefusalKind.BUSY || kind == RefusalKind.UNAVAILABLE;
    }

    private Future<RegistrarAnswer> submit(KeyMaker.Signing signing) {
        if (signing instanceof KeyMaker.Signing.Signable signable) {
            var draft = signable.draft();
            return ledger.register(draft.signed(signable.key().sign(draft.message())))
                    .map(registration -> results.of(draft, registration, signable.shown()));
        }
        return failed(((KeyMaker.Signing.Refused) signing).fault());
    }

    private static Future<RegistrarAnswer> failed(Fault fault) {
        return Future.succeededFuture(JobState.failed(fault));
    }
}
