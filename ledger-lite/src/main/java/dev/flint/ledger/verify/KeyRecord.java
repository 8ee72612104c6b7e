package dev.flint.ledger.verify;

import java.util.Map;
import java.util.Optional;

/**
 * What a verifier reads of the record of one key. Members it does not know are left alone: records grow.
 *
 * @param prev hash of the record before; empty exactly for the first
 * @param did hash of the document as resolved; empty when the record names none
 */
record KeyRecord(
        String id, long seq, long position, String txId, Optional<String> prev, boolean active, Optional<String> did) {

    /** Reads a record, which has to be canonical JSON. */
    static Optional<KeyRecord> parse(String text) {
        JsonReader reader = new JsonReader(text);
        JsonValue value = reader.read();
        Members.Fault fault = new Members.Fault();
        if (!reader.fault().isEmpty()
                || !(value instanceof JsonValue.Obj object)
                || !Jcs.text(value).equals(Optional.of(text))) {
            return Optional.empty();
        }
        Members in = Members.of(object, fault);
        long seq = in.integer("seq");
        String state = in.string("st");
        in.integer("updated");
        KeyRecord record = new KeyRecord(
                in.string("id"),
                seq,
                in.integer("position"),
                in.string("txId"),
                hash(object.members(), in, "prev"),
                state.equals("active"),
                hash(object.members(), in, "did"));
        boolean right = fault.first().isEmpty()
                && Hex.isHash(record.txId)
                && seq >= 1
                && (seq == 1) == record.prev.isEmpty()
                && (record.active || state.equals("deactivated"));
        return right ? Optional.of(record) : Optional.empty();
    }

    private static Optional<String> hash(Map<String, JsonValue> members, Members in, String name) {
        if (!members.containsKey(name)) {
            return Optional.empty();
        }
        String text = in.string(name);
        if (!Hex.isHash(text)) {
            in.fault(name + " is no hash");
        }
        return Optional.of(text);
    }
}
