package dev.flint.deploy.house;

import dev.flint.http.PageTree.Found;
import dev.flint.http.PostRoute;
import dev.flint.ledger.witness.Witness;
import dev.flint.ledger.witness.WitnessAnswer;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** Our own witness, over HTTP: C2SP tlog-witness. */
final class WitnessFront implements PostRoute {
    static final String PATH = "/witness/add-checkpoint";
    static final String KEY_PATH = "/witness/key";

    private static final String TEXT = "text/plain; charset=utf-8";

    private final Witness witness;
    private final WorkerExecutor worker;

    WitnessFront(Witness witness, WorkerExecutor worker) {
        this.witness = witness;
        this.worker = worker;
    }

    @Override
    public Future<Found> post(Map<String, String> parameters, Buffer body) {
        return worker.executeBlocking(() -> found(witness.add(body.toString())), false);
    }

    private static Found found(WitnessAnswer answer) {
        if (answer instanceof WitnessAnswer.Cosigned cosigned) {
            return new Found(200, TEXT, Buffer.buffer(cosigned.lines()), "no-store");
        }
        if (answer instanceof WitnessAnswer.Conflict conflict) {
            return new Found(409, "text/x.tlog.size", Buffer.buffer(conflict.size() + "\n"), "no-store");
        }
        var reason = ((WitnessAnswer.Refused) answer).reason();
        String detail = switch (reason) {
            case MALFORMED -> "not a request of C2SP tlog-witness, or the old size is the larger one";
            case SIGNATURE -> "not signed by the key that is known for this log";
            case ORIGIN -> "this log is not known here";
            case PROOF -> "the proof does not lead from the tree that is known to this one";
        };
        return Found.problem(reason.httpStatus(), "checkpoint-refused", "The checkpoint is not cosigned", detail);
    }
}
