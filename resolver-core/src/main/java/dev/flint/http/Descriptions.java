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
        for (var driver : drivers) {
            methods.add(driver.method());
            testIdentifiers.put(driver.method(), new JsonArray(driver.testIdentifiers()));
            properties.put(patternOf(driver), propertiesOf(driver));
        }
        return Map.of(
                "/1.0/methods", Page.constant(JSON, methods.toBuffer()),
                "/1.0/testIdentifiers", Page.constant(JSON, testIdentifiers.toBuffer()),
                "/1.0/properties", Page.constant(JSON, properties.toBuffer()),
                "/driver/1.0/properties", Page.constant(JSON, properties.toBuffer()));
    }

    private static JsonObject propertiesOf(MethodDriver driver) {
        var described = new JsonObject().put("http", new JsonObject().put("pattern", patternOf(driver)));
        driver.properties().forEach(described::put);
        return described;
    }

    private static String patternOf(MethodDriver driver) {
        return "^(did:" + driver.method() + ":.+)$";
    }
}
