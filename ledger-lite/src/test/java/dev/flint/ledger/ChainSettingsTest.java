package dev.flint.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class ChainSettingsTest {
    private static final ChainSettings DEFAULTS =
            ChainSettings.defaults(Path.of("chain"), Chains.ORIGIN, Chains.SIGNER);

    @Test
    void defaults_areTheHousesNumbers() {
        assertThat(DEFAULTS.chainCode()).isEmpty();
        assertThat(DEFAULTS.mapBytes()).isEqualTo(64L << 30);
        assertThat(DEFAULTS.segmentBytes()).isEqualTo(64 << 20);
        assertThat(DEFAULTS.queueEntries()).isEqualTo(8_192);
        assertThat(DEFAULTS.batchEntries()).isEqualTo(5_000);
        assertThat(DEFAULTS.batchBytes()).isEqualTo(4 << 20);
        assertThat(DEFAULTS.readersMax()).isEqualTo(1_024);
        assertThat(DEFAULTS.heartbeatMillis()).isZero();
        assertThat(DEFAULTS.bootId()).isEqualTo(BootId.read());
    }

    @Test
    void with_each_setsExactlyItsField() {
        InstantSource clock = InstantSource.fixed(Instant.EPOCH);
        assertThat(DEFAULTS.withDirectory(Path.of("other")).directory()).isEqualTo(Path.of("other"));
        assertThat(DEFAULTS.withClock(clock).clock()).isSameAs(clock);
        List<UnaryOperator<ChainSettings>> changes = List.of(
                settings -> settings.withChainCode("ab12"),
                settings -> settings.withMapBytes(1 << 20),
                settings -> settings.withSegmentBytes(8_192),
                settings -> settings.withQueueEntries(3),
                settings -> settings.withBatchEntries(4),
                settings -> settings.withBatchBytes(5),
                settings -> settings.withReadersMax(6),
                settings -> settings.withHeartbeatMillis(8),
                settings -> settings.withBootId("seven"));
        ChainSettings all = DEFAULTS;
        for (UnaryOperator<ChainSettings> change : changes) {
            assertThat(change.apply(DEFAULTS)).isNotEqualTo(DEFAULTS);
            all = change.apply(all);
        }
        assertThat(all)
                .isEqualTo(new ChainSettings(
                        Path.of("chain"),
                        Chains.ORIGIN,
                        "ab12",
                        Chains.SIGNER,
                        DEFAULTS.clock(),
                        1 << 20,
                        8_192,
                        3,
                        4,
                        5,
                        6,
                        8,
                        "seven"));
    }

    @Test
    void constructor_impossibleNumbers_isABug() {
        List<UnaryOperator<ChainSettings>> bad = List.of(
                settings -> settings.withChainCode("x".repeat(33)),
                settings -> settings.withChainCode("a b"),
                settings -> settings.withChainCode("\u4e2d"),
                settings -> settings.withMapBytes(1),
                settings -> settings.withSegmentBytes(64),
                settings -> settings.withQueueEntries(0),
                settings -> settings.withBatchEntries(0),
                settings -> settings.withBatchBytes(0),
                settings -> settings.withReadersMax(1));
        for (UnaryOperator<ChainSettings> change : bad) {
            assertThatThrownBy(() -> change.apply(DEFAULTS)).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
