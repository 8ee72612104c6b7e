package dev.flint.bid.recursion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.BidService;
import dev.flint.bid.document.DocumentReading;
import dev.flint.bid.document.JsonReading;
import dev.flint.bid.document.ProofStatus;
import dev.flint.bid.document.Proofs;
import dev.flint.bid.document.StrictJson;
import dev.flint.bid.register.RegisteredDocuments;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * From the ledger to the resolvers of sub-chains: the sub-chain's own document says where they are. Each is asked for
 * one document and for nothing else, so that no two resolvers can send each other round (BID digest, 4.2 and 4.5).
 */
public final class SubChainResolver {
    /** Longest answer of a resolver, in bytes: a document and what stands around it. */
    public static final int REPLY_BYTES_MAX = 300_000;

    private static final int ENDPOINTS_MAX = 8;
    private static final long STALE_MILLIS_MAX = 86_400_000;
    private static final int STALE_FACTOR = 10;
    private static final long ABSENT_MILLIS = 30_000;
    private static final long SILENT_MILLIS = 2_000;
    private static final Lookup SILENCE =
            new Lookup.Failed(BidErrorCode.NO_RESPONSE, "no resolver of its sub-chain has answered");
    private static final int NOT_FOUND_ELSEWHERE = 100_000;

    private final RegisteredDocuments registered;
    private final Upstream upstream;
    private final Workers workers;
    private final InstantSource clock;
    private final RemoteDocuments documents;
    private final Map<String, Future<Lookup>> underWay = new ConcurrentHashMap<>();

    /** @param cacheBytes how much of other chains' documents may be kept */
    public SubChainResolver(
            RegisteredDocuments registered, Upstream upstream, Workers workers, InstantSource clock, long cacheBytes) {
        this.registered = registered;
        this.upstream = upstream;
        this.workers = workers;
        this.clock = clock;
        this.documents = new RemoteDocuments(cacheBytes);
    }

    Workers workers() {
        return workers;
    }

    /** Whether somebody else has to be asked for this identifier, and is known. */
    boolean delegates(Bid bid) {
        return !bid.isSubChainDocument()
                && !bid.subChain().isMain()
                && !registered.has(bid)
                && !endpoints(bid).orElse(List.of()).isEmpty();
    }

    /** What this ledger has under an identifier. */
    Lookup local(Bid bid) {
        return registered
                .find(bid)
                .map(found -> found.document()
                        .<Lookup>map(document -> new Lookup.Found(document, Lookup.Found.LEDGER, clock.millis(), false))
                        .orElseGet(() -> new Lookup.Failed(BidErrorCode.NOT_FOUND, "it was deactivated")))
                .orElseGet(() -> new Lookup.Failed(BidErrorCode.NOT_FOUND, "nothing is registered"));
    }

    /** The document of an identifier, from the ledger or from its sub-chain. Never blocks. */
    Future<Lookup> find(Bid bid, boolean noCache) {
        if (bid.isSubChainDocument() || bid.subChain().isMain() || registered.has(bid)) {
            return Future.succeededFuture(local(bid));
        }
        long now = clock.millis();
        var known = documents.find(bid.canonical(), now);
        if (!noCache && known.isPresent() && isGood(known.get(), now)) {
            return Future.succeededFuture(known.get());
        }
        var endpoints = endpoints(bid);
        if (endpoints.isEmpty()) {
            return Future.succeededFuture(
                    new Lookup.Failed(BidErrorCode.NO_CHAIN, "the code of its sub-chain is not registered"));
        }
        var promise = Promise.<Lookup>promise();
        var before = underWay.putIfAbsent(bid.canonical(), promise.future());
        if (before != null) {
            return before;
        }
        ask(bid, endpoints.get()).otherwise(SILENCE).onSuccess(lookup -> {
            underWay.remove(bid.canonical());
            promise.complete(settle(bid, lookup, known));
        });
        return promise.future();
    }

    private static boolean isGood(Lookup lookup, long nowMillis) {
        return !(lookup instanceof Lookup.Found found) || found.freshUntilMillis() > nowMillis;
    }

    /** Where the resolvers of a sub-chain are, in their order; empty when there is no such sub-chain. */
    private Optional<List<String>> endpoints(Bid bid) {
        return registered
                .find(Bid.ofSubChain(bid.subChain()))
                .flatMap(RegisteredDocuments.Registered::document)
                .map(chain -> chain.services().stream()
                        .filter(service -> service.type().equals(BidService.SUB_RESOLVER))
                        .flatMap(service -> service.endpointUri().stream())
                        .limit(ENDPOINTS_MAX)
                        .toList());
    }

    /** One after the other until one knows; never a failed future. */
    private Future<Lookup> ask(Bid bid, List<String> endpoints) {
        var lookup = Future.succeededFuture(SILENCE);
        for (String endpoint : endpoints) {
            lookup = lookup.compose(
                    before -> isFinal(before) ? Future.succeededFuture(before) : ask(bid, endpoint, before));
        }
        return lookup;
    }

    private static boolean isFinal(Lookup lookup) {
        return lookup instanceof Lookup.Found
                || (lookup instanceof Lookup.Failed failed && failed.code() == BidErrorCode.NOT_FOUND);
    }

    private Future<Lookup> ask(Bid bid, String endpoint, Lookup before) {
        // Whoever is asked answers for itself: nobody is sent on from there.
        String url = endpoint + bid.canonical().replace(":", "%3A") + "?recursive=false";
        return upstream.get(url)
                .compose(body -> workers.run(() -> read(bid, endpoint, body).orElse(before)))
                .otherwise(before);
    }

    /** What a resolver says; empty when that makes no sense. */
    private Optional<Lookup> read(Bid bid, String endpoint, Buffer body) {
        if (!(StrictJson.parse(body.getBytes(), REPLY_BYTES_MAX, StrictJson.DOCUMENT_DEPTH_MAX + 2)
                instanceof JsonReading.Read read)) {
            return Optional.empty();
        }
        int code = code(read.value().path("errorCode"));
        if (code == BidErrorCode.NOT_FOUND.code() || code == NOT_FOUND_ELSEWHERE) {
            return Optional.of(new Lookup.Failed(BidErrorCode.NOT_FOUND, "its sub-chain has nothing under it"));
        }
        return code == 0 && read.value().path("data").path("didDocument") instanceof ObjectNode tree
                ? document(bid, endpoint, tree)
                : Optional.empty();
    }

    /** Some write numbers as texts. */
    private static int code(JsonNode code) {
        if (code.isTextual() && code.asText().length() <= 6) {
            return code.asInt(-1);
        }
        return code.isInt() ? code.intValue() : -1;
    }

    private Optional<Lookup> document(Bid bid, String endpoint, ObjectNode tree) {
        if (!(BidDocument.of(tree) instanceof DocumentReading.Read read)
                || !read.document().id().equals(bid)) {
            return Optional.empty();
        }
        var document = read.document();
        if (Proofs.check(document, document::key) == ProofStatus.INVALID) {
            return Optional.of(new Lookup.Failed(
                    BidErrorCode.VERIFY_FAILED,
                    "a resolver of its sub-chain gave a document whose proof does not hold"));
        }
        return Optional.of(new Lookup.Found(document, endpoint, clock.millis(), false));
    }

    /** Remembers an answer; when there was none, what was known before is better than nothing, for some time. */
    private Lookup settle(Bid bid, Lookup lookup, Optional<Lookup> known) {
        long now = clock.millis();
        String canonical = bid.canonical();
        if (lookup instanceof Lookup.Found found) {
            long ttlMillis = found.document().ttl() * 1_000L;
            documents.keep(canonical, found, now + ttlMillis + Math.min(STALE_FACTOR * ttlMillis, STALE_MILLIS_MAX));
            return found;
        }
        var failed = (Lookup.Failed) lookup;
        if (failed.code() == BidErrorCode.NOT_FOUND) {
            documents.keep(canonical, failed, now + ABSENT_MILLIS);
            return failed;
        }
        if (known.isPresent() && known.get() instanceof Lookup.Found old) {
            return new Lookup.Found(old.document(), old.source(), old.sinceMillis(), true);
        }
        documents.keep(canonical, failed, now + SILENT_MILLIS);
        return failed;
    }
}
