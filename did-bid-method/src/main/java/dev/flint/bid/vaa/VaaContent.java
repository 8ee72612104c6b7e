package dev.flint.bid.vaa;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What the holder of a code or a node says of it.
 *
 * @param name what it is, for people
 * @param links where more is told; at most one of them the default
 * @param alsoKnownAs other URIs of the same thing
 * @param attributes whatever else, by name
 * @param serials of an enterprise that mints codes
 * @param ttlSeconds how long others may keep it
 */
public record VaaContent(
        String name,
        List<TargetLink> links,
        List<String> alsoKnownAs,
        Map<String, String> attributes,
        Optional<SerialForm> serials,
        int ttlSeconds) {
    public VaaContent {
        links = List.copyOf(links);
        alsoKnownAs = List.copyOf(alsoKnownAs);
        attributes = new TreeMap<>(attributes);
    }

    /** The link that is meant if nothing is asked for: the one that says so, otherwise the first. */
    public Optional<TargetLink> defaultLink() {
        return links.stream()
                .filter(TargetLink::isDefault)
                .findFirst()
                .or(() -> links.stream().findFirst());
    }
}
