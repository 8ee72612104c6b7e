package dev.flint.deploy.house;

import dev.flint.bid.vaa.TargetLink;
import dev.flint.bridge.handle.HandleJson;
import dev.flint.bridge.handle.HandleValue;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Handles for people. */
final class HandleHtml {
    private HandleHtml() {}

    /** A page with a table of values. */
    static HandleReply values(String handle, List<HandleValue> values) {
        var html = new StringBuilder("<table>\n");
        for (Object each : HandleJson.of(values)) {
            var value = (JsonObject) each;
            html.append("<tr><td>").append(value.getValue("index"));
            html.append("<td>").append(escaped(value.getString("type")));
            var data = value.getJsonObject("data").getValue("value");
            html.append("<td>").append(escaped(data.toString())).append('\n');
        }
        return page(200, escaped(handle), html.append("</table>\n").toString());
    }

    /** A page with one sentence. */
    static HandleReply notice(int status, String text) {
        return page(status, escaped(text), "");
    }

    /** A page that says where to go. */
    static HandleReply link(int status, String location) {
        String text = escaped(location);
        return page(status, "<a href=\"" + text + "\">" + text + "</a>", "");
    }

    private static HandleReply page(int status, String title, String rest) {
        String html = "<!DOCTYPE html>\n<title>Handle</title>\n<h1>" + title + "</h1>\n" + rest;
        return HandleReply.html(status, Buffer.buffer(html));
    }

    /** Where a Handle is on this server, asked for like the one that led to it. */
    static String path(String handle, String query) {
        try {
            String path = new URI(null, null, '/' + handle, null).toASCIIString();
            return query.isEmpty() || !TargetLink.isUrl(query) ? path : path + '?' + query;
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path with a slash before it", e);
        }
    }

    /**
     * A URL as a header field can hold it; empty for what is none, and for schemes that would do something here, and
     * not lead elsewhere.
     */
    static Optional<String> url(String text) {
        try {
            var url = new URI(text);
            String scheme = url.getScheme() == null ? "" : url.getScheme().toLowerCase(Locale.ROOT);
            boolean leads = !List.of("", "javascript", "data", "vbscript").contains(scheme);
            return leads ? Optional.of(url.toASCIIString()) : Optional.empty();
        } catch (URISyntaxException notOne) {
            return Optional.empty();
        }
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
