package dev.flint.deploy.house;

import dev.flint.bid.vaa.VaaId;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.bridge.handle.HomedPrefixes;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.pipeline.RenderedAnswer;
import dev.flint.pipeline.Representation;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.UrlForm;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Documents as values of Handles (Handle digest, 1.12). */
final class DocumentValues {
    private static final int URL = 1;
    private static final int DID = 2;
    private static final int DID_DOC = 3;
    private static final int VAA = 4;
    private static final int HASH = 5;
    private static final int LEDGER = 6;
    private static final int STATUS = 7;
    private static final int SERVICES = 10;
    private static final int SERVICES_MAX = 80;
    private static final int DOCUMENT_OCTETS_MAX = 16_384;
    private static final int LINK_TTL_SECONDS = 3_600;
    private static final int DOCUMENT_TTL_SECONDS = 300;

    private final String base;

    /** @param base where identifiers are resolved and links to codes begin, without slash at the end */
    DocumentValues(String base) {
        this.base = base;
    }

    HandleRecord of(String prefix, RenderedAnswer answer) {
        int timestamp = (int) answer.freshness().updatedSeconds();
        if (answer.isDeactivated()) {
            return new HandleRecord.Found(
                    List.of(HandleValue.of(STATUS, "STATUS", "deactivated", timestamp, DOCUMENT_TTL_SECONDS)));
        }
        byte[] octets = answer.as(Representation.DID_LD_JSON).body().getBytes();
        var document = new JsonObject(Buffer.buffer(octets));
        String did = document.getString("id");
        var code = VaaId.ofDid(did);
        List<HandleValue> values = new ArrayList<>();
        values.add(HandleValue.of(URL, "URL", url(did, code), timestamp, LINK_TTL_SECONDS));
        values.add(HandleValue.of(DID, "DID", did, timestamp, LINK_TTL_SECONDS));
        if (octets.length <= DOCUMENT_OCTETS_MAX) {
            values.add(HandleValue.of(DID_DOC, "DID_DOC", octets, timestamp, DOCUMENT_TTL_SECONDS));
        }
        code.ifPresent(id -> values.add(HandleValue.of(VAA, "VAA", id.text(), timestamp, LINK_TTL_SECONDS)));
        String hash = "sha256:" + HexFormat.of().formatHex(Merkle.sha256(octets));
        values.add(HandleValue.of(HASH, "HASH", hash, timestamp, DOCUMENT_TTL_SECONDS));
        String position = "tx:" + answer.freshness().position();
        values.add(HandleValue.of(LEDGER, "LEDGER", position, timestamp, DOCUMENT_TTL_SECONDS));
        addServices(document, timestamp, values);
        values.add(HomedPrefixes.admin(prefix, timestamp));
        return new HandleRecord.Found(values);
    }

    private String url(String did, Optional<VaaId> code) {
        return code.flatMap(VaaId::code)
                .map(vaa -> UrlForm.of(base, Identity15459.of(vaa)))
                .orElseGet(() -> base + "/1.0/identifiers/" + did);
    }

    private static void addServices(JsonObject document, int timestamp, List<HandleValue> values) {
        if (!(document.getValue("service") instanceof JsonArray services)) {
            return;
        }
        int index = SERVICES;
        for (var each : services) {
            if (each instanceof JsonObject service && index < SERVICES + SERVICES_MAX) {
                var endpoint = endpoint(service);
                if (endpoint.isPresent()) {
                    String type = "URL." + type(service);
                    values.add(HandleValue.of(index++, type, endpoint.get(), timestamp, LINK_TTL_SECONDS));
                }
            }
        }
    }

    private static Optional<String> endpoint(JsonObject service) {
        Object endpoint = service.getValue("serviceEndpoint");
        Object url = endpoint instanceof JsonObject link ? link.getValue("href") : endpoint;
        return url instanceof String text ? Optional.of(text) : Optional.empty();
    }

    /** Of a type that is a URI, what it ends in. */
    private static String type(JsonObject service) {
        String type = service.getValue("type") instanceof String text ? text : "service";
        int end = Math.max(type.lastIndexOf('/'), type.lastIndexOf('#'));
        return end + 1 < type.length() ? type.substring(end + 1) : type;
    }
}
