package dev.flint.bid.vaa;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.register.CommittedRecord;
import dev.flint.bid.register.LedgerAnswers;
import dev.flint.bid.register.PreparedVersion;
import dev.flint.json.Jcs;
import dev.flint.spi.DocumentBytes;
import dev.flint.vaa.HandleForm;
import dev.flint.vaa.Profile;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

/** Turns records into DID documents: each link a service, whose endpoint is the link's target (VAA digest, 5.1). */
final class VaaDocument {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final byte[] ALONE_10 = ascii("[\"https://www.w3.org/ns/did/v1\"]");
    private static final byte[] ALONE_11 = ascii("[\"https://www.w3.org/ns/did/v1.1\"]");

    private final byte[] context10;
    private final byte[] context11;

    /** @param base URI of the resolver without slash at its end */
    VaaDocument(String base) {
        this.context10 = contexts("https://www.w3.org/ns/did/v1", base);
        this.context11 = contexts("https://www.w3.org/ns/did/v1.1", base);
    }

    /** The version that a record is, as far as it can be known before its place in the log is. */
    PreparedVersion version(VaaRecord record) {
        var document = new DocumentBytes(context10, context11, members(document(record)));
        byte[] beginning = CommittedRecord.beginning(
                record.id().did(),
                List.of(record.controller().canonical()),
                CommittedRecord.hashOf(document),
                HexFormat.of().parseHex(record.contentHash()));
        return prepared(record, beginning, document, metadata(record));
    }

    /**
     * The version that is left of a record.
     *
     * @param lastPosition where the version before stands
     */
    PreparedVersion retired(VaaRecord record, long lastPosition) {
        var stub = JSON.objectNode().put("id", record.id().did());
        var metadata = metadata(record).put("deactivated", true);
        ((ObjectNode) metadata.get("vaa")).put("lastVersionId", Long.toString(lastPosition));
        byte[] beginning = CommittedRecord.beginningDeactivated(record.id().did());
        return prepared(record, beginning, new DocumentBytes(ALONE_10, ALONE_11, members(stub)), metadata);
    }

    private static PreparedVersion prepared(
            VaaRecord record, byte[] beginning, DocumentBytes document, ObjectNode metadata) {
        byte[] served = LedgerAnswers.encode(
                record.id().did(),
                record.retired(),
                Instant.ofEpochMilli(record.updatedMillis()),
                record.content().ttlSeconds(),
                document,
                members(metadata));
        return new PreparedVersion(beginning, VaaRecordCodec.append(served, record));
    }

    private static ObjectNode document(VaaRecord record) {
        var content = record.content();
        var document = JSON.objectNode()
                .put("id", record.id().did())
                .put("controller", record.controller().canonical())
                .put("name", content.name());
        ArrayNode names = JSON.arrayNode();
        record.id().code().ifPresent(code -> names.add("hdl:" + HandleForm.of(code)));
        content.alsoKnownAs().forEach(names::add);
        if (!names.isEmpty()) {
            document.set("alsoKnownAs", names);
        }
        if (!content.links().isEmpty()) {
            var services = document.putArray("service");
            for (int i = 0; i < content.links().size(); i++) {
                services.add(service(
                        record.id().did() + "#link-" + (i + 1), content.links().get(i)));
            }
        }
        if (!content.attributes().isEmpty()) {
            var attributes = document.putObject("attributes");
            content.attributes().forEach(attributes::put);
        }
        content.serials()
                .ifPresent(serials -> document.putObject("serials")
                        .put("length", serials.length())
                        .put("profile", serials.profile() == Profile.STRICT ? "strict" : "extended"));
        return document;
    }

    private static ObjectNode service(String id, TargetLink link) {
        var service = JSON.objectNode().put("id", id).put("type", link.linkType());
        var endpoint =
                service.putObject("serviceEndpoint").put("href", link.href()).put("title", link.title());
        link.mediaType().ifPresent(type -> endpoint.put("type", type));
        if (!link.hreflang().isEmpty()) {
            var languages = endpoint.putArray("hreflang");
            link.hreflang().forEach(languages::add);
        }
        return service;
    }

    private static ObjectNode metadata(VaaRecord record) {
        var metadata = JSON.objectNode()
                .put("created", time(record.createdMillis()))
                .put("updated", time(record.updatedMillis()));
        var vaa = metadata.putObject("vaa").put("level", record.id().level().label());
        record.id().above().ifPresent(node -> vaa.put("issuedUnder", node.did()));
        return metadata;
    }

    private static String time(long millis) {
        return Instant.ofEpochMilli(millis).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static byte[] contexts(String did, String base) {
        return Jcs.canonicalize(JSON.arrayNode().add(did).add(base + VaaContext.PATH));
    }

    /** Canonical octets of an object without its braces. */
    private static byte[] members(ObjectNode object) {
        byte[] octets = Jcs.canonicalize(object);
        return Arrays.copyOfRange(octets, 1, octets.length - 1);
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
