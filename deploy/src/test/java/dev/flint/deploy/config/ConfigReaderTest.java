package dev.flint.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.flint.deploy.config.ConfigFault.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigReaderTest {
    @TempDir
    private Path directory;

    @Test
    void read_allSources_theFlagWins() throws IOException {
        Path file = write("ledger: {queue: 6000}");
        var reading =
                reader().read(Map.of("ledger.queue", "8000"), Map.of("FLINT_LEDGER_QUEUE", "7000"), Optional.of(file));
        assertThat(config(reading).config().ledger().queue()).isEqualTo(8_000);
    }

    @Test
    void read_environmentAndFile_theEnvironmentWins() throws IOException {
        Path file = write("ledger: {queue: 6000}");
        var reading = reader().read(Map.of(), Map.of("FLINT_LEDGER_QUEUE", "7000"), Optional.of(file));
        assertThat(config(reading).config().ledger().queue()).isEqualTo(7_000);
    }

    @Test
    void read_fileAlone_beatsTheDefault() throws IOException {
        Path file = write("ledger: {queue: 6000}");
        var reading = reader().read(Map.of(), Map.of(), Optional.of(file));
        assertThat(config(reading).config().ledger().queue()).isEqualTo(6_000);
    }

    @Test
    void read_origins_nameFlagVariableFileLineAndBuiltIn() throws IOException {
        Path file = write("http:\n  keep-alive: 30s\n");
        var reading = reader().read(Map.of("log.level", "warn"), Map.of("FLINT_BID_BECH32", "true"), Optional.of(file));
        assertThat(config(reading).origins())
                .extracting(Origin::key, Origin::value, Origin::where)
                .contains(
                        tuple("log.level", "warn", "--log.level"),
                        tuple("bid.bech32", "true", "FLINT_BID_BECH32"),
                        tuple("http.keep-alive", "30s", file + " line 2"),
                        tuple("cache.size", "64MiB", "built in"));
    }

    @Test
    void read_anything_hasOneOriginPerKeyInTableOrder() {
        assertThat(config(reader().read(Map.of("log.level", "warn"), Map.of(), Optional.empty()))
                        .origins())
                .extracting(Origin::key)
                .containsExactlyElementsOf(ConfigDocument.names());
    }

    @Test
    void read_noFileNamed_readsTheUsualOne() throws IOException {
        Path usual = write("ledger: {queue: 6000}");
        var reading = new ConfigReader(usual).read(Map.of(), Map.of(), Optional.empty());
        assertThat(config(reading).config().ledger().queue()).isEqualTo(6_000);
    }

    @Test
    void read_fileInVariable_beatsTheUsualOne() throws IOException {
        Path usual = write("ledger: {queue: 6000}");
        Path named = Files.writeString(directory.resolve("named.yaml"), "ledger: {queue: 7000}");
        var reading =
                new ConfigReader(usual).read(Map.of(), Map.of("FLINT_CONFIG", named.toString()), Optional.empty());
        assertThat(config(reading).config().ledger().queue()).isEqualTo(7_000);
    }

    @Test
    void read_fileOnTheCommandLine_beatsTheVariable() throws IOException {
        Path named = write("ledger: {queue: 6000}");
        var reading = reader().read(Map.of(), Map.of("FLINT_CONFIG", "missing.yaml"), Optional.of(named));
        assertThat(config(reading).config().ledger().queue()).isEqualTo(6_000);
    }

    @Test
    void read_fileInVariableMissing_isAFault() {
        var reading = reader().read(Map.of(), Map.of("FLINT_CONFIG", "missing.yaml"), Optional.empty());
        assertThat(texts(reading)).containsExactly("missing.yaml: there is no such file");
    }

    @Test
    void read_emptyFileVariable_isNoFile() {
        var reading = reader().read(Map.of(), Map.of("FLINT_CONFIG", ""), Optional.empty());
        assertThat(reading).isInstanceOf(ConfigReading.Config.class);
    }

    @Test
    void read_variablesOfOthers_areLeftAlone() {
        var environment = Map.of("PATH", "/bin", "FLINTY", "1", "flint_http_address", "x", "HTTP_ADDRESS", "y");
        assertThat(reader().read(Map.of(), environment, Optional.empty())).isInstanceOf(ConfigReading.Config.class);
    }

    @Test
    void read_serviceLinksOfKubernetes_areLeftAlone() {
        var environment = Map.of(
                "FLINT_SERVICE_HOST", "10.0.0.7",
                "FLINT_SERVICE_PORT", "8080",
                "FLINT_SERVICE_PORT_HTTP", "8080",
                "FLINT_PORT", "tcp://10.0.0.7:8080",
                "FLINT_PORT_8080_TCP", "tcp://10.0.0.7:8080",
                "FLINT_PORT_8080_TCP_ADDR", "10.0.0.7",
                "FLINT_DNS_PORT_53_UDP_PROTO", "udp");
        assertThat(reader().read(Map.of(), environment, Optional.empty())).isInstanceOf(ConfigReading.Config.class);
    }

    @Test
    void read_unknownVariable_isAFaultWithASuggestion() {
        var reading = reader().read(Map.of(), Map.of("FLINT_HTTP_ADRESS", "x"), Optional.empty());
        assertThat(texts(reading))
                .containsExactly("FLINT_HTTP_ADRESS: unknown key FLINT_HTTP_ADRESS; did you mean FLINT_HTTP_ADDRESS?");
    }

    @Test
    void read_unknownFlag_isAFaultWithASuggestion() {
        var reading = reader().read(Map.of("address", "x"), Map.of(), Optional.empty());
        assertThat(texts(reading)).containsExactly("--address: unknown key address; did you mean http.address?");
    }

    @Test
    void read_unknownKeyInFile_namesTheLine() throws IOException {
        Path file = write("http:\n  event-loop: 2\n");
        assertThat(texts(reader().read(Map.of(), Map.of(), Optional.of(file))))
                .containsExactly(file + " line 2: unknown key http.event-loop; did you mean http.event-loops?");
    }

    @Test
    void read_unlikeAnything_suggestsNothing() {
        var reading = reader().read(Map.of("colour-of-the-hedgehog", "blue"), Map.of(), Optional.empty());
        assertThat(texts(reading)).containsExactly("--colour-of-the-hedgehog: unknown key colour-of-the-hedgehog");
    }

    @Test
    void read_faultsInAllSources_areToldAtOnce() throws IOException {
        Path file = write("http:\n  address: nowhere\n  keep-alive: 5\nbogus: 1\n");
        var reading = reader().read(Map.of("cache.size", "64MB"), Map.of("FLINT_BID_BECH32", "yes"), Optional.of(file));
        assertThat(faults(reading))
                .extracting(ConfigFault::kind)
                .containsExactlyInAnyOrder(
                        Kind.BAD_VALUE, Kind.BAD_VALUE, Kind.UNKNOWN_KEY, Kind.BAD_VALUE, Kind.BAD_VALUE);
    }

    @Test
    void read_badValueHiddenByAFlag_isStillAFault() throws IOException {
        Path file = write("ledger: {queue: many}");
        var reading = reader().read(Map.of("ledger.queue", "6000"), Map.of(), Optional.of(file));
        assertThat(faults(reading)).hasSize(1);
    }

    @Test
    void read_batchAboveQueue_isAConflictThatNamesBoth() {
        var reading = reader().read(Map.of("ledger.queue", "4999"), Map.of(), Optional.empty());
        assertThat(faults(reading)).singleElement().satisfies(fault -> {
            assertThat(fault.kind()).isEqualTo(Kind.CONFLICT);
            assertThat(fault.message())
                    .isEqualTo("ledger.batch is 5000, more than ledger.queue with 4999 (--ledger.queue)");
        });
    }

    @Test
    void read_emptyVariable_isAValueAndBad() {
        var reading = reader().read(Map.of(), Map.of("FLINT_HTTP_ADDRESS", ""), Optional.empty());
        assertThat(faults(reading)).extracting(ConfigFault::kind).containsExactly(Kind.BAD_VALUE);
    }

    @Test
    void read_listForAPlainKey_isAFault() throws IOException {
        Path file = write("ledger: {queue: [6000]}");
        assertThat(texts(reader().read(Map.of(), Map.of(), Optional.of(file))))
                .containsExactly(file + " line 1: ledger.queue: a list is not a whole number from 1 to 1000000");
    }

    @Test
    void read_listInFile_keepsItsOrder() throws IOException {
        Path file = write("registration:\n  operator-keys:\n    - z6MkB\n    - z6MkA\n");
        var reading = reader().read(Map.of(), Map.of(), Optional.of(file));
        assertThat(config(reading).config().registration().operatorKeys()).isEqualTo(List.of("z6MkB", "z6MkA"));
    }

    private ConfigReader reader() {
        return new ConfigReader(directory.resolve("usual.yaml"));
    }

    private Path write(String text) throws IOException {
        return Files.writeString(directory.resolve("flint.yaml"), text);
    }

    private static ConfigReading.Config config(ConfigReading reading) {
        assertThat(reading).isInstanceOf(ConfigReading.Config.class);
        return (ConfigReading.Config) reading;
    }

    private static List<ConfigFault> faults(ConfigReading reading) {
        assertThat(reading).isInstanceOf(ConfigReading.Faults.class);
        return ((ConfigReading.Faults) reading).faults();
    }

    private static List<String> texts(ConfigReading reading) {
        return faults(reading).stream().map(ConfigFault::toString).toList();
    }
}
