package dev.flint.ledger;

import java.util.Optional;

/** Admits what is newer than the state and does not begin with "refuse". */
final class TestRule implements AdmissionRule<TestEntry, TestRule.Reason> {
    enum Reason {
        OLDER,
        FORBIDDEN
    }

    @Override
    public TestEntry read(byte[] entry) {
        return TestEntry.of(entry);
    }

    @Override
    public Admission<Reason> admit(TestEntry entry, StateView state, Slot slot) {
        for (Change change : entry.changes()) {
            if (new String(change.record(), java.nio.charset.StandardCharsets.UTF_8).startsWith("refuse")) {
                return new Admission.Refused<>(Reason.FORBIDDEN);
            }
            Optional<StateRecord> before = state.latest(change.key());
            if (before.isPresent() && before.get().validFromMillis() >= change.validFromMillis()) {
                return new Admission.Refused<>(Reason.OLDER);
            }
        }
        return new Admission.Admitted<>(entry.changes());
    }
}
