package dev.flint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Vectors;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class ServiceUrlTest {
    @Test
    void of_vectors_areResolvedOrRefused() {
        for (var vector : Vectors.of("relativeRef")) {
            String reference = vector.getString("relativeRefDecoded");
            var url = ServiceUrl.of(vector.getString("serviceEndpoint"), Optional.of(reference), Optional.empty());

            if (vector.containsKey("security")) {
                assertThat(url).as(reference).isEmpty();
            } else {
                assertThat(url).as(reference).contains(vector.getString("result"));
            }
        }
    }

    @Test
    void of_fragmentOfTheDidUrl_isAppendedUnlessThereIsOne() {
        assertThat(ServiceUrl.of("https://example.com/a", Optional.empty(), Optional.of("f")))
                .contains("https://example.com/a#f");
        assertThat(ServiceUrl.of("https://example.com/a#g", Optional.empty(), Optional.of("f")))
                .isEmpty();
        assertThat(ServiceUrl.of("https://example.com/", Optional.of("x#g"), Optional.of("f")))
                .isEmpty();
    }

    @Test
    void of_endpointsWithoutServer_takeNoRelativeReference() {
        assertThat(ServiceUrl.of("mailto:a@example.com", Optional.of("b"), Optional.empty()))
                .isEmpty();
        assertThat(ServiceUrl.of("mailto:a@example.com", Optional.empty(), Optional.empty()))
                .contains("mailto:a@example.com");
    }

    @Test
    void of_endpointThatIsNoUrl_isRefused() {
        for (String text : List.of("https://example.com/a b", "https://example.com/\r\nSet-Cookie:x", "https://é/")) {
            assertThat(ServiceUrl.of(text, Optional.empty(), Optional.empty()))
                    .as(text)
                    .isEmpty();
        }
    }

    @Test
    void isSafe_referencesThatStayBelow_areSafe() {
        for (String reference : List.of(
                "", "a", "a/../b", "a/b/../../c", "/a/../b", "?a=../..", "#..", "a:b".replace(':', '='), "./a:b")) {
            assertThat(ServiceUrl.isSafe(reference)).as(reference).isTrue();
        }
    }

    @Test
    void isSafe_referencesThatClimb_areNot() {
        for (String reference : List.of(
                "..",
                "../a",
                "a/../../b",
                "/..",
                "/a/../../b",
                "%2E%2E/a",
                "%252e%252e/a",
                "a/%2e%2e/%2e%2e/b",
                "..%2Fa",
                "%2e%2e%2fa",
                "//a",
                "%2F%2Fa/b",
                "a%5Cb",
                "a%00b",
                "%",
                "%2",
                "%FF",
                "a:b",
                "%2525252525252e")) {
            assertThat(ServiceUrl.isSafe(reference)).as(reference).isFalse();
        }
    }
}
