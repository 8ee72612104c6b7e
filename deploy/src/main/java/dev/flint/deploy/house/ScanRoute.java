package dev.flint.deploy.house;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.vaa.VaaId;
import dev.flint.bid.vaa.VaaRecord;
import dev.flint.bid.vaa.VaaRegistry;
import dev.flint.deploy.carrier.CodeForm;
import dev.flint.deploy.carrier.VaaVerdict;
import dev.flint.http.PageTree.Found;
import dev.flint.http.PostRoute;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import dev.flint.vaa.UrlForm;
import io.vertx.core.Future;
import io.vertx.core.WorkerExecutor;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** What a scanner or a reader of tags sent, as it came: what it is, and where it leads. */
final class ScanRoute implements PostRoute {
    static final String PATH = "/v1/scan";

    private final VaaRegistry registry;
    private final WorkerExecutor worker;

    ScanRoute(VaaRegistry registry, WorkerExecutor worker) {
        this.registry = registry;
        this.worker = worker;
    }

    @Override
    public Future<Found> post(Map<String, String> parameters, Buffer body) {
        return worker.executeBlocking(() -> found(body.toString(StandardCharsets.UTF_8)), false);
    }

    private Found found(String scan) {
        // Tools that send a file or a line send its end, too; of a scanner's own suffix the codec tells.
        var form = CodeForm.ofLook(scan.strip());
        var reading = form.read(form == CodeForm.SCAN ? scan : scan.strip(), Profile.EXTENDED);
        var verdict = VaaVerdict.of(reading).put("form", form.toString());
        if (reading instanceof Reading.Rejected rejected) {
            verdict.put("type", "/problems/malformed-code")
                    .put("title", "The code is malformed")
                    .put("status", 400)
                    .put("detail", rejected.error() + (rejected.index() < 0 ? "" : " at index " + rejected.index()));
            return found(400, "application/problem+json", verdict);
        }
        ((Reading.Read) reading).carried().identity().ifPresent(identity -> verdict.set("leadsTo", leadsTo(identity)));
        return found(200, "application/json", verdict);
    }

    private static Found found(int status, String mediaType, ObjectNode body) {
        return new Found(status, mediaType, Buffer.buffer(body.toString()), "no-store");
    }

    private ObjectNode leadsTo(Identity15459 identity) {
        String path = UrlForm.pathOf(identity);
        var leads = JsonNodeFactory.instance.objectNode().put("links", path).put("linkset", path + "?linkType=linkset");
        var id = identity.vaaCode().map(VaaId::of);
        id.ifPresent(code -> leads.put("did", code.did()).put("document", "/1.0/identifiers/" + code.did()));
        var record = id.flatMap(registry::find);
        leads.put("registered", record.isPresent())
                .put("retired", record.filter(VaaRecord::retired).isPresent());
        record.filter(found -> !found.retired())
                .ifPresent(found -> leads.put("name", found.content().name())
                        .put("controller", found.controller().canonical()));
        record.filter(found -> !found.retired())
                .flatMap(found -> found.content().defaultLink())
                .ifPresent(link -> leads.put("target", link.href()));
        return leads;
    }
}
