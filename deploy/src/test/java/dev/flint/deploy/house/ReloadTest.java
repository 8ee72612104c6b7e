package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.deploy.config.ConfigReader;
import dev.flint.deploy.config.ConfigReading;
import dev.flint.deploy.config.ConfigSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Message;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** A server whose configuration changes while it serves. */
class ReloadTest {
    private static final String BID = "cljdbqeulhtmppbtce0fp2nmrvd1h93aruvpd3o.";
    private static final String HANDLE = "/api/handles/%s/did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";

    @TempDir
    private Path directory;

    private int writes;
    private ConfigReading.Config first;
    private Reload reload;
    private House house;

    private Path file() {
        return directory.resolve("flint.yaml");
    }

    /** Writes the file; the time of each write is another one, however fast they follow. */
    private void write(String zone, String sign, String prefixes, String more) throws IOException {
        Files.writeString(file(), """
                dns:
                  address: 127.0.0.1:0
                  tls: 127.0.0.1:0
                  zone: %s
                  %s
                  rate: 0
                handle:
                  http: 127.0.0.1:0
                  https: 127.0.0.1:0
                  prefixes: %s
                tls:
                  certificate: %s
                  key: %s
                %s
                """.formatted(
                        zone, sign.isEmpty() ? "" : "sign: " + sign, prefixes, certificate(), key(), more));
        writes++;
        Files.setLastModifiedTime(file(), FileTime.fromMillis(1_000_000L * writes));
    }

    private Path certificate() {
        return directory.resolve("tls.crt");
    }

    private Path key() {
        return directory.resolve("tls.key");
    }

    @BeforeEach
    void open() throws Exception {
        TestCertificate.write(directory, "first.example.com", certificate(), key());
        write("did.example.com", "", "88.1000.7", "");
        var flags = Map.of(
                "http.address", "127.0.0.1:0",
                "data.directory", directory.resolve("data").toString(),
                "ledger.map-size", "64MiB");
        var source = new ConfigSource(new ConfigReader(Path.of("no-such-file")), flags, Map.of(), Optional.of(file()));
        first = (ConfigReading.Config) source.read();
        house = House.open(first.config(), true, InstantSource.system(), new SecureRandom());
        reload = new Reload(source, first, house.neighbours()::apply);
    }

    @AfterEach
    void close() {
        house.close();
    }

    private Message ask(String name, int flags) throws Exception {
        return ZoneTalk.ask(house.neighbours().names().port(), name, Type.TXT, flags);
    }

    private int handleStatus(String prefix) throws Exception {
        int port = house.neighbours().handles().httpPort();
        return WebTalk.get(port, HANDLE.formatted(prefix), "application/json").statusCode();
    }

    @Test
    void prefixes_thatAreNew_liveHereAndOthersNoMore() throws Exception {
        assertThat(handleStatus("88.1000.7")).isEqualTo(200);
        write("did.example.com", "", "88.1000.8", "");
        assertThat(handleStatus("88.1000.8")).as("before it is looked at").isEqualTo(400);
        reload.look();
        assertThat(handleStatus("88.1000.8")).isEqualTo(200);
        assertThat(handleStatus("88.1000.7")).isEqualTo(400);
    }

    @Test
    void zone_thatIsSignedNow_isServedWithSignatures_andAnotherOneIsServedInItsPlace() throws Exception {
        assertThat(ask(BID, 0x8000).getSection(Section.ANSWER)).hasSize(1);
        write("did.example.com", "ed25519", "88.1000.7", "");
        reload.look();
        assertThat(ask(BID, 0x8000).getSection(Section.ANSWER)).hasSize(2);
        write("other.example", "ed25519", "88.1000.7", "");
        reload.look();
        assertThat(ask(BID, 0).getRcode()).as("refused").isEqualTo(5);
        write("did.example.com", "", "88.1000.7", "");
        reload.look();
        assertThat(ask(BID, 0x8000).getSection(Section.ANSWER)).hasSize(1);
    }

    @Test
    void file_withFaults_changesNothing() throws Exception {
        write("did.example.com", "", "88.1000.8", "nonsense:\n  key: 1\n");
        reload.look();
        assertThat(handleStatus("88.1000.7")).isEqualTo(200);
        write("did.example.com", "", "88.1000.8", "");
        reload.look();
        assertThat(handleStatus("88.1000.8")).as("as soon as it has none").isEqualTo(200);
    }

    @Test
    void zone_thatCannotBeServed_leavesTheOneBefore() throws Exception {
        write("other.example", "", "88.1000.7", "");
        Files.writeString(
                file(), Files.readString(file()).replace("  rate: 0", "  rate: 0\n  tsig: " + directory + "/no-file"));
        Files.setLastModifiedTime(file(), FileTime.fromMillis(5));
        reload.look();
        assertThat(ask(BID, 0).getSection(Section.ANSWER)).hasSize(1);
    }

    @Test
    void tls_answersLikeAnyConnection_andShowsTheCertificateThatIsThereNow() throws Exception {
        assertThat(askedOverTls()).isEqualTo("CN=first.example.com");
        TestCertificate.write(directory, "second.example.com", certificate(), key());
        Files.setLastModifiedTime(certificate(), FileTime.fromMillis(7));
        reload.look();
        assertThat(askedOverTls()).isEqualTo("CN=second.example.com");
        assertThat(handleOverTls()).isEqualTo("CN=second.example.com");
        Files.writeString(certificate(), "none");
        Files.setLastModifiedTime(certificate(), FileTime.fromMillis(8));
        reload.look();
        assertThat(askedOverTls()).as("what is none is not shown").isEqualTo("CN=second.example.com");
    }

    /** Whose certificate was shown by whoever has values for a Handle. */
    private String handleOverTls() throws Exception {
        var page = TlsTalk.get(house.neighbours().handles().httpsPort(), HANDLE.formatted("88.1000.7"));
        assertThat(new String(page.said(), StandardCharsets.UTF_8)).contains("\"responseCode\":1");
        return page.subject();
    }

    /** Whose certificate was shown by whoever gave the right answer. */
    private String askedOverTls() throws Exception {
        var answer = TlsTalk.query(house.neighbours().names().tlsPort(), ZoneTalk.query(BID, Type.TXT, 0));
        assertThat(new Message(answer.said()).getSection(Section.ANSWER)).hasSize(1);
        return answer.subject();
    }
}
