package dev.flint.spi;

import dev.flint.id.Did;
import dev.flint.id.Identifier;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A client side: asks whoever knows the document of an identifier. */
public interface MethodDriver {
    /** The DID method's name. */
    String method();

    /** Whether it is asked about this identifier: as a rule, about every DID of its method. */
    default boolean owns(Identifier identifier) {
        return identifier instanceof Did did && did.hasMethod(method());
    }

    /** The identifiers that it owns, as a Universal Resolver's pattern. */
    default String pattern() {
        return "^(did:" + method() + ":.+)$";
    }

    /** The spelling under which all spellings of an identifier meet; the method may know more than DID syntax does. */
    default String canonical(Identifier identifier) {
        return identifier.canonical();
    }

    /**
     * Finds the document. Runs on an event loop and never blocks; expected failures are {@link Resolution.Refused},
     * a failed future is broken machinery.
     */
    Future<Resolution> resolve(Identifier identifier, ResolutionOptions options);

    /** How long answers may be kept. */
    default CachePolicy caching() {
        return CachePolicy.UNTIL_REPLACED;
    }

    /** Options that it knows beyond those of DID Resolution: what {@link ResolutionOptions#ofMethod} may hold. */
    default Set<String> options() {
        return Set.of();
    }

    /** Identifiers by which an operator can try the driver. */
    List<String> testIdentifiers();

    /**
     * What holds of the method.
     *
     * @return names of DID Traits
     * @see <a href="https://identity.foundation/did-traits/">DID Traits 1.0</a>
     */
    default Set<String> traits() {
        return Set.of();
    }

    /** What the driver says of itself, in the members of {@code /1.0/properties}. */
    Map<String, String> properties();
}
