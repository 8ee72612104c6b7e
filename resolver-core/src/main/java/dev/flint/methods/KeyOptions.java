package dev.flint.methods;

import dev.flint.spi.ResolutionError;
import java.util.Map;
import java.util.Set;

/**
 * What may be asked of did:key.
 *
 * @param derives whether a key to agree with is wanted beside one of Ed25519
 * @see <a href="https://w3c-ccg.github.io/did-key-spec/#document-creation-options">The did:key method, options</a>
 */
record KeyOptions(PublicKeyFormat format, boolean derives) {
    static final KeyOptions NONE = new KeyOptions(PublicKeyFormat.MULTIKEY, false);

    private static final String FORMAT = "publicKeyFormat";
    private static final String DERIVE = "enableEncryptionKeyDerivation";
    private static final String EXPERIMENTAL = "enableExperimentalPublicKeyTypes";
    static final Set<String> NAMES = Set.of(FORMAT, DERIVE, EXPERIMENTAL);

    /** What came of reading them. */
    sealed interface Reading {
        record Read(KeyOptions options) implements Reading {}

        /**
         * The first one that is not in order.
         *
         * @param detail one sentence for a person
         */
        record Refused(ResolutionError error, String detail) implements Reading {}
    }

    static Reading read(Map<String, String> given) {
        if (given.isEmpty()) {
            return new Reading.Read(NONE);
        }
        if (!isBoolean(given, DERIVE) || !isBoolean(given, EXPERIMENTAL)) {
            return new Reading.Refused(
                    ResolutionError.INVALID_OPTIONS, DERIVE + " and " + EXPERIMENTAL + " take true or false");
        }
        String name = given.getOrDefault(FORMAT, "Multikey");
        boolean experiments = given.getOrDefault(EXPERIMENTAL, "false").equals("true");
        if (PublicKeyFormat.isExperimental(name) && !experiments) {
            return new Reading.Refused(
                    ResolutionError.INVALID_PUBLIC_KEY_TYPE,
                    name + " is experimental, and " + EXPERIMENTAL + " is false");
        }
        return PublicKeyFormat.of(name)
                .<Reading>map(format -> new Reading.Read(new KeyOptions(
                        format, given.getOrDefault(DERIVE, "false").equals("true"))))
                .orElseGet(() -> new Reading.Refused(
                        ResolutionError.UNSUPPORTED_PUBLIC_KEY_TYPE, "the " + FORMAT + " asked for is not known here"));
    }

    private static boolean isBoolean(Map<String, String> given, String name) {
        String value = given.getOrDefault(name, "false");
        return value.equals("true") || value.equals("false");
    }
}
