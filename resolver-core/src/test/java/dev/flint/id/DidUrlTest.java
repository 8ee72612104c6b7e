package dev.flint.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class DidUrlTest {
    private static final int SEEDS = 5_000;
    private static final String HOSTILE = "a:/?#%20[]^`\" é&=";

    @Test
    void parse_vectors_answersAsTheSyntaxSays() {
        for (var vector : Vectors.of("didUrl")) {
            String text = vector.getString("didUrl");

            assertThat(DidUrl.parse(text) instanceof DidUrlParse.Parsed)
                    .as("%s: %s", text, vector.getString("reason"))
                    .isEqualTo(vector.getBoolean("valid"));
        }
    }

    @Test
    void parse_validVectors_areTakenApart() {
        for (var vector : Vectors.of("didUrl")) {
            if (vector.getBoolean("valid")) {
                String text = vector.getString("didUrl");
                var url = parsed(text);

                assertThat(url.did().text()).as(text).isEqualTo(vector.getString("did"));
                assertThat(url.did().method()).as(text).isEqualTo(vector.getString("method"));
                assertThat(url.did().methodSpecificId()).as(text).isEqualTo(vector.getString("methodSpecificId"));
                assertThat(url.path()).as(text).isEqualTo(Objects.requireNonNullElse(vector.getString("path"), ""));
                assertThat(url.query()).as(text).isEqualTo(Optional.ofNullable(vector.getString("query")));
                assertThat(url.fragment()).as(text).isEqualTo(Optional.ofNullable(vector.getString("fragment")));
            }
        }
    }

    @Test
    void parse_faults_nameTheFirstOffender() {
        assertRejected("#key-1", IdentifierFault.SCHEME, 0);
        assertRejected("did:a/b", IdentifierFault.METHOD_NAME, 5);
        assertRejected("did:a:b:/c", IdentifierFault.METHOD_SPECIFIC_ID, 8);
        assertRejected("did:a:b;c=d", IdentifierFault.CHARACTER, 7);
        assertRejected("did:a:b/^", IdentifierFault.CHARACTER, 8);
        assertRejected("did:a:b/%4", IdentifierFault.PERCENT_ESCAPE, 8);
        assertRejected("did:a:b?[", IdentifierFault.CHARACTER, 8);
        assertRejected("did:a:b?x=%zz", IdentifierFault.PERCENT_ESCAPE, 10);
        assertRejected("did:a:b#c#d", IdentifierFault.CHARACTER, 9);
        assertRejected("did:a:b#%", IdentifierFault.PERCENT_ESCAPE, 8);
        assertRejected("did:a:b/^?^#^", IdentifierFault.CHARACTER, 8);
    }

    @Test
    void parse_questionMarkInFragment_opensNoQuery() {
        var url = parsed("did:a:b#c?d=e");

        assertThat(url.query()).isEmpty();
        assertThat(url.fragment()).contains("c?d=e");
    }

    @Test
    void parse_tooLong_isRejectedBeforeItIsRead() {
        assertRejected("x".repeat(Identifier.CHARS_MAX + 1), IdentifierFault.TOO_LONG, Identifier.CHARS_MAX);
    }

    @Test
    void isBare_emptyQuery_isNoLongerBare() {
        assertThat(parsed("did:a:b").isBare()).isTrue();
        assertThat(parsed("did:a:b?").isBare()).isFalse();
        assertThat(parsed("did:a:b#").isBare()).isFalse();
        assertThat(parsed("did:a:b/").isBare()).isFalse();
    }

    @Test
    void parse_anyText_isRejectedInsideOrPutTogetherAgain() {
        for (int seed = 0; seed < SEEDS; seed++) {
            String text = mutated("did:a:b/c?d=e&f#g", new SplittableRandom(seed));
            var parse = DidUrl.parse(text);

            if (parse instanceof DidUrlParse.Rejected rejected) {
                assertThat(rejected.index()).as("seed %d", seed).isBetween(0, text.length());
            } else {
                assertThat(joined(parsed(text))).as("seed %d", seed).isEqualTo(text);
            }
        }
    }

    @Test
    void parse_anyDid_isDidUrlToo() {
        for (var vector : Vectors.of("didSyntax")) {
            if (vector.getBoolean("valid")) {
                assertThat(parsed(vector.getString("did")).isBare()).isTrue();
            }
        }
    }

    private static String joined(DidUrl url) {
        return url.did()
                + url.path()
                + url.query().map(query -> "?" + query).orElse("")
                + url.fragment().map(fragment -> "#" + fragment).orElse("");
    }

    private static void assertRejected(String text, IdentifierFault fault, int index) {
        assertThat(DidUrl.parse(text)).as(text).isEqualTo(new DidUrlParse.Rejected(fault, index));
    }

    private static DidUrl parsed(String text) {
        var parse = DidUrl.parse(text);
        assertThat(parse).as(text).isInstanceOf(DidUrlParse.Parsed.class);
        return ((DidUrlParse.Parsed) parse).didUrl();
    }

    private static String mutated(String text, SplittableRandom random) {
        var mutant = new StringBuilder(text);
        for (int i = random.nextInt(1, 4); i > 0; i--) {
            char c = HOSTILE.charAt(random.nextInt(HOSTILE.length()));
            int at = random.nextInt(mutant.length());
            if (random.nextBoolean()) {
                mutant.insert(at, c);
            } else {
                mutant.setCharAt(at, c);
            }
        }
        return mutant.toString();
    }
}
