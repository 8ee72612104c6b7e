package dev.flint.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.flint.deploy.config.Origin.Source;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConfigDocumentTest {
    @Test
    void page_everyKey_hasOneRow() {
        assertThat(ConfigDocument.names())
                .allSatisfy(name -> assertThat(
                                ConfigDocument.page().lines().filter(line -> line.startsWith("| `" + name + "` |")))
                        .hasSize(1));
    }

    @Test
    void page_everyRow_hasSixColumns() {
        assertThat(ConfigDocument.page().lines().filter(line -> line.startsWith("|")))
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == '|')).hasSize(7));
    }

    @Test
    void page_aKeyWithLimits_showsThem() {
        assertThat(ConfigDocument.page())
                .contains("| `http.keep-alive` | `FLINT_HTTP_KEEP_ALIVE` | a duration from 1s to 1h | `60s` | `2m` | ");
    }

    @Test
    void page_emptyDefault_isCalledNone() {
        assertThat(ConfigDocument.page()).contains("separated by commas | none | ");
    }

    @Test
    void show_origins_areAligned() {
        var origins = List.of(
                new Origin("log.level", "warn", Source.FLAG, "--log.level"),
                new Origin("http.address", "[::1]:0", Source.DEFAULT, "built in"));
        assertThat(ConfigDocument.show(origins))
                .isEqualTo("log.level     warn     --log.level\nhttp.address  [::1]:0  built in\n");
    }

    @Test
    void show_noOrigins_isEmpty() {
        assertThat(ConfigDocument.show(List.of())).isEmpty();
    }

    @Test
    void faults_none_isABug() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConfigReading.Faults(List.of()));
    }
}
