package dev.flint.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Vectors;
import java.net.URI;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

final class RelativeDidUrlTest {
    private static final int SEEDS = 2_000;
    private static final String[] PIECES = {"/", "/a", "/.", "/..", "/b.c", "/..d", "/a:b"};

    @Test
    void resolved_vectors_asTheySay() {
        for (var vector : Vectors.of("relativeDidUrl")) {
            assertThat(RelativeDidUrl.resolved(vector.getString("base"), vector.getString("reference")))
                    .as(vector.getString("reference"))
                    .isEqualTo(vector.getString("resolved"));
        }
    }

    @Test
    void resolved_relativePath_goesUnderTheDid() {
        assertThat(RelativeDidUrl.resolved("did:a:b", "c/./d?e#f")).isEqualTo("did:a:b/c/d?e#f");
        assertThat(RelativeDidUrl.resolved("did:a:b", "../..")).isEqualTo("did:a:b/");
    }

    @Test
    void resolved_dotsAndColonsBehindThePath_areLeftAlone() {
        assertThat(RelativeDidUrl.resolved("did:a:b", "/c?/../d#/./e")).isEqualTo("did:a:b/c?/../d#/./e");
        assertThat(RelativeDidUrl.resolved("did:a:b", "c?d:e")).isEqualTo("did:a:b/c?d:e");
        assertThat(RelativeDidUrl.resolved("did:a:b", "c/d:e")).isEqualTo("did:a:b/c/d:e");
    }

    @Test
    void resolved_otherAuthority_staysWhatItIs() {
        assertThat(RelativeDidUrl.resolved("did:a:b", "//example.com/c")).isEqualTo("//example.com/c");
    }

    @Test
    void resolved_absolutePaths_agreeWithTheJdkWhereItFollowsTheRfc() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            var path = new StringBuilder("/x");
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                path.append(PIECES[random.nextInt(PIECES.length)]);
            }
            String normal = URI.create("s://h" + path).normalize().getRawPath();
            // The JDK keeps what climbs above the root, and drops empty segments.
            if (!normal.startsWith("/..") && path.indexOf("//") < 0) {
                assertThat(RelativeDidUrl.resolved("did:a:b", path.toString()))
                        .as("seed %d: %s", seed, path)
                        .isEqualTo("did:a:b" + normal);
            }
        }
    }
}
