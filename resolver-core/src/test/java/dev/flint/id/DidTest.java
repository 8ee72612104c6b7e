package dev.flint.id;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DidTest {
    private static final int SEEDS = 5_000;
    private static final String HOSTILE = "did:ab0%2Fé.-_ /?#\n\u0000~";

    @Test
    void parse_vectors_answersAsTheSyntaxSays() {
        for (var vector : Vectors.of("didSyntax")) {
            String text = vector.getString("did");

            assertThat(Did.parse(text) instanceof IdentifierParse.Parsed)
                    .as("%s: %s", text, vector.getString("reason"))
                    .isEqualTo(vector.getBoolean("valid"));
        }
    }

    @Test
    void parse_validVectors_keepTheText() {
        for (var vector : Vectors.of("didSyntax")) {
            if (vector.getBoolean("valid")) {
                assertThat(Did.of(vector.getString("did")).text()).isEqualTo(vector.getString("did"));
            }
        }
    }

    @Test
    void parse_faults_nameTheFirstOffender() {
        assertRejected("", IdentifierFault.SCHEME, 0);
        assertRejected("di", IdentifierFault.SCHEME, 2);
        assertRejected("Did:a:b", IdentifierFault.SCHEME, 0);
        assertRejected("did-a:b", IdentifierFault.SCHEME, 3);
        assertRejected("did:", IdentifierFault.METHOD_NAME, 4);
        assertRejected("did::b", IdentifierFault.METHOD_NAME, 4);
        assertRejected("did:aB:c", IdentifierFault.METHOD_NAME, 5);
        assertRejected("did:abc", IdentifierFault.METHOD_NAME, 7);
        assertRejected("did:a:", IdentifierFault.METHOD_SPECIFIC_ID, 6);
        assertRejected("did:a:b:", IdentifierFault.METHOD_SPECIFIC_ID, 8);
        assertRejected("did:a:b%2", IdentifierFault.PERCENT_ESCAPE, 7);
        assertRejected("did:a:%zz", IdentifierFault.PERCENT_ESCAPE, 6);
        assertRejected("did:a:b c", IdentifierFault.CHARACTER, 7);
        assertRejected("did:a:b~", IdentifierFault.CHARACTER, 7);
        assertRejected("did:a:b/c", IdentifierFault.CHARACTER, 7);
    }

    @Test
    void parse_fullWidthHexadecimalDigits_areNoEscape() {
        assertRejected("did:a:%２０", IdentifierFault.PERCENT_ESCAPE, 6);
    }

    @Test
    void parse_longestIdentifier_isAccepted() {
        assertThat(Did.of(ofLength(Identifier.CHARS_MAX)).text()).hasSize(Identifier.CHARS_MAX);
    }

    @Test
    void parse_oneCharacterMore_isTooLong() {
        assertRejected(ofLength(Identifier.CHARS_MAX + 1), IdentifierFault.TOO_LONG, Identifier.CHARS_MAX);
    }

    @Test
    void parse_anyText_agreesWithTheConstructorAndPointsInside() {
        for (int seed = 0; seed < SEEDS; seed++) {
            String text = mutated("did:a:b%2F0:c", new SplittableRandom(seed));
            var parse = Did.parse(text);

            if (parse instanceof IdentifierParse.Rejected rejected) {
                assertThat(rejected.index()).as("seed %d", seed).isBetween(0, text.length());
                assertThatThrownBy(() -> Did.of(text)).as("seed %d", seed).isInstanceOf(IllegalArgumentException.class);
            } else {
                assertThat(Did.of(text).text()).as("seed %d", seed).isEqualTo(text);
            }
        }
    }

    @Test
    void parse_textUpToTheOffender_couldHaveGoneOn() {
        for (int seed = 0; seed < SEEDS; seed++) {
            String text = mutated("did:a:b%2F0:c", new SplittableRandom(seed));
            if (Did.parse(text) instanceof IdentifierParse.Rejected rejected
                    && rejected.fault() == IdentifierFault.CHARACTER) {
                assertThat(Did.parse(text.substring(0, rejected.index())))
                        .as("seed %d", seed)
                        .isInstanceOf(IdentifierParse.Parsed.class);
            }
        }
    }

    @Test
    void parts_ofDidWithColons_splitAtTheSecondColon() {
        var did = Did.of("did:sov:builder:VbPQNHsvoLZdaNU7fTBeFx");

        assertThat(did.method()).isEqualTo("sov");
        assertThat(did.methodSpecificId()).isEqualTo("builder:VbPQNHsvoLZdaNU7fTBeFx");
    }

    @Test
    void hasMethod_otherMethods_isFalseForPrefixesToo() {
        var did = Did.of("did:web:example.com");

        assertThat(did.hasMethod("web")).isTrue();
        assertThat(did.hasMethod("we")).isFalse();
        assertThat(did.hasMethod("webvh")).isFalse();
        assertThat(did.hasMethod("wxb")).isFalse();
    }

    @Test
    void canonical_escapes_meetInOneSpelling() {
        assertThat(Did.of("did:a:%41%2f%3a%2D").canonical()).isEqualTo("did:a:A%2F%3A-");
    }

    @Test
    void canonical_escapedTilde_staysEscaped() {
        assertThat(Did.of("did:a:%7e").canonical()).isEqualTo("did:a:%7E");
    }

    @Test
    void canonical_doubleEscape_isDecodedOnceOnly() {
        assertThat(Did.of("did:a:%2541").canonical()).isEqualTo("did:a:%2541");
    }

    @Test
    void canonical_anyDid_isDidAndCanonicalItself() {
        for (int seed = 0; seed < SEEDS; seed++) {
            String text = mutated("did:a:%7e%41%2f%3A%25", new SplittableRandom(seed));
            if (Did.parse(text) instanceof IdentifierParse.Parsed parsed) {
                String canonical = parsed.identifier().canonical();

                assertThat(Did.of(canonical).canonical()).as("seed %d", seed).isEqualTo(canonical);
            }
        }
    }

    @Test
    void equals_sameTextOnly_isEqual() {
        assertThat(Did.of("did:a:A"))
                .isEqualTo(Did.of("did:a:A"))
                .hasSameHashCodeAs(Did.of("did:a:A"))
                .hasToString("did:a:A")
                .isNotEqualTo(Did.of("did:a:%41"));
    }

    private static void assertRejected(String text, IdentifierFault fault, int index) {
        assertThat(Did.parse(text)).as(text).isEqualTo(new IdentifierParse.Rejected(fault, index));
    }

    private static String ofLength(int chars) {
        return "did:a:" + "b".repeat(chars - "did:a:".length());
    }

    private static String mutated(String text, SplittableRandom random) {
        var mutant = new StringBuilder(text);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            char c = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
            int at = random.nextInt(mutant.length());
            switch (random.nextInt(3)) {
                case 0 -> mutant.setCharAt(at, c);
                case 1 -> mutant.insert(at, c);
                default -> mutant.deleteCharAt(at);
            }
        }
        return mutant.toString();
    }
}
