package dev.flint.bid.vaa;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.UrlForm;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * All links of a thing and of the nodes above it (RFC 9264), each node with its own anchor.
 *
 * @param origin scheme and host of the anchors, without slash at the end
 * @param contexts the thing's first
 */
public record Linkset(String origin, List<Context> contexts) {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    /** Media types of link sets. */
    public enum Form {
        JSON("application/linkset+json"),
        TEXT("application/linkset");

        private final String mediaType;

        Form(String mediaType) {
            this.mediaType = mediaType;
        }

        public String mediaType() {
            return mediaType;
        }

        /** The one that a client wants to be sent; empty if it wants none. */
        public static Optional<Form> wanted(String accept) {
            var preferences = Preferences.of(accept);
            double json = Preferences.of(JSON.mediaType, preferences);
            double text = Preferences.of(TEXT.mediaType, preferences);
            return json == 0 && text == 0 ? Optional.empty() : Optional.of(json >= text ? JSON : TEXT);
        }
    }

    /**
     * What has links.
     *
     * @param description of it, for people
     */
    public record Context(VaaId id, String description, Optional<TargetLink> defaultLink, List<TargetLink> links) {
        public Context {
            links = List.copyOf(links);
        }
    }

    public Linkset {
        contexts = List.copyOf(contexts);
    }

    /** Nodes that say nothing are left out, but for the thing itself. */
    static Linkset of(String origin, List<VaaRecord> records) {
        return new Linkset(
                origin,
                records.stream()
                        .filter(record -> record.id().equals(records.get(0).id())
                                || !record.content().links().isEmpty())
                        .map(record -> new Context(
                                record.id(),
                                record.content().name(),
                                record.content().defaultLink(),
                                record.content().links()))
                        .toList());
    }

    /** Some of the links of one thing. */
    static Linkset of(String origin, VaaRecord record, List<TargetLink> links) {
        return new Linkset(
                origin, List.of(new Context(record.id(), record.content().name(), Optional.empty(), links)));
    }

    /** The link set in one of its forms, UTF-8. */
    public byte[] bytes(Form form) {
        return (form == Form.JSON ? json() : text()).getBytes(StandardCharsets.UTF_8);
    }

    private String json() {
        var linkset = JSON.objectNode();
        var array = linkset.putArray("linkset");
        for (var context : contexts) {
            var object =
                    array.addObject().put("anchor", anchor(context.id())).put("itemDescription", context.description());
            context.defaultLink()
                    .ifPresent(link -> object.withArrayProperty(LinkType.DEFAULT)
                            .addObject()
                            .put("href", link.href())
                            .put("title", link.title()));
            context.links().forEach(link -> add(object, link));
        }
        return linkset.toString();
    }

    private static void add(ObjectNode context, TargetLink link) {
        var target = context.withArrayProperty(link.linkType())
                .addObject()
                .put("href", link.href())
                .put("title", link.title());
        link.mediaType().ifPresent(type -> target.put("type", type));
        if (!link.hreflang().isEmpty()) {
            link.hreflang().forEach(target.putArray("hreflang")::add);
        }
    }

    private String text() {
        var text = new StringBuilder();
        for (var context : contexts) {
            String anchor = anchor(context.id());
            context.defaultLink()
                    .ifPresent(link -> line(text, link.href(), LinkType.DEFAULT, anchor, link.title())
                            .append(",\n"));
            for (var link : context.links()) {
                line(text, link.href(), link.linkType(), anchor, link.title());
                link.mediaType()
                        .ifPresent(type -> text.append("; type=\"").append(type).append('"'));
                link.hreflang().forEach(tag -> text.append("; hreflang=").append(tag));
                text.append(",\n");
            }
        }
        int end = Math.max(0, text.length() - ",\n".length());
        return text.substring(0, end) + '\n';
    }

    private static StringBuilder line(StringBuilder text, String href, String linkType, String anchor, String title) {
        text.append('<').append(href).append(">; rel=\"").append(linkType);
        text.append("\"; anchor=\"").append(anchor).append('"');
        boolean plain = title.chars().allMatch(c -> c >= ' ' && c < 0x7F && c != '"' && c != '\\');
        return plain
                ? text.append("; title=\"").append(title).append('"')
                : text.append("; title*=UTF-8''").append(extended(title));
    }

    /** As RFC 8187 writes texts of all languages. */
    private static String extended(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A");
    }

    /** The URL of a thing here: its carrier's path, an enterprise's as that of a party, that of other nodes by DID. */
    private String anchor(VaaId id) {
        return switch (id.level()) {
            case ITEM -> origin + UrlForm.pathOf(Identity15459.of(id.code().orElseThrow()));
            case ENTERPRISE -> origin + "/18V/" + id.text();
            case TOP_TIER, SECOND_TIER -> origin + "/1.0/identifiers/" + id.did();
        };
    }
}
