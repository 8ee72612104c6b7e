package dev.flint.bid.recursion;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.KeyIds;
import dev.flint.bid.register.TrustChain;
import dev.flint.id.PercentEncoding;
import dev.flint.id.SubChainCode;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The text protocol of BID resolvers (RFC-005; BID digest, 4.3): {@code /{bid}} and what lies below it, answered by an
 * envelope whose {@code errorCode} tells what came of it.
 */
public final class BidProtocol {
    /** What begins the paths of this protocol, as clients spell it. */
    public static final List<String> PATH_STARTS = List.of("/did:bid:", "/did%3Abid%3A", "/did%3abid%3a");

    private static final String VERSION = "1.0.0";
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final SubChainResolver resolver;
    private final TrustChain trust;

    public BidProtocol(SubChainResolver resolver, TrustChain trust) {
        this.resolver = resolver;
        this.trust = trust;
    }

    private record Question(Bid bid, String field, Map<String, String> parameters) {
        boolean asks(String parameter) {
            return "true".equals(parameters.get(parameter));
        }
    }

    /**
     * Answers a question. Never blocks, never fails.
     *
     * @param path from {@code did:bid:} or its escaped form on, as it was sent
     * @param parameters of the query, decoded
     */
    public Future<Buffer> answer(String path, Map<String, String> parameters) {
        int slash = path.indexOf('/');
        var identifier = PercentEncoding.decoded(slash < 0 ? path : path.substring(0, slash));
        String field = slash < 0 ? "" : path.substring(slash + 1);
        if (identifier.isEmpty() || !(Bid.parse(identifier.get()) instanceof BidParse.Parsed parsed)) {
            return failed(BidErrorCode.PROTOCOL_ERROR, "the path begins with no BID");
        }
        var question = new Question(parsed.bid(), field, parameters);
        if ("false".equals(parameters.get("recursive"))) {
            return told(question, () -> withoutRecursion(question));
        }
        return resolver.find(question.bid, question.asks("noCache"))
                .compose(lookup -> lookup instanceof Lookup.Found found
                        ? found(question, found)
                        : failed(((Lookup.Failed) lookup).code(), ((Lookup.Failed) lookup).detail()))
                .otherwise(broken -> envelope(BidErrorCode.ERROR, "the resolver failed"));
    }

    /** From this ledger alone; for what is on a sub-chain, the sub-chain's document, which says who knows. */
    private Buffer withoutRecursion(Question question) {
        var own = resolver.local(question.bid);
        if (own instanceof Lookup.Found found) {
            return data(question, found);
        }
        var chain = question.bid.isSubChainDocument() || question.bid.subChain().isMain()
                ? own
                : resolver.local(Bid.ofSubChain(question.bid.subChain()));
        if (chain instanceof Lookup.Found referral) {
            var data = JSON.objectNode();
            data.set("didDocument", referral.document().original());
            return success(data.put("referral", true));
        }
        return envelope(((Lookup.Failed) own).code(), ((Lookup.Failed) own).detail());
    }

    /** Where trust is followed there are signatures to be checked. */
    private Future<Buffer> told(Question question, Callable<Buffer> answer) {
        if (question.asks("verify")) {
            return resolver.workers().run(answer);
        }
        try {
            return Future.succeededFuture(answer.call());
        } catch (Exception e) {
            return Future.failedFuture(e);
        }
    }

    private Future<Buffer> found(Question question, Lookup.Found found) {
        var chains = found.document().subChains();
        if (!question.asks("fanout")
                || !question.field.isEmpty()
                || !question.bid.subChain().isMain()) {
            return told(question, () -> data(question, found));
        }
        List<Future<Lookup>> asked = new ArrayList<>();
        for (var code : chains) {
            asked.add(onChain(question.bid, code)
                    .map(bid -> resolver.find(bid, false))
                    .orElseGet(() -> Future.succeededFuture(
                            new Lookup.Failed(BidErrorCode.PROTOCOL_ERROR, "no such identifier"))));
        }
        return Future.join(asked).transform(done -> told(question, () -> fannedOut(question, found, asked)));
    }

    private static Optional<Bid> onChain(Bid main, SubChainCode code) {
        String text = "did:bid:" + code.text() + main.canonical().substring("did:bid".length());
        return Bid.parse(text) instanceof BidParse.Parsed parsed ? Optional.of(parsed.bid()) : Optional.empty();
    }

    private Buffer fannedOut(Question question, Lookup.Found found, List<Future<Lookup>> asked) {
        var data = whole(question, found);
        var others = data.putArray("subDocuments");
        for (int i = 0; i < asked.size(); i++) {
            var each = others.addObject()
                    .put("acsn", found.document().subChains().get(i).text());
            if (asked.get(i).result() instanceof Lookup.Found other) {
                each.set("didDocument", other.document().original());
                Notes.put(each, other);
            } else {
                each.put(
                        "errorCode",
                        ((Lookup.Failed) asked.get(i).result()).code().code());
            }
        }
        return success(data);
    }

    private Buffer data(Question question, Lookup.Found found) {
        if (question.field.isEmpty()) {
            var data = whole(question, found);
            return data.path("verify").asBoolean(true)
                    ? success(data)
                    : envelope(
                            BidErrorCode.VERIFY_FAILED,
                            TrustPath.of(trust, resolver, found).fault().orElse(""));
        }
        return field(question, found.document())
                .map(BidProtocol::success)
                .orElseGet(() -> envelope(BidErrorCode.FIELD_NOT_FOUND, "the document has no such member"));
    }

    private ObjectNode whole(Question question, Lookup.Found found) {
        var data = JSON.objectNode();
        data.set("didDocument", found.document().original());
        if (question.asks("verify")) {
            data.put("version", VERSION);
            TrustPath.of(trust, resolver, found).put(data);
        }
        if (!found.isLocal()) {
            Notes.put(data, found);
        }
        return data;
    }

    private static Optional<ObjectNode> field(Question question, BidDocument document) {
        var tree = document.original();
        var data = JSON.objectNode()
                .put("version", VERSION)
                .put("id", document.id().canonical());
        String field = question.field;
        if (field.startsWith("public-keys/")) {
            return PercentEncoding.decoded(field.substring("public-keys/".length()))
                    .flatMap(keyId -> element(tree.path("publicKey"), keyId, document))
                    .map(key -> data.set("publicKey", key));
        }
        return switch (field) {
            case "public-keys" -> member(data, "publicKey", tree.path("publicKey"));
            case "attributes" -> member(data, "attributes", extension(tree).path("attributes"));
            case "acsns" -> member(data, "acsns", extension(tree).path("acsns"));
            case "verifiableCredentials" ->
                member(data, "verifiableCredentials", extension(tree).path("verifiableCredentials"));
            case "services" ->
                Optional.ofNullable(question.parameters.get("id"))
                        .flatMap(id -> element(tree.path("service"), id, document))
                        .map(service -> data.set("service", service));
            default -> Optional.empty();
        };
    }

    private static JsonNode extension(ObjectNode tree) {
        return tree.path("extension");
    }

    private static Optional<ObjectNode> member(ObjectNode data, String name, JsonNode value) {
        return value.isMissingNode() ? Optional.empty() : Optional.of(data.set(name, value));
    }

    /** The element with this id, whole or only its fragment. */
    private static Optional<JsonNode> element(JsonNode array, String id, BidDocument document) {
        String whole = id.indexOf('#') >= 0 ? id : document.id().canonical() + '#' + id;
        String wanted = KeyIds.canonical(whole).orElse(whole);
        for (JsonNode element : array) {
            String own = element.path("id").asText();
            if (KeyIds.canonical(own).orElse(own).equals(wanted)) {
                return Optional.of(element);
            }
        }
        return Optional.empty();
    }

    private static Buffer success(ObjectNode data) {
        var envelope = JSON.objectNode().put("errorCode", 0).put("message", "success");
        envelope.set("data", data);
        return Buffer.buffer(envelope.toString());
    }

    private static Future<Buffer> failed(BidErrorCode code, String detail) {
        return Future.succeededFuture(envelope(code, detail));
    }

    private static Buffer envelope(BidErrorCode code, String detail) {
        return Buffer.buffer(JSON.objectNode()
                .put("errorCode", code.code())
                .put("message", code.text() + ": " + detail)
                .toString());
    }
}
