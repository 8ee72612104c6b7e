package dev.flint.deploy.house;

import dev.flint.bid.vaa.TargetLink;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.bridge.handle.Location;
import dev.flint.bridge.handle.Locations;
import dev.flint.http.MediaTypes;
import dev.flint.pipeline.Rendering;
import io.vertx.core.buffer.Buffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Sends people and programs to where a Handle leads, or shows what it holds (Handle digest, 1.10). */
final class HandleProxy {
    private static final String HTML = "text/html";
    private static final String JSON = "application/json";
    private static final List<String> DOCUMENTS =
            List.of("application/did", "application/did+ld+json", "application/did+json");

    private final InstantSource clock;
    private final RandomGenerator random;

    HandleProxy(InstantSource clock, RandomGenerator random) {
        this.clock = clock;
        this.random = random;
    }

    /** @param accept header, empty for none; who accepts nothing that there is, is sent on all the same */
    HandleReply answer(HandleQuestion question, HandleRecord record, String accept) {
        if (!(record instanceof HandleRecord.Found found)) {
            boolean json = MediaTypes.choose(accept, List.of(HTML, JSON))
                    .filter(JSON::equals)
                    .isPresent();
            return json ? HandleApi.answer(question, record) : missing(question, record);
        }
        var selected = new HandleRecord.Found(question.selection().of(found.open()));
        var document = selected.first("DID_DOC");
        List<String> offered = new ArrayList<>(List.of(HTML, JSON));
        document.ifPresent(there -> offered.addAll(DOCUMENTS));
        String chosen = MediaTypes.choose(accept, offered).orElse(HTML);
        return switch (chosen) {
            case HTML -> forPeople(question, selected);
            case JSON -> HandleApi.answer(question, found);
            default ->
                HandleReply.of(200, chosen, Buffer.buffer(document.orElseThrow().data()));
        };
    }

    private static HandleReply missing(HandleQuestion question, HandleRecord record) {
        if (record instanceof HandleRecord.Absent) {
            return HandleHtml.notice(404, question.handle() + " is not found");
        }
        return record instanceof HandleRecord.Foreign
                ? HandleHtml.notice(400, question.handle() + " does not live here")
                : HandleHtml.notice(503, "what " + question.handle() + " holds cannot be told now");
    }

    private HandleReply forPeople(HandleQuestion question, HandleRecord.Found found) {
        var query = question.query();
        if (query.first("action").filter("showurls"::equals).isPresent()) {
            return HandleReply.of(200, "text/xml;charset=UTF-8", LocationsXml.of(found));
        }
        if (query.wishes("noredirect")) {
            return HandleHtml.values(question.handle(), found.values());
        }
        var alias = found.first("HS_ALIAS").filter(there -> !query.wishes("ignore_aliases"));
        return alias.map(value -> sentOn(301, value, HandleHtml.path(value.text(), query.text())))
                .or(() -> toLocation(question, found))
                .or(() -> toUrl(question, found))
                .orElseGet(() -> HandleHtml.values(question.handle(), found.values()));
    }

    private Optional<HandleReply> toLocation(HandleQuestion question, HandleRecord.Found found) {
        return found.first(Locations.TYPE)
                .flatMap(value -> Locations.parse(value)
                        .map(places -> places.choose(question.query().all("locatt"), random))
                        .map(Location::href)
                        .flatMap(href -> to(question, value, href)));
    }

    private Optional<HandleReply> toUrl(HandleQuestion question, HandleRecord.Found found) {
        return found.first("URL").flatMap(value -> to(question, value, value.text()));
    }

    private Optional<HandleReply> to(HandleQuestion question, HandleValue value, String url) {
        String appended =
                question.query().first("urlappend").filter(TargetLink::isUrl).orElse("");
        return HandleHtml.url(url).map(there -> sentOn(302, value, there + appended));
    }

    private HandleReply sentOn(int status, HandleValue value, String location) {
        return HandleHtml.link(status, location).with("Location", location).with("Expires", expires(value.ttl()));
    }

    private String expires(HandleValue.Ttl ttl) {
        long now = clock.instant().getEpochSecond();
        long seconds = Integer.toUnsignedLong(ttl.seconds());
        return Rendering.httpDate(ttl.isAbsolute() ? Math.max(now, seconds) : now + seconds);
    }
}
