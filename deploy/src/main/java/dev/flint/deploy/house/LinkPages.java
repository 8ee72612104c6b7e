package dev.flint.deploy.house;

import dev.flint.bid.vaa.LinkAnswer;
import dev.flint.bid.vaa.LinkRequest;
import dev.flint.bid.vaa.LinkResolver;
import dev.flint.bid.vaa.LinkType;
import dev.flint.bid.vaa.Linkset;
import dev.flint.bid.vaa.TargetLink;
import dev.flint.bid.vaa.VaaId;
import dev.flint.http.PageTree;
import dev.flint.vaa.Codec15459;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import dev.flint.vaa.UrlForm;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Map;
import java.util.Optional;

/**
 * Where carriers' links lead (ISO/IEC 18975, RFC 9264): {@code /{DI}/{identity}}, for each data identifier.
 *
 * <pre>
 *   ?linkType=    a relation, gs1:… or untp:… for short; linkset for all links
 * </pre>
 */
final class LinkPages implements PageTree {
    private static final String LINKSET = "linkset";
    private static final String VARY = "vary";
    private static final String VARYING = "Accept, Accept-Language";
    private static final String LINK = "link";
    private static final String JSON_LD = "<https://ref.gs1.org/standards/resolver/linkset-context>; "
            + "rel=\"http://www.w3.org/ns/json-ld#context\"; type=\"application/ld+json\"";

    private final String start;
    private final LinkResolver links;
    private final Optional<String> base;

    /**
     * @param start of the paths, with the data identifier
     * @param base where the links begin; empty for the host under which they are asked for
     */
    LinkPages(String start, LinkResolver links, Optional<String> base) {
        this.start = start;
        this.links = links;
        this.base = base;
    }

    @Override
    public Future<Found> find(Wanted wanted) {
        try {
            return Future.succeededFuture(page(wanted));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private Found page(Wanted wanted) {
        String path = start + wanted.path();
        var reading = Codec15459.url(path, Profile.EXTENDED);
        if (reading instanceof Reading.Rejected rejected) {
            String at = rejected.index() == Reading.WHOLE ? "" : " at index " + rejected.index() + " of the path";
            return Found.problem(400, "malformed-code", "The code is malformed", rejected.error() + at);
        }
        var identity = ((Reading.Read) reading).carried().identity();
        var id = identity.flatMap(LinkPages::idOf);
        if (id.isEmpty()) {
            return unknown();
        }
        var parameters = wanted.parameters();
        String asked = parameters.getOrDefault("linkType", "");
        boolean all = asked.equals(LINKSET) || asked.equals("all");
        var linkType = asked.isEmpty() || all ? Optional.<String>empty() : LinkType.expanded(asked);
        if (linkType.isEmpty() && !asked.isEmpty() && !all) {
            return Found.problem(
                    400, "malformed-request", "The request is malformed", "linkType is a relation, gs1:pip for one");
        }
        var form =
                Linkset.Form.wanted(wanted.accept()).or(() -> all ? Optional.of(Linkset.Form.JSON) : Optional.empty());
        String origin = base.orElseGet(() -> Hosts.origin(wanted.host()));
        var answer = links.resolve(
                id.get(), new LinkRequest(origin, linkType, form, wanted.accept(), wanted.acceptLanguage()));
        // Not the path as it came: there may be characters in it that a header field's value ends at.
        String url = origin + UrlForm.pathOf(identity.orElseThrow());
        return found(answer, url, wanted.query(), form.orElse(Linkset.Form.JSON));
    }

    /** Items by themselves, everything else that an enterprise has coded by the enterprise. */
    private static Optional<VaaId> idOf(Identity15459 identity) {
        return identity.vaaCode().map(VaaId::of).or(() -> VaaId.enterpriseOf(identity.text()));
    }

    private static Found found(LinkAnswer answer, String url, String query, Linkset.Form form) {
        if (answer instanceof LinkAnswer.Target target) {
            return redirect(target.link(), url, query);
        }
        if (answer instanceof LinkAnswer.Choice choice) {
            return new Found(300, form.mediaType(), Buffer.buffer(choice.links().bytes(form)), "no-cache", fields(url));
        }
        if (answer instanceof LinkAnswer.All all) {
            return Found.current(form.mediaType(), Buffer.buffer(all.linkset().bytes(form)))
                    .with(Map.of(LINK, JSON_LD, VARY, VARYING));
        }
        if (answer instanceof LinkAnswer.Retired) {
            return Found.problem(
                    410, "code-retired", "The code is retired", "it was registered, and is for nothing now");
        }
        return answer instanceof LinkAnswer.NoSuchLink
                ? Found.problem(404, "no-such-link", "There is no such link", "see all with linkType=linkset")
                        .with(fields(url))
                : unknown();
    }

    private static Found redirect(TargetLink link, String url, String query) {
        String location = link.location(query);
        return new Found(307, "text/plain; charset=utf-8", Buffer.buffer(location + '\n'), "no-cache")
                .with(Map.of("location", location, LINK, linkset(url), VARY, VARYING));
    }

    private static Map<String, String> fields(String url) {
        return Map.of(LINK, linkset(url), VARY, VARYING);
    }

    private static String linkset(String url) {
        return '<' + url + "?linkType=linkset>; rel=\"linkset\"; type=\"" + Linkset.Form.JSON.mediaType() + '"';
    }

    private static Found unknown() {
        return Found.problem(
                404, "no-such-code", "Nothing is known", "neither the code nor a node above it is registered here");
    }
}
