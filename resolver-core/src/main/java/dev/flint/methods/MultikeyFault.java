package dev.flint.methods;

import dev.flint.spi.ResolutionError;

/** Why a text is no public key. */
enum MultikeyFault {
    NOT_BASE58(ResolutionError.INVALID_DID, "not base58btc behind a z"),
    TOO_LONG(ResolutionError.INVALID_DID, "too long for any key"),
    UNSUPPORTED_TYPE(
            ResolutionError.UNSUPPORTED_PUBLIC_KEY_TYPE, "the multicodec stands for no public key that is known here"),
    LENGTH(ResolutionError.INVALID_PUBLIC_KEY_LENGTH, "not as many octets as a key of this type has"),
    NOT_A_POINT(ResolutionError.INVALID_PUBLIC_KEY, "no point of its curve");

    private final ResolutionError error;
    private final String text;

    MultikeyFault(ResolutionError error, String text) {
        this.error = error;
        this.text = text;
    }

    ResolutionError error() {
        return error;
    }

    /** For people. */
    String text() {
        return text;
    }
}
