package dev.flint.ledger;

import static dev.flint.ledger.Chains.commit;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.TestRule.Reason;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainCloseTest {
    @TempDir
    private Path directory;

    @Test
    void close_twice_isOnce() {
        Chain<TestEntry, Reason> chain = Chains.open(directory);
        chain.close();
        chain.close();
        Chains.open(directory).close();
    }

    @Test
    void read_afterClose_isRefusedNotACrash() {
        Chain<TestEntry, Reason> chain = Chains.open(directory);
        commit(chain, "a", "one", 10);
        ChainReader reader = chain.reader();
        assertThat(reader.latest(TestEntry.key("a"))).isPresent();
        chain.close();
        assertThatThrownBy(() -> reader.latest(TestEntry.key("a"))).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> reader.atTime(TestEntry.key("a"), 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> reader.atVersion(TestEntry.key("a"), 1)).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> reader.entry(0)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void reader_firstUseAfterClose_isRefused() {
        Chain<TestEntry, Reason> chain = Chains.open(directory);
        chain.close();
        assertThatThrownBy(chain::reader).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void submit_afterClose_isUnavailable() {
        Chain<TestEntry, Reason> chain = Chains.open(directory);
        chain.close();
        assertThat(chain.submit(TestEntry.put("a", "one", 10)).join()).isInstanceOf(Submission.Unavailable.class);
        assertThat(chain.status().failed()).isFalse();
        assertThat(chain.head().size()).isZero();
    }

    @Test
    void close_onTheWriterThread_isRefused() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            List<Throwable> thrown = new ArrayList<>();
            Runnable close = chain::close;
            chain.onCommit((slot, change) -> {
                try {
                    close.run();
                } catch (IllegalStateException e) {
                    thrown.add(e);
                }
            });
            commit(chain, "a", "one", 10);
            assertThat(thrown).hasSize(1);
        }
    }

    @Test
    void close_whileOthersReadAndWrite_neitherCrashesNorHangs() throws InterruptedException, ExecutionException {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        for (int round = 0; round < 10; round++) {
            Chain<TestEntry, Reason> chain = Chains.open(directory.resolve("r" + round));
            commit(chain, "a", "one", 10);
            CountDownLatch running = new CountDownLatch(4);
            List<Future<Integer>> reads = new ArrayList<>();
            for (int thread = 0; thread < 3; thread++) {
                reads.add(threads.submit(() -> readUntilClosed(chain, running)));
            }
            Future<Integer> writes = threads.submit(() -> writeUntilClosed(chain, running));
            running.await();
            chain.close();
            for (Future<Integer> read : reads) {
                assertThat(read.get()).isPositive();
            }
            assertThat(writes.get()).isPositive();
            assertThat(Chains.fsck(directory.resolve("r" + round)).entries()).isEqualTo(1L + writes.get());
        }
        threads.shutdown();
    }

    private static int readUntilClosed(Chain<TestEntry, Reason> chain, CountDownLatch running) {
        int reads = 0;
        try {
            while (true) {
                assertThat(chain.reader().latest(TestEntry.key("a"))).isPresent();
                if (reads++ == 0) {
                    running.countDown();
                }
            }
        } catch (IllegalStateException closed) {
            return reads;
        }
    }

    private static int writeUntilClosed(Chain<TestEntry, Reason> chain, CountDownLatch running) {
        int writes = 0;
        while (chain.submit(TestEntry.put("b", "r" + writes, writes)).join() instanceof Submission.Committed<Reason>) {
            if (writes++ == 0) {
                running.countDown();
            }
        }
        return writes;
    }

    @Test
    void reader_ofEndedThreads_giveTheirSlotsBack() throws InterruptedException {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            commit(chain, "a", "one", 10);
            List<Boolean> found = new ArrayList<>();
            for (int i = 0; i < 100; i++) {
                Thread thread = new Thread(() ->
                        found.add(chain.reader().latest(TestEntry.key("a")).isPresent()));
                thread.start();
                thread.join();
            }
            assertThat(found).hasSize(100).containsOnly(true);
        }
    }

    @Test
    void read_interruptedThread_doesNotHarmTheOthers() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            commit(chain, "a", "one", 10);
            Thread.currentThread().interrupt();
            assertThat(chain.reader().entry(0)).isPresent();
            assertThat(Thread.interrupted()).isTrue();
            assertThat(commit(chain, "a", "two", 20).position()).isEqualTo(1);
            assertThat(chain.reader().entry(1)).isPresent();
        }
    }
}
