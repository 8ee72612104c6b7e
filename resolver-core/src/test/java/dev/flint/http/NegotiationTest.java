package dev.flint.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.pipeline.Representation;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class NegotiationTest {
    private static final int SEEDS = 5_000;
    private static final String[] PIECES = {
        "application/",
        "did",
        "json",
        "*",
        "/",
        ";",
        "q=",
        "0",
        "1",
        ".5",
        ",",
        "\"",
        "\\",
        " ",
        "profile=",
        "ld+json",
        "text/html",
        "https://w3id.org/did-resolution",
        "é"
    };
    private static final Negotiation DIDS = Negotiation.forDids(false);

    @Test
    void choose_exactRangeOverWildcard_whateverTheOrder() {
        assertThat(DIDS.choose("application/*;q=1, application/did-resolution;q=0.1, application/json;q=0.9"))
                .isEqualTo(chosen(Representation.DID));
        assertThat(DIDS.choose("*/*;q=0.1, application/json")).isEqualTo(chosen(Representation.JSON));
    }

    @Test
    void choose_zeroForTheExactOne_excludesItFromTheWildcard() {
        assertThat(DIDS.choose("application/did-resolution;q=0, */*")).isEqualTo(chosen(Representation.DID));
    }

    @Test
    void choose_everythingExcluded_isNothingAcceptable() {
        assertThat(DIDS.choose("*/*;q=0")).isInstanceOf(Negotiation.Choice.NothingAcceptable.class);
        assertThat(DIDS.choose("application/*;q=0.000, image/png"))
                .isInstanceOf(Negotiation.Choice.NothingAcceptable.class);
    }

    @Test
    void choose_sameQuality_isTheServersOrder() {
        assertThat(DIDS.choose("application/ld+json, application/json, application/did+json"))
                .isEqualTo(chosen(Representation.DID_JSON));
    }

    @Test
    void choose_otherProfile_isNothingWeHave() {
        assertThat(DIDS.choose("application/ld+json;profile=\"https://example.com\""))
                .isInstanceOf(Negotiation.Choice.NothingAcceptable.class);
    }

    @Test
    void choose_profileOfDereferencing_isDereferencing() {
        assertThat(DIDS.choose("application/ld+json;profile=\"https://w3id.org/did-url-dereferencing\""))
                .isEqualTo(chosen(Representation.DEREFERENCING));
    }

    @Test
    void choose_weightsOfMoreThanThreeDigits_areMalformed() {
        for (String q : new String[] {"0.0001", "1.001", "1.5", "01", ".5", "-1", "0,5", ""}) {
            assertThat(DIDS.choose("application/did;q=" + q)).as(q).isInstanceOf(Negotiation.Choice.Malformed.class);
        }
    }

    @Test
    void choose_moreRangesThanAnybodyNeeds_isMalformed() {
        assertThat(DIDS.choose("a/b,".repeat(32) + "*/*")).isInstanceOf(Negotiation.Choice.Malformed.class);
        assertThat(DIDS.choose("a/b,".repeat(31) + "*/*")).isEqualTo(chosen(Representation.RESOLUTION));
    }

    @Test
    void choose_forParts_neverIsResolutionResult() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var choice = Negotiation.forParts().choose(drawn(new SplittableRandom(seed)));

            assertThat(choice).as("seed %d", seed).isNotEqualTo(chosen(Representation.RESOLUTION));
        }
    }

    @Test
    void choose_anyText_isAnswered() {
        for (int seed = 0; seed < SEEDS; seed++) {
            String text = drawn(new SplittableRandom(seed));

            assertThat(DIDS.choose(text)).as("seed %d: %s", seed, text).isNotNull();
        }
    }

    private static Negotiation.Choice chosen(Representation representation) {
        return new Negotiation.Choice.Chosen(representation);
    }

    private static String drawn(SplittableRandom random) {
        var text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(PIECES[random.nextInt(PIECES.length)]);
        }
        return text.toString();
    }
}
