package dev.flint.methods;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flint.spi.Answer;
import dev.flint.spi.DocumentBytes;
import dev.flint.spi.Freshness;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import java.util.Optional;

/** Answers that follow from the identifier alone: they have no versions, and never change. */
final class Derived {
    private static final byte[] NO_METADATA = {};
    private static final Freshness FOR_EVER = new Freshness(0, 0, Freshness.YEAR_SECONDS, true);

    private Derived() {}

    /** Why this cannot be answered; empty when it can. */
    static Optional<Resolution> refusal(ResolutionOptions options) {
        if (options.proof() || options.verify()) {
            return Optional.of(refused(
                    ResolutionError.FEATURE_NOT_SUPPORTED, "the identifier is its own proof, there is no other"));
        }
        return options.version() instanceof Version.Numbered
                ? Optional.of(refused(ResolutionError.NOT_FOUND, "the method has no versions"))
                : Optional.empty();
    }

    static Resolution found(String context10, String context11, String members) {
        var document = new DocumentBytes(context10.getBytes(UTF_8), context11.getBytes(UTF_8), members.getBytes(UTF_8));
        return new Resolution.Found(new Answer(document, NO_METADATA, FOR_EVER));
    }

    static Resolution refused(ResolutionError error, String detail) {
        return new Resolution.Refused(error, detail);
    }
}
