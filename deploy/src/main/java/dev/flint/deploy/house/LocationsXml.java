package dev.flint.deploy.house;

import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.Locations;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Map;

/** Everywhere that a record leads, in XML (Handle digest, 1.10). */
final class LocationsXml {
    private LocationsXml() {}

    /** The places of its values of type 10320/loc as they are described, then its URLs. */
    static Buffer of(HandleRecord.Found record) {
        var xml = new StringBuilder("<locations>\n");
        record.first(Locations.TYPE)
                .flatMap(Locations::parse)
                .map(Locations::all)
                .orElse(List.of())
                .forEach(location -> add(xml, location.attributes()));
        record.values().stream()
                .filter(value -> value.type().equalsIgnoreCase("URL"))
                .forEach(value -> {
                    xml.append("<location mode=\"legacy\" weight=\"1.0\"");
                    add(xml, "href", value.text());
                    xml.append("/>\n");
                });
        return Buffer.buffer(xml.append("</locations>\n").toString());
    }

    private static void add(StringBuilder xml, Map<String, String> attributes) {
        xml.append("<location");
        attributes.forEach((name, value) -> add(xml, name, value));
        xml.append("/>\n");
    }

    private static void add(StringBuilder xml, String name, String value) {
        xml.append(' ').append(name).append("=\"").append(escaped(value)).append('"');
    }

    /** What XML cannot say at all becomes a question mark. */
    private static String escaped(String text) {
        var clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(isSayable(c) ? c : '?'));
        return HandleHtml.escaped(clean.toString());
    }

    private static boolean isSayable(int c) {
        return (c >= ' ' && c < 0xD800) || (c > 0xDFFF && c < 0xFFFE) || c > 0xFFFF;
    }
}
