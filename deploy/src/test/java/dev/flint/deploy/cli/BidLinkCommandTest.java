package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.methods.DidConfiguration;
import dev.flint.methods.DocumentKeys;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BidLinkCommandTest {
    private static final String ORIGIN = "https://example.com";

    @TempDir
    private static Path data;

    private static Served served;

    @TempDir
    private Path directory;

    @BeforeAll
    static void open() {
        served = new Served(data);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    private String key(String type) {
        String file = directory.resolve(type + ".key").toString();
        assertThat(Cli.run("bid", "keygen", "--type", type, "--out", file).exit())
                .isZero();
        return file;
    }

    private static DidConfiguration configuration(Cli.Run run) {
        assertThat(run.exit()).as(run.err()).isZero();
        return DidConfiguration.of(Buffer.buffer(run.out())).orElseThrow();
    }

    private static DocumentKeys document(String did) throws Exception {
        var answer = served.client().resolve(did, "application/did", Map.of());
        assertThat(answer.statusCode()).isEqualTo(200);
        return DocumentKeys.of(Buffer.buffer(answer.body())).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ed25519", "sm2"})
    void link_holdsByTheRegisteredDocument_asLongAsItSays(String type) throws Exception {
        String key = key(type);
        assertThat(served.run("bid", "create", "--key", key).exit()).isZero();
        var configuration =
                configuration(Cli.run("bid", "link", "--origin", ORIGIN + "/", "--key", key, "--days", "2"));
        assertThat(configuration.faults()).isEmpty();
        var document = document(configuration.links().get(0).did());
        var now = Instant.now();
        assertThat(configuration.fault(ORIGIN, document, now)).isEmpty();
        assertThat(configuration.fault("https://example.org", document, now)).isPresent();
        assertThat(configuration.fault(ORIGIN, document, now.plus(Duration.ofDays(3))))
                .isPresent();
    }

    @Test
    void link_ofAnotherKey_doesNotHold() throws Exception {
        String key = key("ed25519");
        assertThat(served.run("bid", "create", "--key", key).exit()).isZero();
        String did = configuration(Cli.run("bid", "link", "--origin", ORIGIN, "--key", key))
                .links()
                .get(0)
                .did();
        var forged = configuration(
                Cli.run("bid", "link", "--origin", ORIGIN, "--key", key("sm2"), "--key-id", did + "#key-1"));
        assertThat(forged.links().get(0).did()).isEqualTo(did);
        assertThat(forged.fault(ORIGIN, document(did), Instant.now()).orElseThrow())
                .contains("no signature");
    }

    @Test
    void output_isTheWholeConfiguration() {
        var run = Cli.run("bid", "link", "--origin", ORIGIN, "--key", key("ed25519"), "-o", "json");
        assertThat(run.lines()).hasSize(1);
        assertThat(run.json().path("@context").asText())
                .isEqualTo("https://identity.foundation/.well-known/did-configuration/v1");
        assertThat(run.json().path("linked_dids")).hasSize(1);
        assertThat(run.out()).doesNotContain("priSPK");
    }

    @Test
    void usage_thatMakesNoSense_isRefused() {
        String key = key("ed25519");
        for (String origin : new String[] {"http://example.com", "example.com", "https://example.com/a"}) {
            var run = Cli.run("bid", "link", "--origin", origin, "--key", key);
            assertThat(run.exit()).isEqualTo(ExitCode.USAGE);
            assertThat(run.err()).contains(origin + " is no origin");
        }
        for (String days : new String[] {"0", "-1", "3651"}) {
            assertThat(Cli.run("bid", "link", "--origin", ORIGIN, "--key", key, "--days", days)
                            .err())
                    .contains("--days is a number from 1 to 3650");
        }
        var run = Cli.run("bid", "link", "--origin", ORIGIN, "--key", key("secp256k1"));
        assertThat(run.exit()).isEqualTo(ExitCode.UNSUPPORTED);
    }
}
