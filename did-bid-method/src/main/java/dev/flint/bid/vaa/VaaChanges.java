package dev.flint.bid.vaa;

import dev.flint.bid.register.CommittedRecord;
import dev.flint.bid.register.PreparedVersion;
import dev.flint.json.Jcs;
import dev.flint.ledger.Change;
import dev.flint.ledger.Slot;
import dev.flint.ledger.merkle.Merkle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** What an admitted operation changes in the ledger's state. */
final class VaaChanges {
    private final VaaDocument documents;

    /** @param base URI of the resolver without slash at its end */
    VaaChanges(String base) {
        this.documents = new VaaDocument(base);
    }

    /** The version that a record is. */
    PreparedVersion version(VaaRecord record) {
        return documents.version(record);
    }

    /** @param prepared what a registration leads to, if it was built ahead */
    List<Change> of(VaaOperation operation, Optional<PreparedVersion> prepared, VaaJudgement judgement, Slot slot) {
        boolean retires = operation.kind() == VaaOperationKind.RETIRE;
        var before = judgement.before();
        var version = prepared.orElseGet(() -> retires
                ? documents.retired(judgement.next(), before.orElseThrow().position())
                : documents.version(judgement.next()));
        long updated = operation.updated().toEpochMilli();
        byte[] record = CommittedRecord.of(version.beginning(), slot, before, retires, updated);
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(VaaRegistry.stateKey(operation.id()), record, version.answer(), updated));
        var folded = VaaRegistry.folded(operation.id());
        if (operation.kind() == VaaOperationKind.REGISTER && !folded.equals(operation.id())) {
            changes.add(caseTaken(folded, updated));
        }
        return changes;
    }

    /** That the letters of a code are taken, however they are spelt. */
    private static Change caseTaken(VaaId folded, long updated) {
        byte[] record = ("{\"code\":\"" + folded.text() + "\"}").getBytes(StandardCharsets.US_ASCII);
        return new Change(VaaRegistry.caseKey(folded), record, new byte[0], updated);
    }

    /** SHA-256 in hex of what an operation says of its code. */
    static String contentHash(VaaOperation operation) {
        return HexFormat.of()
                .formatHex(Merkle.sha256(Jcs.canonicalize(operation.request().get("record"))));
    }
}
