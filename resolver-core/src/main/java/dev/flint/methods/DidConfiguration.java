package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.methods.DomainLinkage.Reading;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A DID Configuration: which DIDs an origin says are its own, with what these say.
 *
 * @see <a href="https://identity.foundation/.well-known/resources/did-configuration/">Well Known DID Configuration</a>
 */
public final class DidConfiguration {
    /** Where it lies, below the root of an origin. */
    public static final String PATH = "/.well-known/did-configuration.json";

    public static final int BYTES_MAX = 262_144;

    /** How many links are looked at: each may cost the reading of a key. */
    private static final int LINKS_MAX = 32;

    private final List<Reading> readings;

    private DidConfiguration(List<Reading> readings) {
        this.readings = readings;
    }

    /** Reads one; empty for whatever is none, or has more links than anybody should look at. */
    public static Optional<DidConfiguration> of(Buffer json) {
        return JsonDocument.object(json).filter(DidConfiguration::isOne).map(object -> {
            List<Reading> readings = new ArrayList<>();
            object.path("linked_dids").forEach(entry -> readings.add(DomainLinkage.of(entry)));
            return new DidConfiguration(readings);
        });
    }

    private static boolean isOne(ObjectNode object) {
        JsonNode links = object.path("linked_dids");
        return object.has("@context")
                && links.isArray()
                && links.size() <= LINKS_MAX
                && object.properties().stream()
                        .allMatch(member -> Set.of("@context", "linked_dids").contains(member.getKey()));
    }

    /** What is wrong with links that are none, by their index; whether the others hold is another question. */
    public List<String> faults() {
        List<String> faults = new ArrayList<>();
        for (int i = 0; i < readings.size(); i++) {
            if (readings.get(i) instanceof Reading.Faulty faulty) {
                faults.add("linked_dids[" + i + "]: " + faulty.fault());
            }
        }
        return faults;
    }

    /** Those that are links, whether they hold or not. */
    public List<DomainLinkage> links() {
        return readings.stream()
                .filter(Reading.Read.class::isInstance)
                .map(reading -> ((Reading.Read) reading).linkage())
                .toList();
    }

    /**
     * Why none of the links makes an origin and the DID of a document one entity's, in a few words; empty when one
     * does. Links are independent: those that do not hold take nothing from those that do. Computes: not for an event
     * loop.
     *
     * @param origin in its usual spelling
     */
    public Optional<String> fault(String origin, DocumentKeys document, Instant now) {
        var faults = faults();
        var fault = Optional.of("it does not link this DID" + (faults.isEmpty() ? "" : "; " + faults.get(0)));
        for (var link : links()) {
            if (link.did().equals(document.id())) {
                fault = link.origin().equals(origin)
                        ? link.fault(document, now)
                        : Optional.of("the DID is linked with another origin");
            }
            if (fault.isEmpty()) {
                break;
            }
        }
        return fault;
    }
}
