package dev.flint.deploy.house;

import dev.flint.http.Readiness;
import dev.flint.ledger.Chain;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

/** Whether the ledger takes operations, and whether the process is not about to leave. */
final class LedgerReadiness implements Readiness {
    private static final double MAP_FULL = 0.9;

    private final Chain<?, ?> chain;
    private final AtomicBoolean leaving;

    LedgerReadiness(Chain<?, ?> chain, AtomicBoolean leaving) {
        this.chain = chain;
        this.leaving = leaving;
    }

    @Override
    public List<String> failing() {
        var failing = new ArrayList<String>();
        if (leaving.get()) {
            failing.add("the process is stopping");
        }
        var status = chain.status();
        if (status.failed()) {
            failing.add("the ledger takes no operations after a failed write");
        }
        if (status.mapUsedBytes() > MAP_FULL * status.mapBytes()) {
            failing.add("the index has used 90 % of its map");
        }
        return failing;
    }
}
