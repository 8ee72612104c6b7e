package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.id.Did;
import dev.flint.spi.Answer;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.Freshness;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import io.vertx.core.buffer.Buffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** What a driver's response says: a resolution result of any age, or a bare document. */
final class RemoteReply {
    private static final String DOCUMENT = "didDocument";
    private static final String RESOLUTION_METADATA = "didResolutionMetadata";
    private static final String DOCUMENT_METADATA = "didDocumentMetadata";
    private static final int DETAIL_CHARS_MAX = 200;

    private final CachePolicy caching;

    RemoteReply(CachePolicy caching) {
        this.caching = caching;
    }

    Resolution read(Did did, int status, Buffer body) {
        var object = JsonDocument.object(body);
        if (object.isEmpty()) {
            return byStatus(status)
                    .map(error -> refused(error, "the driver answered " + status))
                    .orElseGet(() -> refused(ResolutionError.INTERNAL_ERROR, "the driver's answer is no JSON object"));
        }
        boolean envelope = object.get().has(RESOLUTION_METADATA) || object.get().has(DOCUMENT);
        return envelope ? result(did, status, object.get()) : bare(did, status, object.get());
    }

    private Resolution result(Did did, int status, ObjectNode result) {
        var metadata = result.path(RESOLUTION_METADATA);
        if (metadata.hasNonNull("error")) {
            var error = errorOf(metadata.path("error"));
            return refused(error, "the driver says: " + detail(metadata, error));
        }
        var about = result.path(DOCUMENT_METADATA) instanceof ObjectNode object
                ? object
                : JsonNodeFactory.instance.objectNode();
        boolean gone = about.path("deactivated").asBoolean(false) || status == 410;
        if (result.path(DOCUMENT) instanceof ObjectNode document && !document.isEmpty()) {
            return document(did, document, about, gone);
        }
        if (gone) {
            var stub = JsonNodeFactory.instance.objectNode().put("id", did.text());
            return new Resolution.Deactivated(answer(stub, about));
        }
        return byStatus(status)
                .map(error -> refused(error, "the driver answered " + status))
                .orElseGet(() -> refused(ResolutionError.INTERNAL_ERROR, "the driver gave neither document nor error"));
    }

    private Resolution bare(Did did, int status, ObjectNode document) {
        return byStatus(status)
                .map(error -> refused(error, "the driver answered " + status))
                .orElseGet(() -> document(did, document, JsonNodeFactory.instance.objectNode(), status == 410));
    }

    private Resolution document(Did did, ObjectNode document, ObjectNode metadata, boolean gone) {
        if (!document.path("id").asText("").equals(did.text())) {
            return refused(ResolutionError.INVALID_DID_DOCUMENT, "the driver gave a document of another identifier");
        }
        var answer = answer(document, metadata);
        return gone ? new Resolution.Deactivated(answer) : new Resolution.Found(answer);
    }

    private Answer answer(ObjectNode document, ObjectNode metadata) {
        long updated = seconds(metadata.path("updated"))
                .or(() -> seconds(metadata.path("created")))
                .orElse(0L);
        long fresh = Math.min(caching.fresh().toSeconds(), Freshness.YEAR_SECONDS);
        return JsonDocument.answer(document, metadata, new Freshness(0, updated, fresh, false));
    }

    private static Optional<Long> seconds(JsonNode time) {
        try {
            return time.isTextual() ? Optional.of(Instant.parse(time.asText()).getEpochSecond()) : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** As a URI, as a bare code, or as the keyword of older days. */
    private static ResolutionError errorOf(JsonNode error) {
        String text = error.isObject() ? error.path("type").asText("") : error.asText("");
        String name = text.substring(text.indexOf('#') + 1);
        for (var known : ResolutionError.values()) {
            if (known.name().equals(name) || known.keyword().equals(name)) {
                return known;
            }
        }
        return ResolutionError.INTERNAL_ERROR;
    }

    /** Their words, as far as they are harmless. */
    private static String detail(JsonNode metadata, ResolutionError error) {
        String text = metadata.path("error")
                .path("detail")
                .asText(metadata.path("errorMessage").asText(""));
        String start = text.substring(0, Math.min(DETAIL_CHARS_MAX, text.length()));
        return start.isEmpty() || start.chars().anyMatch(c -> c < ' ' || c >= 0x7F) ? error.keyword() : start;
    }

    private static Optional<ResolutionError> byStatus(int status) {
        return switch (status) {
            case 200, 410 -> Optional.empty();
            case 400 -> Optional.of(ResolutionError.INVALID_DID);
            case 404 -> Optional.of(ResolutionError.NOT_FOUND);
            case 406 -> Optional.of(ResolutionError.REPRESENTATION_NOT_SUPPORTED);
            case 501 -> Optional.of(ResolutionError.METHOD_NOT_SUPPORTED);
            default -> Optional.of(ResolutionError.INTERNAL_ERROR);
        };
    }

    private static Resolution refused(ResolutionError error, String detail) {
        return new Resolution.Refused(error, detail);
    }
}
