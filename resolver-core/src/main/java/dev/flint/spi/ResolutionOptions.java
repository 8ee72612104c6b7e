package dev.flint.spi;

import java.util.Map;

/**
 * What a client may ask for beyond the identifier.
 *
 * @param noCache whether a fresh read is wanted
 * @param expandRelativeUrls whether relative DID URLs in the document are to be made absolute
 * @param proof whether a proof of the answer is wanted, from drivers that have one
 * @param verify whether the chain of trust behind the answer is to be followed, by drivers that know one
 * @param ofMethod what only some methods know, by name: {@link MethodDriver#options}
 * @see <a href="https://www.w3.org/TR/did-resolution/#did-resolution-options">DID Resolution Options</a>
 */
public record ResolutionOptions(
        Version version,
        boolean noCache,
        boolean expandRelativeUrls,
        boolean proof,
        boolean verify,
        Map<String, String> ofMethod) {
    public static final ResolutionOptions NONE = new ResolutionOptions(new Version.Latest(), false, false, false);

    public ResolutionOptions {
        ofMethod = Map.copyOf(ofMethod);
    }

    /** Without verification, and without what only some methods know. */
    public ResolutionOptions(Version version, boolean noCache, boolean expandRelativeUrls, boolean proof) {
        this(version, noCache, expandRelativeUrls, proof, false, Map.of());
    }

    /** Whether the answer is the same for everyone who asks plainly, so that it may come from the cache. */
    public boolean arePlain() {
        return !noCache && arePlainButCache();
    }

    /** The same with relative DID URLs left as they are. */
    public ResolutionOptions withoutExpansion() {
        return new ResolutionOptions(version, noCache, false, proof, verify, ofMethod);
    }

    /** Whether the answer is what everyone gets who asks plainly, though it may have to be asked for. */
    public boolean arePlainButCache() {
        return version instanceof Version.Latest && !expandRelativeUrls && !proof && !verify && ofMethod.isEmpty();
    }
}
