package dev.flint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Vectors;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class OptionsTest {
    private static final Options STRICT = new Options(true, true, List.of());
    private static final Options LENIENT = new Options(false, false, List.of());

    @Test
    void read_nothing_isPlain() {
        assertThat(STRICT.read(Map.of())).isEqualTo(new Options.Reading.Read(ResolutionOptions.NONE));
    }

    @Test
    void read_versionTimeVectors_asTheySay() {
        for (var vector : Vectors.of("versionTime")) {
            String value = vector.getString("value");
            var reading = STRICT.read(Map.of("versionTime", value));

            if (vector.getBoolean("valid")) {
                assertThat(reading).as(value).isEqualTo(read(new Version.AsOf(Instant.parse(value))));
            } else {
                assertThat(errorOf(reading)).as(value).hasToString(vector.getString("error"));
            }
        }
    }

    @Test
    void read_timesThatLookRight_areLookedAtTwice() {
        for (String value : new String[] {
            "2026-02-29T00:00:00Z",
            "2026-01-01T00:00:00z",
            "２026-01-01T00:00:00Z",
            "+026-01-01T00:00:00Z",
            "2026-01-01T00:00:0 Z",
            "2026-1-01T000:00:00Z"
        }) {
            assertThat(errorOf(STRICT.read(Map.of("versionTime", value))))
                    .as(value)
                    .isEqualTo(ResolutionError.INVALID_OPTIONS);
        }
    }

    @Test
    void read_versionId_isTakenAsItIs() {
        assertThat(STRICT.read(Map.of("versionId", "1-Qm"))).isEqualTo(read(new Version.Numbered("1-Qm")));
    }

    @Test
    void read_emptyVersionId_isInvalid() {
        assertThat(errorOf(STRICT.read(Map.of("versionId", "")))).isEqualTo(ResolutionError.INVALID_OPTIONS);
    }

    @Test
    void read_bothVersions_isInvalid() {
        assertThat(errorOf(STRICT.read(Map.of("versionId", "1", "versionTime", "2026-01-01T00:00:00Z"))))
                .isEqualTo(ResolutionError.INVALID_OPTIONS);
    }

    @Test
    void read_booleans_areTrueOrFalse() {
        assertThat(LENIENT.read(Map.of("noCache", "true", "expandRelativeUrls", "true")))
                .isEqualTo(new Options.Reading.Read(new ResolutionOptions(new Version.Latest(), true, true, false)));
        assertThat(errorOf(LENIENT.read(Map.of("noCache", "True")))).isEqualTo(ResolutionError.INVALID_OPTIONS);
    }

    @Test
    void read_noCacheWhereItIsRefused_isFeatureNotSupported() {
        assertThat(errorOf(STRICT.read(Map.of("noCache", "true")))).isEqualTo(ResolutionError.FEATURE_NOT_SUPPORTED);
        assertThat(STRICT.read(Map.of("noCache", "false"))).isInstanceOf(Options.Reading.Read.class);
    }

    @Test
    void read_unknown_isRefusedBeforeValuesAreLookedAt() {
        assertThat(errorOf(STRICT.read(Map.of("x", "1", "noCache", "maybe"))))
                .isEqualTo(ResolutionError.FEATURE_NOT_SUPPORTED);
    }

    @Test
    void read_unknownName_isRepeatedOnlyIfPrintable() {
        assertThat(STRICT.read(Map.of("a\nb", "1")))
                .isEqualTo(new Options.Reading.Refused(
                        ResolutionError.FEATURE_NOT_SUPPORTED, "the option \"(not printable)\" is not supported"));
    }

    @Test
    void read_unknownWhereItIsIgnored_isPlain() {
        assertThat(LENIENT.read(Map.of("x", "1"))).isEqualTo(new Options.Reading.Read(ResolutionOptions.NONE));
    }

    private static Options.Reading read(Version version) {
        return new Options.Reading.Read(new ResolutionOptions(version, false, false, false));
    }

    private static ResolutionError errorOf(Options.Reading reading) {
        assertThat(reading).isInstanceOf(Options.Reading.Refused.class);
        return ((Options.Reading.Refused) reading).error();
    }
}
