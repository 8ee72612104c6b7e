package dev.flint.deploy.house;

import dev.flint.bid.register.BidRule;
import dev.flint.bid.register.OperationEntry;
import dev.flint.http.PageTree;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;

/**
 * What a top node of the industrial internet wants to know of what is registered here, for its operator to fetch: there
 * is no public text of where it would be sent.
 *
 * <pre>
 *   /idis/identdata?from=&amp;max=   registrations, one a line, in the form of "identdata/syn" (BID digest, 6.6)
 *   /idis/count                 how many there are
 * </pre>
 */
final class TopNodeReports implements PageTree {
    /** Path of the tree. */
    static final String PATH = "/idis/";

    private static final String NDJSON = "application/x-ndjson";
    private static final int ENTRIES_MAX = 10_000;
    private static final int ENTRIES = 1_000;
    private static final String BID = "did:bid:";
    private static final String VAA = "did:vaa:";
    private static final int NAME_CHARS_MAX = 64;

    private final LedgerSource ledger;
    private final Function<Callable<Found>, Future<Found>> worker;
    private final Map<String, Long> counts = new HashMap<>();
    private long counted;

    /** @param worker where may be waited */
    TopNodeReports(LedgerSource ledger, Function<Callable<Found>, Future<Found>> worker) {
        this.ledger = ledger;
        this.worker = worker;
    }

    @Override
    public Future<Found> find(Wanted wanted) {
        return switch (wanted.path()) {
            case "identdata" -> worker.apply(() -> registrations(wanted.parameters()));
            case "count" -> worker.apply(this::count);
            default ->
                Future.succeededFuture(Found.problem(404, "not-found", "Not found", "there are identdata and count"));
        };
    }

    private Found registrations(Map<String, String> parameters) {
        var from = number(parameters.getOrDefault("from", "0"));
        var max = number(parameters.getOrDefault("max", Integer.toString(ENTRIES)));
        if (from.isEmpty() || max.isEmpty() || max.get() > ENTRIES_MAX) {
            return Found.problem(
                    400, "invalid-range", "Not a range", "from and max are numbers; max is at most " + ENTRIES_MAX);
        }
        var lines = Buffer.buffer();
        long size = ledger.chain().head().size();
        for (long position = from.get(); position < Math.min(size, from.get() + max.get()); position++) {
            var entry = entry(position);
            if (entry.facts().begins()) {
                lines.appendString(registration(entry, position).encode()).appendString("\n");
            }
        }
        return Found.current(NDJSON, lines);
    }

    private static Optional<Long> number(String text) {
        boolean number = !text.isEmpty() && text.length() <= 18 && text.chars().allMatch(c -> c >= '0' && c <= '9');
        return number ? Optional.of(Long.parseLong(text)) : Optional.empty();
    }

    private OperationEntry entry(long position) {
        return ledger.rule().read(ledger.chain().reader().entry(position).orElseThrow());
    }

    private JsonObject registration(OperationEntry entry, long position) {
        var facts = entry.facts();
        String id = facts.id();
        boolean isCode = id.startsWith(VAA);
        String name = id.substring(isCode ? VAA.length() : BID.length());
        int colon = name.indexOf(':');
        var user = controller(id);
        return new JsonObject()
                .put("ACSN", isCode || colon < 0 ? "" : name.substring(0, colon))
                .put("name", name.substring(0, Math.min(name.length(), NAME_CHARS_MAX)))
                .put("type", isCode ? "1" : "0")
                .put("identBid", isCode ? user : id)
                .put("registerTime", facts.updated().map(Instant::toEpochMilli).orElse(0L))
                .put("userBid", user)
                .put("origin", isCode ? name : "")
                .put("position", position);
    }

    /** Who controls an identifier now: what its keys, or its controller, are named after. */
    private String controller(String id) {
        return ledger.chain()
                .reader()
                .latest(BidRule.stateKey(id))
                .map(state -> new JsonObject(new String(state.record(), StandardCharsets.UTF_8)))
                .map(record -> record.getJsonArray("ctl"))
                .filter(control -> !control.isEmpty())
                .map(control -> control.getString(0))
                .map(key -> key.indexOf('#') < 0 ? key : key.substring(0, key.indexOf('#')))
                .orElse(id);
    }

    private synchronized Found count() {
        long size = ledger.chain().head().size();
        long end = Math.min(size, counted + ENTRIES_MAX);
        for (; counted < end; counted++) {
            var facts = entry(counted).facts();
            if (facts.begins()) {
                counts.merge(facts.id().startsWith(VAA) ? "vaa" : "bid", 1L, Long::sum);
            }
        }
        var body = new JsonObject()
                .put("bid", counts.getOrDefault("bid", 0L))
                .put("vaa", counts.getOrDefault("vaa", 0L))
                .put("entries", counted)
                .put("complete", counted == size);
        return Found.current("application/json", body.toBuffer());
    }
}
