package dev.flint.pipeline;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flint.spi.Answer;
import dev.flint.spi.DocumentBytes;
import dev.flint.spi.ResolutionError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A document as a tree, for questions about its parts. */
final class DocumentTree {
    private static final Set<String> RELATIONSHIPS =
            Set.of("authentication", "assertionMethod", "keyAgreement", "capabilityInvocation", "capabilityDelegation");

    private static final List<String> EXPANDED = List.of(
            "service",
            "verificationMethod",
            "authentication",
            "assertionMethod",
            "keyAgreement",
            "capabilityInvocation",
            "capabilityDelegation");

    private final JsonObject root;
    private final String id;

    private DocumentTree(JsonObject root) {
        this.root = root;
        this.id = textOf(root, "id").orElse("");
    }

    /** @throws DecodeException if the bytes are no JSON object */
    static DocumentTree of(DocumentBytes document) {
        var json = Buffer.buffer(document.members().length + 2)
                .appendString("{")
                .appendBytes(document.members())
                .appendString("}");
        return new DocumentTree(new JsonObject(json));
    }

    JsonObject root() {
        return root;
    }

    /** An answer with this map in the document's place: the document's context, then the map's own members. */
    static Answer asDocument(JsonObject map, Answer document) {
        var own = map.copy();
        own.remove("@context");
        String members = own.encode();
        var bytes = new DocumentBytes(
                document.document().context10(),
                document.document().context11(),
                members.substring(1, members.length() - 1).getBytes(UTF_8));
        return new Answer(bytes, document.metadata(), document.freshness(), document.notes());
    }

    /** The first map in document order whose id is the document's own with this fragment, or the fragment alone. */
    Optional<JsonObject> find(String fragment) {
        return find(root, id + '#' + fragment, '#' + fragment);
    }

    private static Optional<JsonObject> find(@Nullable Object value, String absolute, String relative) {
        if (value instanceof JsonObject map) {
            var own = map.getValue("id");
            if (absolute.equals(own) || relative.equals(own)) {
                return Optional.of(map);
            }
            for (var member : map) {
                var found = find(member.getValue(), absolute, relative);
                if (found.isPresent()) {
                    return found;
                }
            }
        } else if (value instanceof JsonArray list) {
            for (var element : list) {
                var found = find(element, absolute, relative);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** The document with those services only that have this id and this type; empty when there are none. */
    Optional<DocumentTree> withServices(Optional<String> serviceId, Optional<String> type) {
        var selected = services(serviceId, type);
        return selected.isEmpty()
                ? Optional.empty()
                : Optional.of(new DocumentTree(root.copy().put("service", selected)));
    }

    /**
     * The endpoints of those services, as far as they are URLs, or targets of links (RFC 9264) with one; empty when
     * there is no such service.
     */
    Optional<List<String>> endpoints(Optional<String> serviceId, Optional<String> type) {
        var selected = services(serviceId, type);
        if (selected.isEmpty()) {
            return Optional.empty();
        }
        List<String> endpoints = new ArrayList<>();
        for (int i = 0; i < selected.size(); i++) {
            var endpoint = selected.getJsonObject(i).getValue("serviceEndpoint");
            for (var each : endpoint instanceof JsonArray set ? set : new JsonArray().add(endpoint)) {
                Object target = each instanceof JsonObject link ? link.getValue("href") : each;
                if (target instanceof String url) {
                    endpoints.add(url);
                }
            }
        }
        return Optional.of(endpoints);
    }

    private JsonArray services(Optional<String> serviceId, Optional<String> type) {
        var selected = new JsonArray();
        if (root.getValue("service") instanceof JsonArray services) {
            for (var element : services) {
                if (element instanceof JsonObject service
                        && serviceId.map(wanted -> hasId(service, wanted)).orElse(true)
                        && type.map(wanted -> hasType(service, wanted)).orElse(true)) {
                    selected.add(service);
                }
            }
        }
        return selected;
    }

    /** Why this is no verification method of the relationship; empty when it is one. */
    Optional<ResolutionError> refuse(JsonObject selected, String relationship) {
        var own = textOf(selected, "id");
        if (own.isEmpty()
                || textOf(selected, "type").isEmpty()
                || textOf(selected, "controller").isEmpty()) {
            return Optional.of(ResolutionError.INVALID_VERIFICATION_METHOD);
        }
        if (RELATIONSHIPS.contains(relationship) && root.getValue(relationship) instanceof JsonArray methods) {
            for (var element : methods) {
                var reference = element instanceof JsonObject method
                        ? textOf(method, "id")
                        : Optional.ofNullable(element instanceof String text ? text : null);
                if (reference.map(this::absolute).equals(own.map(this::absolute))) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(ResolutionError.INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD);
    }

    /** The document with absolute ids of services and verification methods, and absolute references to the latter. */
    DocumentTree expanded() {
        var copy = root.copy();
        for (String name : EXPANDED) {
            if (copy.getValue(name) instanceof JsonArray list) {
                var expanded = new JsonArray();
                list.forEach(element -> expanded.add(expanded(element)));
                copy.put(name, expanded);
            }
        }
        return new DocumentTree(copy);
    }

    private Object expanded(Object element) {
        if (element instanceof JsonObject map) {
            return textOf(map, "id").map(own -> map.put("id", absolute(own))).orElse(map);
        }
        return element instanceof String reference ? absolute(reference) : element;
    }

    private boolean hasId(JsonObject service, String wanted) {
        boolean bare = wanted.indexOf(':') < 0 && wanted.indexOf('#') < 0;
        String absolute = absolute(bare ? '#' + wanted : wanted);
        return textOf(service, "id")
                .filter(own -> own.equals(wanted) || absolute(own).equals(absolute))
                .isPresent();
    }

    private static boolean hasType(JsonObject service, String wanted) {
        var type = service.getValue("type");
        return type instanceof JsonArray types ? types.contains(wanted) : wanted.equals(type);
    }

    private String absolute(String reference) {
        return RelativeDidUrl.resolved(id, reference);
    }

    private static Optional<String> textOf(JsonObject map, String name) {
        return map.getValue(name) instanceof String text ? Optional.of(text) : Optional.empty();
    }
}
