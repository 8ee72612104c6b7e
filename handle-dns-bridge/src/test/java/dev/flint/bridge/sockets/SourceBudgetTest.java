package dev.flint.bridge.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.Addresses;
import java.net.InetAddress;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class SourceBudgetTest {
    private static final InetAddress HERE = Addresses.of("192.0.2.1");
    private static final InetAddress NEXT_DOOR = Addresses.of("192.0.2.200");
    private static final InetAddress ELSEWHERE = Addresses.of("198.51.100.1");
    private static final InetAddress IPV6 = Addresses.of("2001:db8::1");

    private final AtomicLong millis = new AtomicLong(1_000_000);
    private final SourceBudget budget = new SourceBudget(1_000, () -> Instant.ofEpochMilli(millis.get()), 7);

    @Test
    void allows_upToThreeTimesTheRequest_always() {
        for (int i = 0; i < 10_000; i++) {
            assertThat(budget.allows(HERE, 100, 300)).isTrue();
        }
    }

    @Test
    void allows_beyond_untilTheNetworksSecondIsUsedUp() {
        assertThat(budget.allows(HERE, 100, 1_000)).isTrue();
        assertThat(budget.allows(NEXT_DOOR, 100, 1_000)).as("the same network").isFalse();
        assertThat(budget.allows(NEXT_DOOR, 100, 600)).as("what is left").isTrue();
        assertThat(budget.allows(ELSEWHERE, 100, 1_000)).isTrue();
        assertThat(budget.allows(IPV6, 100, 1_000)).isTrue();
        millis.addAndGet(1_000);
        assertThat(budget.allows(HERE, 100, 1_300)).isTrue();
        assertThat(budget.allows(HERE, 100, 301)).isFalse();
    }
}
