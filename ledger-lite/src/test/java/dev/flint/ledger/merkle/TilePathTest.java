package dev.flint.ledger.merkle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.ledger.LedgerVectors;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TilePathTest {
    @Test
    void text_everyVector_isItsPath() {
        for (JsonNode vector : LedgerVectors.section("tlogTiles").get("pathExamples")) {
            TilePath path = new TilePath(0, vector.get("index").asLong(), TilePath.WIDTH);
            assertThat(path.text()).isEqualTo("tile/0/" + vector.get("path").asText());
            assertThat(TilePath.parse(path.text())).contains(path);
        }
    }

    @Test
    void parse_written_isTheSamePath() {
        for (long seed = 0; seed < 2_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            long index = random.nextLong(TilePath.INDEX_MAX + 1) >> random.nextInt(55);
            TilePath path = new TilePath(random.nextInt(-1, 64), index, random.nextInt(1, 257));
            assertThat(TilePath.parse(path.text()))
                    .as("seed %d: %s", seed, path.text())
                    .contains(path);
        }
    }

    @Test
    void parse_partialAndEntries_areRead() {
        assertThat(TilePath.parse("tile/entries/x001/x234/067.p/5"))
                .contains(new TilePath(TilePath.ENTRIES, 1_234_067, 5));
        assertThat(TilePath.parse("tile/63/000.p/255")).contains(new TilePath(63, 0, 255));
        assertThat(TilePath.parse("tile/entries/000").map(TilePath::isEntries)).contains(true);
        assertThat(TilePath.parse("tile/1/000").map(TilePath::isEntries)).contains(false);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "tile",
                "tile/",
                "tile/0",
                "tile/0/",
                "/tile/0/000",
                "tile/0/000/",
                "tile/00/000",
                "tile/01/000",
                "tile/64/000",
                "tile/-1/000",
                "tile/+1/000",
                "tile/x/000",
                "tile/0/0",
                "tile/0/00",
                "tile/0/0000",
                "tile/0/1234",
                "tile/0/x00",
                "tile/0/x001",
                "tile/0/001/000",
                "tile/0/x000/001",
                "tile/0/x1/000",
                "tile/0/X001/000",
                "tile/0/x001//000",
                "tile/0/xx01/000",
                "tile/0/x0a1/000",
                "tile/0/000.p",
                "tile/0/000.p/",
                "tile/0/000.p/0",
                "tile/0/000.p/01",
                "tile/0/000.p/256",
                "tile/0/000.p/-1",
                "tile/0/000.p/1/",
                "tile/0/000.p/1.p/1",
                "tile/.p/1",
                "tile/entries",
                "tile/entries/",
                "tile/Entries/000",
                "tile/entries/../0/000",
                "tile/0/x036/x028/x797/x018/x963/968",
                "tile/0/x999/x999/x999/x999/x999/x999/999",
                "tile/0/\u0661\u0661\u0661"
            })
    void parse_anythingElse_isEmpty(String text) {
        assertThat(TilePath.parse(text)).isEmpty();
    }

    @Test
    void parse_anyText_isEmptyOrItsOwnSpelling() {
        String alphabet = "tile/entries0123456789x.p";
        for (long seed = 0; seed < 20_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            StringBuilder text = new StringBuilder("tile/" + random.nextInt(3) + "/" + "x00".repeat(random.nextInt(2)));
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append(alphabet.charAt(random.nextInt(alphabet.length())));
            }
            Optional<TilePath> path = TilePath.parse(text.toString());
            assertThat(path.map(TilePath::text))
                    .as("seed %d", seed)
                    .isIn(Optional.empty(), Optional.of(text.toString()));
        }
    }

    @Test
    void constructor_outOfRange_isABug() {
        assertThatThrownBy(() -> new TilePath(64, 0, 256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TilePath(-2, 0, 256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TilePath(0, -1, 256)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TilePath(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TilePath(0, 0, 257)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TilePath(0, TilePath.INDEX_MAX + 1, 1))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
