package dev.flint.ledger;

import dev.flint.ledger.TestRule.Reason;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/** Holds the writer at the key "gate" until told, so that what is submitted meanwhile is known to wait. */
final class GateRule implements AdmissionRule<TestEntry, Reason> {
    final CountDownLatch entered = new CountDownLatch(1);
    final CountDownLatch open = new CountDownLatch(1);
    private final TestRule rule = new TestRule();

    @Override
    public TestEntry read(byte[] entry) {
        return rule.read(entry);
    }

    @Override
    public Admission<Reason> admit(TestEntry entry, StateView state, Slot slot) {
        if (Arrays.equals(entry.changes().get(0).key(), TestEntry.key("gate"))) {
            entered.countDown();
            await(open);
        }
        return rule.admit(entry, state, slot);
    }

    static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
