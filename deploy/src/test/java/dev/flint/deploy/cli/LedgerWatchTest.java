package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerWatchTest {
    @TempDir
    private Path directory;

    private static String[] create(Path key, Path recovery) {
        return new String[] {"bid", "create", "--key", key.toString(), "--recovery-key", recovery.toString()};
    }

    @Test
    void watch_logThatGrows_showsEachCheckpoint() throws InterruptedException {
        Path key = directory.resolve("key");
        Path recovery = directory.resolve("recovery");
        Cli.run("bid", "keygen", "--out", key.toString());
        Cli.run("bid", "keygen", "--out", recovery.toString());
        try (var served = new Served(directory.resolve("data"))) {
            var watched = new Cli.Run[1];
            var watching = new Thread(() -> watched[0] = served.run("ledger", "watch", "--count", "2", "-o", "json"));
            watching.start();
            while (watching.isAlive()) {
                served.run(create(key, recovery));
                served.run("bid", "update", "--key", key.toString(), "--type", "102");
                watching.join(200);
                key = directory.resolve("key" + System.nanoTime());
                Cli.run("bid", "keygen", "--out", key.toString());
            }
            assertThat(watched[0].exit()).as(watched[0].err()).isZero();
            assertThat(watched[0].out().lines()).hasSize(2).allMatch(line -> line.contains("\"rootHash\""));
        }
    }

    @Test
    void watch_otherKeyOrNoCheckpoint_endsWithItsReason() throws Exception {
        try (var served = new Served(directory.resolve("data"));
                var other = new Served(directory.resolve("other"))) {
            String key = other.client()
                    .get("/ledger/policy")
                    .body()
                    .lines()
                    .findFirst()
                    .orElseThrow()
                    .substring(4);
            assertThat(served.run("ledger", "watch", "--key", key).exit()).isEqualTo(8);
            assertThat(served.run("ledger", "watch", "--key", "nonsense").exit())
                    .isEqualTo(2);
        }
        try (var stub = new StubServer(200, "log x\n")) {
            assertThat(Cli.run("ledger", "watch", "--server", stub.url()).exit())
                    .isEqualTo(2);
        }
        assertThat(Files.exists(directory.resolve("data"))).isTrue();
    }
}
