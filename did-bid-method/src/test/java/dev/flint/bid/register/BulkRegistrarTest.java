package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.register.BulkRegistrar.Outcome;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BulkRegistrarTest {
    private static final Instant LONG_AGO = Instant.parse("2020-01-01T00:00:00Z");

    @TempDir
    private Path directory;

    private final ExecutorService pool = Executors.newFixedThreadPool(3);

    @AfterEach
    void close() {
        pool.shutdown();
    }

    private List<Outcome> registerAll(TestLedger ledger, List<byte[]> operations, int window) {
        var registrar = new BulkRegistrar(ledger.chain, ledger.rule, ledger.clock, pool, window);
        List<Outcome> outcomes = new ArrayList<>();
        operations.forEach(operation -> registrar.take(operation, outcomes::add));
        registrar.finish();
        return outcomes;
    }

    private static byte[] create(Subject subject) {
        return TestLedger.operation(OperationKind.CREATE, subject.sign(subject.draft(LONG_AGO)));
    }

    private static byte[] update(Subject subject, int minutes) {
        Instant later = LONG_AGO.plus(Duration.ofMinutes(minutes));
        return TestLedger.operation(OperationKind.UPDATE, subject.sign(subject.draft(later)));
    }

    private static List<byte[]> mixed() {
        List<byte[]> operations = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            operations.add(create(Subject.of(i)));
            if (i % 3 == 0) {
                operations.add(update(Subject.of(i), 1));
                operations.add(update(Subject.of(i), 2));
            }
            if (i > 20 && i % 7 == 0) {
                operations.add(update(Subject.of(i - 20), 5));
            }
        }
        return operations;
    }

    @Test
    void take_oldOperationsWithHistories_anchorsAllInTheirOrder() {
        for (int window : new int[] {1, 2, 7, 500}) {
            var operations = mixed();
            try (var ledger = new TestLedger(directory.resolve("window" + window))) {
                var outcomes = registerAll(ledger, operations, window);
                for (int i = 0; i < operations.size(); i++) {
                    assertThat(outcomes.get(i)).as("window %d", window).isEqualTo(new Outcome.Anchored(i));
                    assertThat(ledger.chain.reader().entry(i)).contains(operations.get(i));
                }
            }
        }
    }

    @Test
    void take_nothingRegisteredUntilTheEnd_everyVersionIsCheckedByTheOneBefore() throws Exception {
        List<byte[]> operations = new ArrayList<>(List.of(create(Subject.of(1))));
        for (int minute = 1; minute < 20; minute++) {
            operations.add(update(Subject.of(1), minute));
        }
        operations.add(update(Subject.of(1), 3));
        operations.add(create(Subject.of(2)));
        try (var ledger = new TestLedger(directory)) {
            var outcomes = registerAll(ledger, operations, 500);
            assertThat(outcomes.subList(0, 20)).allMatch(Outcome.Anchored.class::isInstance);
            assertThat(outcomes.get(20)).as("the same as one before").isEqualTo(new Outcome.AlreadyThere(3));
            assertThat(outcomes.get(21)).isEqualTo(new Outcome.Anchored(20));
        }
    }

    @Test
    void take_twice_isAlreadyThere() {
        var operations = mixed();
        try (var ledger = new TestLedger(directory)) {
            registerAll(ledger, operations, 16);
            var again = registerAll(ledger, operations, 16);
            for (int i = 0; i < operations.size(); i++) {
                assertThat(again.get(i)).isEqualTo(new Outcome.AlreadyThere(i));
            }
            assertThat(ledger.chain.head().size()).isEqualTo(operations.size());
        }
    }

    @Test
    void take_partAgain_goesOnWithTheRest() {
        var operations = mixed();
        try (var ledger = new TestLedger(directory)) {
            registerAll(ledger, operations.subList(0, 30), 16);
            var outcomes = registerAll(ledger, operations.subList(20, operations.size()), 16);
            assertThat(outcomes.subList(0, 10)).allMatch(Outcome.AlreadyThere.class::isInstance);
            assertThat(outcomes.subList(10, outcomes.size())).allMatch(Outcome.Anchored.class::isInstance);
            for (int i = 0; i < operations.size(); i++) {
                assertThat(ledger.chain.reader().entry(i)).contains(operations.get(i));
            }
        }
    }

    @Test
    void take_badOnesBetween_areRefusedAndTheRestGoesOn() {
        var operations = new ArrayList<byte[]>();
        operations.add(create(Subject.of(1)));
        operations.add("{".getBytes(StandardCharsets.UTF_8));
        operations.add(update(Subject.of(2), 1));
        operations.add(TestLedger.operation(
                OperationKind.CREATE,
                Subject.of(3).sign(Subject.of(3).draft(LONG_AGO)).put("version", "2.0.0")));
        operations.add(create(Subject.of(4)));
        try (var ledger = new TestLedger(directory)) {
            var outcomes = registerAll(ledger, operations, 16);
            assertThat(outcomes.get(0)).isEqualTo(new Outcome.Anchored(0));
            assertThat(kind(outcomes.get(1))).isEqualTo(RefusalKind.MALFORMED_OPERATION);
            assertThat(kind(outcomes.get(2))).isEqualTo(RefusalKind.NOT_FOUND);
            assertThat(kind(outcomes.get(3))).isEqualTo(RefusalKind.PROOF_INVALID);
            assertThat(outcomes.get(4)).isEqualTo(new Outcome.Anchored(1));
        }
    }

    private static RefusalKind kind(Outcome outcome) {
        return ((Outcome.Refused) outcome).refusal().kind();
    }
}
