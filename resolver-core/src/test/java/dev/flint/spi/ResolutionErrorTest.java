package dev.flint.spi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Vectors;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

final class ResolutionErrorTest {
    private static final String DID_BASE = "https://www.w3.org/ns/did#";

    @Test
    void table_vectors_agreeInEveryColumn() {
        for (var vector : Vectors.of("errors")) {
            var error = ResolutionError.valueOf(vector.getString("universalResolverType"));

            assertThat(error.type()).isEqualTo(vector.getString("type"));
            assertThat(error.httpStatus()).as(error.name()).isEqualTo(vector.getInteger("status"));
            assertThat(error.keyword()).as(error.name()).isEqualTo(vector.getString("legacyKeyword"));
        }
    }

    @Test
    void table_didErrors_areTheVectorsAndThoseOfPublicKeys() {
        assertThat(Arrays.stream(ResolutionError.values())
                        .filter(error -> !error.name().contains("PUBLIC_KEY"))
                        .map(ResolutionError::type)
                        .filter(type -> type.startsWith(DID_BASE)))
                .containsExactlyInAnyOrderElementsOf(Vectors.of("errors").stream()
                        .map(vector -> vector.getString("type"))
                        .toList());
    }

    @Test
    void table_errorsOfControlledIdentifiers_haveTheirOwnBaseAndAreFailures() {
        assertThat(Arrays.stream(ResolutionError.values())
                        .filter(error -> !error.type().startsWith(DID_BASE)))
                .allSatisfy(error -> {
                    assertThat(error.type()).isEqualTo("https://w3id.org/security#" + error.name());
                    assertThat(error.httpStatus()).isEqualTo(500);
                });
    }

    @Test
    void table_everyRow_hasNumbersOfTheOtherProtocolsThatMeanFailure() {
        for (var error : ResolutionError.values()) {
            assertThat(error.dnsRcode()).as(error.name()).isBetween(1, 15);
            assertThat(error.handleResponseCode()).as(error.name()).isGreaterThan(1);
            assertThat(error.bidErrorCode()).as(error.name()).isGreaterThan(1);
        }
    }

    @Test
    void table_notFound_isSaidInEveryProtocol() {
        assertThat(ResolutionError.NOT_FOUND.dnsRcode()).as("NXDOMAIN").isEqualTo(3);
        assertThat(ResolutionError.NOT_FOUND.handleResponseCode())
                .as("handle not found")
                .isEqualTo(100);
        assertThat(ResolutionError.NOT_FOUND.bidErrorCode()).isEqualTo(6);
    }

    @Test
    void table_keywords_areDistinct() {
        assertThat(Arrays.stream(ResolutionError.values()).map(ResolutionError::keyword))
                .doesNotHaveDuplicates();
    }
}
