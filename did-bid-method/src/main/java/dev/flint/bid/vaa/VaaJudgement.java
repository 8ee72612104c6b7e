package dev.flint.bid.vaa;

import dev.flint.bid.Bid;
import dev.flint.bid.document.KeyIds;
import dev.flint.bid.register.BidPolicy;
import dev.flint.bid.register.Demands;
import dev.flint.bid.register.Refusal;
import dev.flint.bid.register.RefusalKind;
import dev.flint.bid.register.RegisteredKeys;
import dev.flint.ledger.StateRecord;
import dev.flint.ledger.StateView;
import dev.flint.vaa.Profile;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;

/** Whether one operation is allowed, by what is registered at one moment; nothing here looks at a signature. */
final class VaaJudgement {
    private final VaaOperation operation;
    private final BidPolicy policy;
    private final Optional<Bid> agency;
    private final StateView state;
    private final Optional<StateRecord> before;
    private final Optional<VaaRecord> registered;
    private final Optional<VaaRecord> above;

    VaaJudgement(VaaOperation operation, BidPolicy policy, Optional<Bid> agency, StateView state) {
        this.operation = operation;
        this.policy = policy;
        this.agency = agency;
        this.state = state;
        this.before = state.latest(VaaRegistry.stateKey(operation.id()));
        this.registered = before.map(found -> VaaRecordCodec.decode(found.answer()));
        this.above = operation
                .id()
                .above()
                .flatMap(node -> state.latest(VaaRegistry.stateKey(node)))
                .map(found -> VaaRecordCodec.decode(found.answer()));
    }

    /** What forbids the operation, the cheap questions first. */
    Optional<Refusal> refusal(Instant now) {
        return operation
                .demands()
                .onChain(policy)
                .or(this::history)
                .or(() -> registered.flatMap(record -> Demands.newer(operation.updated(), record.updatedMillis())))
                .or(() -> Demands.near(now, operation.updated(), policy.maxSkew()))
                .or(this::issue)
                .or(this::serialForm)
                .or(this::controller)
                .or(this::signer);
    }

    private Optional<Refusal> history() {
        if (registered.isEmpty()) {
            return operation.kind() == VaaOperationKind.REGISTER
                    ? Optional.empty()
                    : refused(RefusalKind.NOT_FOUND, "register it first");
        }
        if (registered.get().retired()) {
            return refused(RefusalKind.DEACTIVATED, "a code is never used again");
        }
        return operation.kind() == VaaOperationKind.REGISTER
                ? refused(RefusalKind.ALREADY_REGISTERED, "update it instead")
                : operation.demands().after(before.orElseThrow().position());
    }

    /** Only what the node above may issue can begin. */
    private Optional<Refusal> issue() {
        if (operation.kind() != VaaOperationKind.REGISTER) {
            return Optional.empty();
        }
        if (operation.id().isZero()) {
            return refused(RefusalKind.NOT_MINTABLE, "what has only zeros is a placeholder");
        }
        if (operation.id().above().isEmpty()) {
            return agency.isPresent()
                    ? Optional.empty()
                    : refused(RefusalKind.NOT_ISSUED, "no agency is named: see vaa.agency in the configuration");
        }
        return above.filter(node -> !node.retired()).isEmpty()
                ? refused(RefusalKind.NOT_ISSUED, "the node above is not registered, or is retired")
                : minted();
    }

    private Optional<Refusal> minted() {
        if (operation.id().code().isEmpty()) {
            return Optional.empty();
        }
        var code = operation.id().code().get();
        var form = above.orElseThrow().content().serials();
        if (form.isEmpty()) {
            return refused(RefusalKind.NOT_MINTABLE, "the enterprise has not said how its serial numbers are formed");
        }
        if (!form.get().isFormOf(code)) {
            return refused(
                    RefusalKind.NOT_MINTABLE,
                    "serial numbers of the enterprise have " + form.get().length() + " characters, "
                            + (form.get().profile() == Profile.STRICT ? "A-Z and 0-9" : "those of 15N"));
        }
        return hasTwin(form.get().profile())
                ? refused(RefusalKind.ALREADY_REGISTERED, "a code is registered that differs in case only")
                : Optional.empty();
    }

    /** Readers of some carriers cannot tell cases apart: there is at most one code of the same letters. */
    private boolean hasTwin(Profile profile) {
        var folded = VaaRegistry.folded(operation.id());
        if (!folded.equals(operation.id())
                && state.latest(VaaRegistry.stateKey(folded)).isPresent()) {
            return true;
        }
        return profile == Profile.EXTENDED
                && state.latest(VaaRegistry.caseKey(folded)).isPresent();
    }

    /** Prefixes would be possible if it changed. */
    private Optional<Refusal> serialForm() {
        var known = registered.flatMap(record -> record.content().serials());
        return operation.kind() == VaaOperationKind.UPDATE
                        && known.isPresent()
                        && !operation.content().flatMap(VaaContent::serials).equals(known)
                ? refused(RefusalKind.SERIALS_FIXED, "codes have been minted by it")
                : Optional.empty();
    }

    private Optional<Refusal> controller() {
        return operation.controller().isPresent()
                        && !RegisteredKeys.has(state, operation.controller().get())
                ? refused(RefusalKind.CONTROLLER_UNKNOWN, "its document is not on this ledger, or deactivated")
                : Optional.empty();
    }

    private Optional<Refusal> signer() {
        if (operation.signerKeyId().isEmpty()) {
            return refused(RefusalKind.PROOF_MISSING, "an operation is signed");
        }
        String keyId = operation.signerKeyId().get();
        return holders().anyMatch(holder -> RegisteredKeys.mayAct(state, holder, keyId))
                ? Optional.empty()
                : refused(
                        RefusalKind.SIGNER_NOT_AUTHORIZED, "the proof's creator is no key of the one who may do this");
    }

    private Stream<Bid> holders() {
        var issuer = operation.id().above().isEmpty() ? agency : above.map(VaaRecord::controller);
        var own = registered.map(VaaRecord::controller);
        return switch (operation.kind()) {
            case REGISTER -> issuer.stream();
            case UPDATE, TRANSFER -> own.stream();
            case RETIRE -> Stream.concat(own.stream(), issuer.stream());
        };
    }

    /** The record that the operation leads to; of an anchored one, whoever judged it. */
    VaaRecord next() {
        long updated = operation.updated().toEpochMilli();
        if (operation.kind() == VaaOperationKind.REGISTER) {
            var controller = operation
                    .controller()
                    .orElseGet(() ->
                            KeyIds.bidOf(operation.signerKeyId().orElseThrow()).orElseThrow());
            return new VaaRecord(
                    operation.id(),
                    false,
                    controller,
                    operation.content().orElseThrow(),
                    VaaChanges.contentHash(operation),
                    updated,
                    updated);
        }
        var last = registered.orElseThrow();
        boolean says = operation.content().isPresent();
        return new VaaRecord(
                operation.id(),
                operation.kind() == VaaOperationKind.RETIRE,
                operation.controller().orElse(last.controller()),
                operation.content().orElse(last.content()),
                says ? VaaChanges.contentHash(operation) : last.contentHash(),
                last.createdMillis(),
                updated);
    }

    Optional<StateRecord> before() {
        return before;
    }

    private static Optional<Refusal> refused(RefusalKind kind, String detail) {
        return Optional.of(Refusal.of(kind, detail));
    }
}
