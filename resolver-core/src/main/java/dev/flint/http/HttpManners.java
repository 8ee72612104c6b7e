package dev.flint.http;

/**
 * What differs between deployments in how questions are taken.
 *
 * @param legacyEnvelope whether those who state no preference get the legacy envelope, for clients that insist on a
 *     media type with the suffix +json
 * @param refuseUnknownOptions whether an unknown option is refused, as the specification says, or ignored
 * @param refuseNoCache whether asking past the cache is refused
 */
public record HttpManners(boolean legacyEnvelope, boolean refuseUnknownOptions, boolean refuseNoCache) {
    public static HttpManners defaults() {
        return new HttpManners(false, true, false);
    }
}
