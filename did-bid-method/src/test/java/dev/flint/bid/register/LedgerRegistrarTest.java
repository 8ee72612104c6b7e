package dev.flint.bid.register;

import static dev.flint.bid.register.TestLedger.assertRefused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.spi.Registrar;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerRegistrarTest {
    private static final int SEEDS = 300;
    private static final Subject ALICE = Subject.of(1);

    private final List<Runnable> waiting = new ArrayList<>();
    private TestLedger ledger;

    @BeforeEach
    void open(@TempDir Path directory) {
        ledger = new TestLedger(directory);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void submit_moreThanMayWait_isBusyUntilOneIsDone() {
        var registrar = registrar(waiting::add, 2);
        var first = submit(registrar, ALICE.create(ledger.now()));
        submit(registrar, Subject.of(2).create(ledger.now()));
        assertRefused(submit(registrar, Subject.of(3).create(ledger.now())).result(), RefusalKind.BUSY);
        assertThat(first.isComplete()).isFalse();
        waiting.remove(0).run();
        assertThat(settled(first).httpStatus()).isEqualTo(201);
        assertThat(submit(registrar, Subject.of(3).create(ledger.now())).isComplete())
                .isFalse();
    }

    @Test
    void submit_poolThatTakesNothing_isBusyAndStaysUsable() {
        var registrar = registrar(
                task -> {
                    throw new RejectedExecutionException();
                },
                1);
        for (int i = 0; i < 3; i++) {
            assertRefused(submit(registrar, ALICE.create(ledger.now())).result(), RefusalKind.BUSY);
        }
    }

    @Test
    void submit_sameIdentifierTwiceAtOnce_isAnchoredOnce() {
        var registrar = registrar(waiting::add, 2);
        var first = submit(registrar, ALICE.create(ledger.now()));
        var second = submit(registrar, ALICE.create(ledger.now().plusMillis(1)));
        waiting.forEach(Runnable::run);
        assertThat(settled(first).httpStatus()).isEqualTo(201);
        assertRefused(settled(second), RefusalKind.ALREADY_REGISTERED);
    }

    @Test
    void submit_documentWithTheLongestAnswers_isAnchored() {
        var document = ALICE.draft(ledger.now());
        // An endpoint is kept as it is and written as a URI, in which each of these takes three octets.
        for (int i = 0; i < 6; i++) {
            document.withArray("service")
                    .addObject()
                    .put("id", ALICE.id + "#s" + i)
                    .put("type", "DIDStorage")
                    .put("serviceEndpoint", "^".repeat(42_000));
        }
        ledger.anchor(OperationKind.CREATE, ALICE.sign(document));
        assertThat(ledger.found(ALICE.id).document().members()).hasSizeGreaterThan(1_000_000);
    }

    @Test
    void submit_mutatedOperation_isAlwaysAnswered() {
        byte[] original = ALICE.create(ledger.now());
        for (long seed = 0; seed < SEEDS; seed++) {
            var random = new SplittableRandom(seed);
            byte[] mutated = original.clone();
            mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(8));
            int status = ledger.send(mutated).httpStatus();
            assertThat(status).as("seed %d", seed).isIn(201, 400, 403, 409, 501);
        }
    }

    private LedgerRegistrar registrar(Executor pool, int waitingMax) {
        return new LedgerRegistrar(ledger.chain, ledger.rule, ledger.clock, pool, waitingMax);
    }

    private static Future<Registrar.Receipt> submit(LedgerRegistrar registrar, byte[] operation) {
        return registrar.submit(Buffer.buffer(operation));
    }

    private static Registrar.Receipt settled(Future<Registrar.Receipt> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
