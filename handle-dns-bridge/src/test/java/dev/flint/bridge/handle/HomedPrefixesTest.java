package dev.flint.bridge.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HomedPrefixesTest {
    private static final SiteInfo SITE = SiteInfo.decode(HandleVectors.site()).orElseThrow();

    private final HomedPrefixes prefixes = new HomedPrefixes(
            List.of("88.1000.7", "20.abc"),
            () -> SITE,
            1_700_000_000,
            (prefix, suffix) -> Future.succeededFuture(
                    new HandleRecord.Found(List.of(HandleValue.of(1, "X", prefix + '|' + suffix, 0, 0)))),
            () -> ListedHandles.NONE,
            Optional.empty());

    private HandleRecord find(String handle) {
        return prefixes.find(handle).result();
    }

    @ParameterizedTest
    @CsvSource({"88.1000.7/aB/c, 88.1000.7|aB/c", "20.ABC/x, 20.ABC|x", "20.aBc/X, 20.ABC|X", "88.1000.7/, 88.1000.7|"})
    void find_belowAPrefix_keepsTheSuffix(String handle, String asked) {
        var found = (HandleRecord.Found) find(handle);
        assertThat(new String(found.values().get(0).data(), StandardCharsets.UTF_8))
                .isEqualTo(asked);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.NA/88.1000.7", "0.na/88.1000.7", "88.1000.7", "20.abc"})
    void find_aPrefix_isItsSiteAndItsAdministrator(String handle) {
        var found = (HandleRecord.Found) find(handle);
        assertThat(found.values()).extracting(HandleValue::type).containsExactly("HS_SITE", "HS_ADMIN");
        assertThat(SiteInfo.decode(found.values().get(0).data())).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"99.1/x", "88.1000.70/x", "88.1000/7", "0.NA/99.1", "0.NA/", "/x"})
    void find_elsewhere_isForeign(String handle) {
        assertThat(find(handle)).isInstanceOf(HandleRecord.Foreign.class);
    }

    @Test
    void find_withoutSlash_isAbsent() {
        assertThat(find("0")).isInstanceOf(HandleRecord.Absent.class);
        assertThat(find("")).isInstanceOf(HandleRecord.Absent.class);
    }
}
