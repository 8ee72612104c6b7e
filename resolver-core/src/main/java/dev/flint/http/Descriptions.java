package dev.flint.http;

import dev.flint.spi.MethodDriver;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;

/**
 * What the resolver says of its drivers, in the shapes of the Universal Resolver.
 *
 * @see <a href="https://github.com/decentralized-identity/universal-resolver/blob/main/openapi/openapi.yaml">the
 *     Universal Resolver's OpenAPI file</a>
 */
final class Descriptions {
    private static final String JSON = "application/json";

    private Descriptions() {}

    /** The pages, by path. */
    static Map<String, Page> of(List<MethodDriver> drivers) {
        var methods = new JsonArray();
        var testIdentifiers = new JsonObject();
        var properties = new JsonObject();
        var traits = new JsonObject();
        // Of several drivers of one method the last one stands for it: keys are patterns, and clients compile them.
        for (var driver : drivers) {
            if (!methods.contains(driver.method())) {
                methods.add(driver.method());
            }
            if (!driver.testIdentifiers().isEmpty()) {
                testIdentifiers.put(driver.method(), new JsonArray(driver.testIdentifiers()));
            }
            properties.put(driver.pattern(), propertiesOf(driver));
            traits.put(driver.pattern(), traitsOf(driver));
        }
        return Map.of(
                "/1.0/methods", Page.constant(JSON, methods.toBuffer()),
                "/1.0/testIdentifiers", Page.constant(JSON, testIdentifiers.toBuffer()),
                "/1.0/properties", Page.constant(JSON, properties.toBuffer()),
                "/1.0/traits", Page.constant(JSON, traits.toBuffer()),
                "/driver/1.0/properties", Page.constant(JSON, properties.toBuffer()));
    }

    /** The names of DID Traits, and those that Universal Resolver clients know. */
    private static JsonObject traitsOf(MethodDriver driver) {
        var all = driver.traits();
        var described = new JsonObject();
        all.stream().sorted().forEach(name -> described.put(name, true));
        return described
                .put("updatable", all.contains("supportsUpdate"))
                .put("deactivatable", all.contains("supportsDeactivate"))
                .put("enumerable", all.contains("enumerable"))
                .put("historyAvailable", all.contains("history"))
                .put("humanReadable", all.contains("humanReadable"));
    }

    private static JsonObject propertiesOf(MethodDriver driver) {
        var described = new JsonObject().put("http", new JsonObject().put("pattern", driver.pattern()));
        driver.properties().forEach(described::put);
        return described;
    }
}
