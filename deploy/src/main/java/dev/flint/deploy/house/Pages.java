package dev.flint.deploy.house;

import dev.flint.bid.document.BidContext;
import dev.flint.http.Page;
import dev.flint.ledger.Chain;
import io.vertx.core.buffer.Buffer;
import java.util.Map;

/** What is served besides resolution: the ledger's checkpoint and the JSON-LD context of BID documents. */
final class Pages {
    private Pages() {}

    static Map<String, Page> of(Chain<?, ?> chain, String contextBase) {
        return Map.of(
                "/ledger/checkpoint",
                Page.current(
                        "text/plain; charset=utf-8",
                        () -> Buffer.buffer(chain.head().note())),
                BidContext.PATH,
                Page.constant("application/ld+json", Buffer.buffer(BidContext.json(contextBase))));
    }
}
