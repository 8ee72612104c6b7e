package dev.flint.deploy.house;

import dev.flint.bridge.handle.HandleJson;
import dev.flint.bridge.handle.HandleValue;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;

/** Handles for people. */
final class HandleHtml {
    private HandleHtml() {}

    /** A title, and a table of values if there are any. */
    static Buffer page(String title, List<HandleValue> values) {
        var html = new StringBuilder("<!DOCTYPE html>\n<title>Handle</title>\n<h1>");
        html.append(escaped(title)).append("</h1>\n");
        if (!values.isEmpty()) {
            html.append("<table>\n");
            for (Object each : HandleJson.of(values)) {
                var value = (JsonObject) each;
                html.append("<tr><td>").append(value.getValue("index"));
                html.append("<td>").append(escaped(value.getString("type")));
                var data = value.getJsonObject("data").getValue("value");
                html.append("<td>").append(escaped(data.toString())).append('\n');
            }
            html.append("</table>\n");
        }
        return Buffer.buffer(html.toString());
    }

    /** Where a Handle is on this server. */
    static String path(String handle) {
        try {
            return new URI(null, null, '/' + handle, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a path with a slash before it", e);
        }
    }

    private static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
