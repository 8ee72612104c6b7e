package dev.flint.bid.register;

import dev.flint.ledger.Admission;
import dev.flint.ledger.LogLeaf;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateRecord;
import dev.flint.ledger.StateView;
import dev.flint.ledger.merkle.Merkle;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The state as it will probably be when all that is under way has been committed, so that an update can be checked
 * right behind its create. Nothing is admitted by it. Confined to one thread.
 */
final class ExpectedState implements StateView {
    private final LedgerRule rule;
    private final StateView registered;
    private final Map<ByteBuffer, Expected> underWay = new HashMap<>();

    ExpectedState(LedgerRule rule, StateView registered) {
        this.rule = rule;
        this.registered = registered;
    }

    /** What an entry will lead to; found out when somebody asks. */
    private final class Expected {
        private final OperationEntry entry;
        private final long position;
        private final Optional<StateRecord> before;
        private Optional<StateRecord> record = Optional.empty();

        private Expected(OperationEntry entry, long position, Optional<StateRecord> before) {
            this.entry = entry;
            this.position = position;
            this.before = before;
        }

        Optional<StateRecord> record() {
            if (record.isEmpty()) {
                record = admitted().or(() -> before);
            }
            return record;
        }

        private Optional<StateRecord> admitted() {
            ByteBuffer own = keyOf(entry);
            StateView view = key -> ByteBuffer.wrap(key).equals(own) ? before : ExpectedState.this.latest(key);
            var slot = new Slot(
                    position,
                    Merkle.leafHash(LogLeaf.of(entry.bytes())),
                    entry.judgedAt().orElseThrow().toEpochMilli());
            return rule.admit(entry, view, slot) instanceof Admission.Admitted<Refusal> admitted
                    ? Optional.of(stateRecord(admitted))
                    : Optional.empty();
        }

        private StateRecord stateRecord(Admission.Admitted<Refusal> admitted) {
            var change = admitted.changes().get(0);
            return new StateRecord(position, change.validFromMillis(), change.record(), change.answer());
        }
    }

    /** @param position where the entry will probably stand */
    void submitted(OperationEntry entry, long position) {
        byte[] key = BidRule.stateKey(entry.facts().id());
        underWay.put(ByteBuffer.wrap(key), new Expected(entry, position, latest(key)));
    }

    /** From now on, what is registered tells. */
    void answered(OperationEntry entry) {
        underWay.computeIfPresent(keyOf(entry), (key, last) -> last.entry == entry ? null : last);
    }

    @Override
    public Optional<StateRecord> latest(byte[] key) {
        return Optional.ofNullable(underWay.get(ByteBuffer.wrap(key)))
                .map(Expected::record)
                .orElseGet(() -> registered.latest(key));
    }

    private static ByteBuffer keyOf(OperationEntry entry) {
        return ByteBuffer.wrap(BidRule.stateKey(entry.facts().id()));
    }
}
