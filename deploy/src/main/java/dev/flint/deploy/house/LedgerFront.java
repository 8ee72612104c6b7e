package dev.flint.deploy.house;

import dev.flint.bid.register.LedgerProofs;
import dev.flint.http.Page;
import dev.flint.http.PageTree;
import dev.flint.http.PostRoute;
import dev.flint.ledger.Chain;
import dev.flint.ledger.note.Cosigner;
import dev.flint.ledger.witness.Witness;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** The side of the ledger that faces the world: its proofs and tiles, who watches it, and whom it watches. */
final class LedgerFront implements AutoCloseable {
    private static final int THREADS = 2;
    private static final long ROUND_MILLIS = 1_000;

    private final Vertx vertx;
    private final WorkerExecutor worker;
    private final List<AskedWitness> asked;
    private final Cosigning cosigning;
    private final LedgerProofs proofs;
    private final LedgerPages pages;
    private final Cosigner cosigner;
    private final Witness witness;

    LedgerFront(Plan plan, Chain<?, ?> chain, Vertx vertx, InstantSource clock, SecureRandom random) {
        this.vertx = vertx;
        this.worker = vertx.createSharedWorkerExecutor("ledger-front", THREADS);
        this.asked = plan.askedWitnesses();
        this.cosigning = new Cosigning(chain, asked, plan.witnessQuorum(), new WitnessClient(vertx));
        this.proofs = asked.isEmpty() ? new LedgerProofs(chain) : new LedgerProofs(chain, cosigning);
        this.pages = new LedgerPages(chain, proofs, cosigning::note, worker);
        this.cosigner = plan.cosigner(random);
        this.witness = plan.witness(cosigner, clock);
    }

    LedgerProofs proofs() {
        return proofs;
    }

    Map<String, Page> pages() {
        var key = Buffer.buffer(cosigner.key().text() + '\n');
        return Map.of(WitnessFront.KEY_PATH, Page.constant("text/plain; charset=utf-8", key));
    }

    Map<String, PageTree> trees() {
        return Map.of(LedgerPages.PATH, pages);
    }

    Map<String, PostRoute> posts() {
        return Map.of(WitnessFront.PATH, new WitnessFront(witness, worker));
    }

    /** Goes on asking the witnesses, until it is closed. */
    void start() {
        if (!asked.isEmpty()) {
            vertx.setPeriodic(ROUND_MILLIS, id -> worker.executeBlocking(cosigning::round, false));
        }
    }

    @Override
    public void close() {
        cosigning.close();
    }
}
