package dev.flint.bridge.handle;

import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.StringTokenizer;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** The XML of places. It comes from strangers: no document types, no entities of its own, and a limit for all else. */
final class LocationsReader {
    private static final int OCTETS_MAX = 16_384;
    private static final int LOCATIONS_MAX = 128;
    private static final int ATTRIBUTES_MAX = 32;
    private static final int WAYS_MAX = 16;
    private static final String WAYS_DEFAULT = "locatt,address,country,score,weighted";

    private final List<Location> locations = new ArrayList<>();
    private String ways = WAYS_DEFAULT;

    private LocationsReader() {}

    static Optional<Locations> read(byte[] octets) {
        if (octets.length > OCTETS_MAX) {
            return Optional.empty();
        }
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        try {
            var xml = factory.createXMLStreamReader(new StringReader(new String(octets, StandardCharsets.UTF_8)));
            var reader = new LocationsReader();
            return reader.takes(xml) ? Optional.of(new Locations(reader.ways(), reader.locations)) : Optional.empty();
        } catch (XMLStreamException notWellFormed) {
            return Optional.empty();
        }
    }

    private List<String> ways() {
        List<String> named = new ArrayList<>();
        var words = new StringTokenizer(ways, ", \t\r\n");
        while (words.hasMoreTokens() && named.size() < WAYS_MAX) {
            named.add(words.nextToken());
        }
        return named;
    }

    /** Whether it is what it should be, and names a place. */
    private boolean takes(XMLStreamReader xml) throws XMLStreamException {
        int depth = 0;
        while (xml.hasNext()) {
            int event = xml.next();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                return false;
            }
            if (event == XMLStreamConstants.START_ELEMENT && !takesElement(xml, depth++)) {
                return false;
            }
            depth -= event == XMLStreamConstants.END_ELEMENT ? 1 : 0;
        }
        return !locations.isEmpty();
    }

    private boolean takesElement(XMLStreamReader xml, int depth) {
        if (xml.getAttributeCount() > ATTRIBUTES_MAX) {
            return false;
        }
        var attributes = attributes(xml);
        if (depth == 0) {
            ways = attributes.getOrDefault("chooseby", ways);
            return xml.getLocalName().equals("locations");
        }
        if (depth == 1 && xml.getLocalName().equals("location") && attributes.containsKey("href")) {
            locations.add(new Location(attributes));
        }
        return locations.size() <= LOCATIONS_MAX;
    }

    private static Map<String, String> attributes(XMLStreamReader xml) {
        Map<String, String> attributes = new LinkedHashMap<>();
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
        }
        return attributes;
    }
}
