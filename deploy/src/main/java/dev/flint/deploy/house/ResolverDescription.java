package dev.flint.deploy.house;

import dev.flint.bid.vaa.LinkType;
import dev.flint.http.PageTree;
import dev.flint.vaa.DataIdentifier;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;

/**
 * What the link resolver says of itself. It supports no key of GS1, and the data identifiers that it names.
 *
 * @see <a href="https://ref.gs1.org/standards/resolver/">GS1-Conformant resolver standard</a>
 */
final class ResolverDescription implements PageTree {
    static final String PATH = "/.well-known/gs1resolver";

    private final Optional<String> base;

    /** @param base where links begin; empty for the host under which they are asked for */
    ResolverDescription(Optional<String> base) {
        this.base = base;
    }

    @Override
    public Future<Found> find(Wanted wanted) {
        return Future.succeededFuture(
                wanted.path().isEmpty() || wanted.path().equals("/")
                        ? Found.current(
                                "application/json", description(wanted.host()).toBuffer())
                        : Found.problem(404, "no-such-resource", "No such resource", "see " + PATH));
    }

    private JsonObject description(String host) {
        var identifiers = new JsonArray();
        DataIdentifier.identities().forEach(identifier -> identifiers.add(identifier.text()));
        return new JsonObject()
                .put("name", "Flint")
                .put("resolverRoot", base.orElseGet(() -> Hosts.origin(host)))
                .put("supportedPrimaryKeys", new JsonArray())
                .put("supportedDataIdentifiers", identifiers)
                .put(
                        "supportedLinkType",
                        new JsonArray().add(vocabulary("gs1:", LinkType.GS1)).add(vocabulary("untp:", LinkType.UNTP)))
                .put("linkTypeDefaultCanBeLinkset", false);
    }

    private static JsonObject vocabulary(String prefix, String namespace) {
        return new JsonObject().put("namespace", namespace).put("prefix", prefix);
    }
}
