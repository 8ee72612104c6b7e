package dev.flint.deploy.house;

import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.register.LedgerRegistrar;
import dev.flint.bid.register.RegisteredDocuments;
import dev.flint.bid.registrar.DidRegistrar;
import dev.flint.bid.registrar.RegistrarFunction;
import dev.flint.bid.registrar.RegistrarSettings;
import dev.flint.http.PageTree.Found;
import dev.flint.http.PostRoute;
import dev.flint.ledger.Chain;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;

/** The DIF's registration interface, for clients and for a Universal Registrar. */
final class RegistrarFront {
    private static final String JSON = "application/json";

    private final DidRegistrar registrar;
    private final WorkerExecutor worker;

    private RegistrarFront(DidRegistrar registrar, WorkerExecutor worker) {
        this.registrar = registrar;
        this.worker = worker;
    }

    /** @param worker where documents are read */
    static RegistrarFront of(
            Plan plan,
            Chain<?, ?> chain,
            LedgerRegistrar ledger,
            InstantSource clock,
            SecureRandom random,
            WorkerExecutor worker) {
        var settings = new RegistrarSettings(
                new RegisteredDocuments(chain),
                new DidDocumentMapping(plan.registration().contextBase()),
                plan.registration().policy().chainId(),
                clock,
                random,
                plan.config().registrar().jobs());
        return new RegistrarFront(
                new DidRegistrar(settings, ledger, plan.config().registrar().makeKeys()), worker);
    }

    Map<String, PostRoute> posts() {
        Map<String, PostRoute> posts = new HashMap<>();
        for (var function : RegistrarFunction.values()) {
            PostRoute route = (parameters, body) -> answer(function, parameters, body);
            posts.put("/1.0/" + function.text(), route);
            posts.put("/driver/1.0/" + function.text(), route);
        }
        return posts;
    }

    private Future<Found> answer(RegistrarFunction function, Map<String, String> parameters, Buffer body) {
        return worker.executeBlocking(() -> registrar.answer(function, parameters, body.getBytes()), false)
                .compose(answer -> answer)
                .map(answer -> new Found(answer.status(), JSON, answer.body(), "no-store"));
    }
}
