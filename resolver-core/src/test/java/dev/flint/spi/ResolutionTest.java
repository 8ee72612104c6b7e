package dev.flint.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import org.junit.jupiter.api.Test;

final class ResolutionTest {
    private static final Answer ANSWER = ExampleDriver.answer("\"id\":\"did:example:1\"", 1);

    @Test
    void match_eachCase_decidesForIt() {
        assertThat(caseOf(new Resolution.Found(ANSWER))).isEqualTo("found");
        assertThat(caseOf(new Resolution.Deactivated(ANSWER))).isEqualTo("gone");
        assertThat(caseOf(new Resolution.Refused(ResolutionError.NOT_FOUND, "")))
                .isEqualTo("refused");
    }

    @Test
    void arePlain_anyOption_isNotPlain() {
        assertThat(ResolutionOptions.NONE.arePlain()).isTrue();
        assertThat(new ResolutionOptions(new Version.Latest(), true, false, false).arePlain())
                .isFalse();
        assertThat(new ResolutionOptions(new Version.Latest(), false, true, false).arePlain())
                .isFalse();
        assertThat(new ResolutionOptions(new Version.Numbered("1"), false, false, false).arePlain())
                .isFalse();
        assertThat(new ResolutionOptions(new Version.AsOf(Instant.EPOCH), false, false, false).arePlain())
                .isFalse();
    }

    @Test
    void asPastVersion_keepsPositionAndTimeForEver() {
        assertThat(new Freshness(7, 8, 9, false).asPastVersion())
                .isEqualTo(new Freshness(7, 8, Freshness.YEAR_SECONDS, true));
    }

    @Test
    void freshness_negativePositionOrAge_isBug() {
        assertThatThrownBy(() -> new Freshness(-1, 0, 0, false)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Freshness(0, 0, -1, false)).isInstanceOf(IllegalArgumentException.class);
    }

    private static String caseOf(Resolution resolution) {
        return resolution.match(found -> "found", gone -> "gone", refused -> "refused");
    }
}
