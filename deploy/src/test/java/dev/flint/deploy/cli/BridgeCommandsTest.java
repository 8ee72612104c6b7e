package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands about Handles and the DNS, against a server that speaks both. */
class BridgeCommandsTest {
    private static final String DID = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";
    private static final String SECRET = "hmac-sha256:t.example.com:c2l4dGVlbiBvY3RldHMgYXQgbGVhc3Q=";

    @TempDir
    private static Path directory;

    private static Served served;
    private static String nameServer;
    private static String handleServer;

    @BeforeAll
    static void open() throws Exception {
        Files.writeString(directory.resolve("tsig"), SECRET);
        nameServer = "127.0.0.1:" + freePort();
        handleServer = "127.0.0.1:" + freePort();
        served = new Served(
                directory.resolve("data"),
                Map.of(
                        "dns.address",
                        nameServer,
                        "dns.zone",
                        "did.example.com",
                        "dns.sign",
                        "ecdsap256sha256, sm2sm3",
                        "dns.tsig",
                        directory.resolve("tsig").toString(),
                        "handle.address",
                        handleServer,
                        "handle.prefixes",
                        "88.1000.7"));
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private static int freePort() throws Exception {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private static Cli.Run dns(String command, String... more) {
        String[] all = new String[more.length + 6];
        System.arraycopy(
                new String[] {"dns", command, "--server", nameServer, "--zone", "did.example.com"}, 0, all, 0, 6);
        System.arraycopy(more, 0, all, 6, more.length);
        return Cli.run(all);
    }

    private static String tsig() {
        return directory.resolve("tsig").toString();
    }

    @Test
    void zone_isShown_withWhatTheZoneAboveHasToSay() {
        var run = dns("zone");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.out()).contains("zone    did.example.com.", "algorithm 13", "algorithm 17", " IN DS ");
        assertThat(dns("zone", "-o", "json").json().path("keys")).hasSize(2);
    }

    @Test
    void zone_isCheckedAndDumped_byWhoeverHasTheSecret() throws Exception {
        for (long end = System.nanoTime() + 30_000_000_000L; System.nanoTime() < end; Thread.sleep(100)) {
            if (dns("dump", "--tsig", tsig()).exit() == ExitCode.OK) {
                break; // it was not whole before
            }
        }
        var check = dns("check", "--tsig", tsig());
        assertThat(check.exit()).as(check.err()).isZero();
        assertThat(check.out()).contains(" 0 faults");
        assertThat(dns("dump", "--tsig", tsig()).out()).contains(DID, "NSEC", "RRSIG");
        assertThat(dns("dump").exit()).isEqualTo(ExitCode.AUTHORIZATION);
        Files.writeString(directory.resolve("no"), "no");
        assertThat(dns("dump", "--tsig", directory.resolve("no").toString()).exit())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void zone_elsewhere_isNotThere() {
        var run = Cli.run("dns", "zone", "--server", nameServer, "--zone", "example.org");
        assertThat(run.exit()).isEqualTo(ExitCode.NOT_FOUND);
        assertThat(Cli.run("dns", "zone", "--server", "x", "--zone", "example.org")
                        .exit())
                .isEqualTo(ExitCode.USAGE);
    }

    @Test
    void key_isMadeNextToTheOthers() {
        Path data = directory.resolve("other");
        for (int i = 0; i < 2; i++) {
            var run = Cli.run(
                    "dns",
                    "key",
                    "--data",
                    data.toString(),
                    "--set",
                    "dns.zone=did.example.com",
                    "--algorithm",
                    "ed25519");
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(Path.of(run.out().strip())).exists();
        }
        assertThat(data.resolve("zone-keys").toFile().list()).hasSize(2);
    }

    @Test
    void handle_isResolvedInItsOwnProtocol() {
        for (String[] more : new String[][] {{}, {"--tcp"}}) {
            var run = handle("88.1000.7/" + DID, more);
            assertThat(run.exit()).as(run.err()).isZero();
            assertThat(run.json().at("/values/1/data/value").asText()).isEqualTo(DID);
            assertThat(handle("88.1000.7/no", more).exit()).isEqualTo(ExitCode.NOT_FOUND);
        }
        assertThat(handle("0.NA/88.1000.7").out()).contains("HS_SITE");
        assertThat(handle("no").exit()).isEqualTo(ExitCode.INVALID_IDENTIFIER);
    }

    private static Cli.Run handle(String handle, String... more) {
        String[] all = new String[more.length + 5];
        System.arraycopy(new String[] {"handle", "resolve", handle, "--server", handleServer}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return Cli.run(all);
    }
}
