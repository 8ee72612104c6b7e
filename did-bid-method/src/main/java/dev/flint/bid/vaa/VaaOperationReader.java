package dev.flint.bid.vaa;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bid.document.DocumentFault;
import dev.flint.bid.document.DocumentFault.Kind;
import dev.flint.bid.document.KeyIds;
import dev.flint.bid.document.UtcTime;
import dev.flint.bid.register.Demands;
import dev.flint.bid.register.Refusal;
import dev.flint.vaa.VaaCode;
import dev.flint.vaa.VaaParse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads operations on codes and nodes; one instance per operation, all faults at once. */
final class VaaOperationReader {
    /** The member by which such an operation is known. */
    static final String CODE = "code";

    private static final Set<String> MEMBERS =
            Set.of("operation", CODE, "controller", "record", "updated", "chainId", "ledgerSeq", "proof");
    private static final int TEXT_CHARS_MAX = 1_024;

    private final List<DocumentFault> faults = new ArrayList<>();
    private final ObjectNode request;
    private final Fields fields;

    private VaaOperationReader(ObjectNode request) {
        this.request = request;
        this.fields = new Fields(request, "", faults);
    }

    /** What came of it. */
    sealed interface OperationReading {
        record Read(VaaOperation operation) implements OperationReading {}

        record Faulty(Refusal refusal) implements OperationReading {}
    }

    static OperationReading read(ObjectNode request) {
        return new VaaOperationReader(request).read();
    }

    private OperationReading read() {
        fields.allow(MEMBERS);
        var kind = fields.requiredText("operation", TEXT_CHARS_MAX).flatMap(VaaOperationKind::of);
        if (kind.isEmpty()) {
            fields.fault(Kind.MISSING, "operation", "one of register, update, transfer, retire");
        }
        var id = fields.requiredText(CODE, TEXT_CHARS_MAX).flatMap(this::id);
        var controller = controller(kind);
        var content = id.flatMap(about -> content(kind, about.level()));
        var updated = updated();
        var ledgerSeq = fields.number("ledgerSeq", 0, Long.MAX_VALUE);
        var demands = new Demands(fields.text("chainId", TEXT_CHARS_MAX), ledgerSeq);
        var signer = fields.object("proof").flatMap(this::creator);
        if (!faults.isEmpty()) {
            return new OperationReading.Faulty(Refusal.malformed(faults));
        }
        return new OperationReading.Read(new VaaOperation(
                kind.orElseThrow(),
                id.orElseThrow(),
                controller,
                content,
                updated.orElseThrow(),
                demands,
                signer,
                request));
    }

    private Optional<VaaId> id(String text) {
        var id = VaaId.parse(text);
        if (id.isEmpty() && VaaCode.parse(text) instanceof VaaParse.Rejected rejected) {
            fields.fault(Kind.NOT_A_CODE, CODE, rejected.error() + " at index " + rejected.index());
        }
        return id;
    }

    private Optional<Bid> controller(Optional<VaaOperationKind> kind) {
        boolean transfers = kind.isPresent() && kind.get() == VaaOperationKind.TRANSFER;
        boolean takesOne = transfers || (kind.isPresent() && kind.get() == VaaOperationKind.REGISTER);
        if (fields.has("controller") && kind.isPresent() && !takesOne) {
            fields.fault(Kind.LENIENT_FORM, "controller", "who has it changes by transfer only");
        }
        var text = transfers
                ? fields.requiredText("controller", TEXT_CHARS_MAX)
                : fields.text("controller", TEXT_CHARS_MAX);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        if (Bid.parse(text.get()) instanceof BidParse.Parsed parsed) {
            return Optional.of(parsed.bid());
        }
        fields.fault(Kind.NOT_A_BID, "controller", "not a BID");
        return Optional.empty();
    }

    private Optional<VaaContent> content(Optional<VaaOperationKind> kind, VaaId.Level level) {
        boolean has = kind.isPresent() && kind.get().hasRecord();
        if (kind.isPresent() && has != fields.has("record")) {
            fields.fault(has ? Kind.MISSING : Kind.LENIENT_FORM, "record", "register and update have one, others not");
        }
        return fields.object("record").flatMap(record -> ContentReader.read(record, level));
    }

    private Optional<Instant> updated() {
        var text = fields.requiredText("updated", TEXT_CHARS_MAX);
        var time = text.flatMap(UtcTime::parse).filter(instant -> !instant.isBefore(Instant.EPOCH));
        if (text.isPresent() && time.isEmpty()) {
            fields.fault(Kind.NOT_A_TIME, "updated", "not a time in UTC as 2026-01-01T00:00:00Z");
        }
        return time;
    }

    private Optional<String> creator(Fields proof) {
        var creator = proof.requiredText("creator", TEXT_CHARS_MAX);
        var keyId = creator.flatMap(KeyIds::canonical);
        proof.requiredText("signatureValue", TEXT_CHARS_MAX);
        if (creator.isPresent() && keyId.isEmpty()) {
            proof.fault(Kind.NOT_A_KEY_ID, "creator", "not a BID with a fragment");
        }
        return keyId;
    }
}
