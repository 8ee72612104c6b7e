package dev.flint.deploy.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.Bid;
import dev.flint.deploy.config.Origin.Source;
import dev.flint.deploy.keys.ZoneAlgorithm;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every key by itself: its default, its example from each source, its limits. */
class ConfigKeysTest {
    private static final Path NO_FILE = Path.of("no-such-directory", "flint.yaml");

    @TempDir
    private Path directory;

    /** What a key sets, and what its default and its example are as values. */
    record Row(String key, Function<FlintConfig, Object> field, Object byDefault, Object byExample) {
        @Override
        public String toString() {
            return key;
        }
    }

    static Stream<Row> rows() {
        return Stream.of(httpRows(), ledgerRows(), handleRows(), dnsRows(), drivenRows())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> httpRows() {
        return Stream.of(
                new Row("http.address", c -> c.http().address(), at("127.0.0.1", 8080), at("::1", 0)),
                new Row("http.event-loops", c -> c.http().eventLoops(), 0, 2),
                new Row("http.max-connections", c -> c.http().maxConnections(), 10_000, 500),
                new Row("http.head-deadline", c -> c.http().headDeadline(), seconds(5), Duration.ofMillis(250)),
                new Row("http.body-deadline", c -> c.http().bodyDeadline(), seconds(10), seconds(30)),
                new Row("http.keep-alive", c -> c.http().keepAlive(), seconds(60), seconds(120)),
                new Row("http.lameduck", c -> c.http().lameduck(), seconds(5), Duration.ZERO),
                new Row("http.shutdown", c -> c.http().shutdown(), seconds(20), seconds(60)),
                new Row(
                        "http.transport",
                        c -> c.http().transport(),
                        HttpConfig.Transport.AUTO,
                        HttpConfig.Transport.NIO),
                new Row("http.legacy-envelope", c -> c.http().legacyEnvelope(), false, true),
                new Row(
                        "http.did-configuration",
                        c -> c.http().didConfiguration(),
                        Optional.empty(),
                        Optional.of(Path.of("/etc/flint/did-configuration.json"))));
    }

    private static Stream<Row> handleRows() {
        return Stream.of(
                new Row(
                        "vaa.agency",
                        c -> c.vaa().agency(),
                        Optional.empty(),
                        Optional.of(Bid.of("did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2"))),
                new Row(
                        "vaa.link-base",
                        c -> c.vaa().linkBase(),
                        Optional.empty(),
                        Optional.of(URI.create("https://id.example.com"))),
                new Row("tls.certificate", c -> c.tls().certificate(), Optional.empty(), path("/etc/flint/tls.crt")),
                new Row("tls.key", c -> c.tls().key(), Optional.empty(), path("/etc/flint/tls.key")),
                new Row(
                        "handle.address",
                        c -> c.handle().address(),
                        Optional.empty(),
                        Optional.of(at("127.0.0.1", 2641))),
                new Row("handle.http", c -> c.handle().http(), Optional.empty(), Optional.of(at("127.0.0.1", 8000))),
                new Row("handle.https", c -> c.handle().https(), Optional.empty(), Optional.of(at("127.0.0.1", 8443))),
                new Row("handle.prefixes", c -> c.handle().prefixes(), List.of(), List.of("88.1000.7", "88.100.1")),
                new Row("handle.site", c -> c.handle().site(), "127.0.0.1", "192.0.2.1"),
                new Row(
                        "handle.records",
                        c -> c.handle().records(),
                        Optional.empty(),
                        Optional.of(Path.of("/etc/flint/handles.json"))),
                new Row(
                        "handle.upstreams",
                        c -> c.handle().upstreams(),
                        List.of(),
                        List.of("88=192.0.2.1:3641", "*=192.0.2.2:2641")),
                new Row("handle.sign", c -> c.handle().sign(), false, true),
                new Row(
                        "idis.users",
                        c -> c.idis().users(),
                        Optional.empty(),
                        Optional.of(Path.of("/etc/flint/idis-users"))),
                new Row(
                        "idis.applications",
                        c -> c.idis().applications(),
                        Optional.empty(),
                        Optional.of(Path.of("/etc/flint/idis-applications"))));
    }

    private static Stream<Row> dnsRows() {
        return Stream.of(
                new Row("dns.address", c -> c.dns().address(), Optional.empty(), Optional.of(at("127.0.0.1", 53))),
                new Row("dns.tls", c -> c.dns().tls(), Optional.empty(), Optional.of(at("127.0.0.1", 853))),
                new Row("dns.rate", c -> c.dns().rate(), 20, 200),
                new Row("dns.zone", c -> c.dns().zone(), "did.example", "did.example.com"),
                new Row("dns.site", c -> c.dns().site(), "127.0.0.1", "192.0.2.1"),
                new Row(
                        "dns.sign",
                        c -> c.dns().sign(),
                        List.of(),
                        List.of(ZoneAlgorithm.ECDSAP256SHA256, ZoneAlgorithm.SM2SM3)),
                new Row("dns.secondaries", c -> c.dns().secondaries(), List.of(), List.of(at("192.0.2.53", 53))),
                new Row("dns.tsig", c -> c.dns().tsig(), Optional.empty(), Optional.of(Path.of("/etc/flint/tsig"))),
                new Row("dns.upstream", c -> c.dns().upstream(), Optional.empty(), Optional.of(at("192.0.2.53", 53))),
                new Row(
                        "dns.anchors",
                        c -> c.dns().anchors(),
                        Optional.empty(),
                        Optional.of(Path.of("/usr/share/dns/root.key"))),
                new Row("dns.did-configuration", c -> c.dns().didConfiguration(), false, true));
    }

    private static Stream<Row> drivenRows() {
        return Stream.of(
                new Row(
                        "methods.local",
                        c -> c.methods().local(),
                        List.of("key", "jwk"),
                        List.of("key", "jwk", "web", "webvh")),
                new Row(
                        "methods.remote",
                        c -> c.methods().remote(),
                        List.of(),
                        List.of("did:ethr:=http://driver-ethr:8080/", "did:=https://resolver.example.com/#options")),
                new Row("methods.timeout", c -> c.methods().timeout(), Duration.ofSeconds(10), Duration.ofSeconds(3)),
                new Row("methods.concurrent", c -> c.methods().concurrent(), 64, 16),
                new Row(
                        "methods.keep-fresh",
                        c -> c.methods().keep().fresh(),
                        Duration.ofMinutes(5),
                        Duration.ofHours(1)),
                new Row("methods.keep-stale", c -> c.methods().keep().stale(), Duration.ofHours(1), Duration.ofDays(1)),
                new Row(
                        "resolution.unknown-options",
                        c -> c.resolution().unknownOptions(),
                        ResolutionConfig.UnknownOptions.REFUSE,
                        ResolutionConfig.UnknownOptions.IGNORE),
                new Row(
                        "resolution.no-cache",
                        c -> c.resolution().noCache(),
                        ResolutionConfig.NoCache.ALLOW,
                        ResolutionConfig.NoCache.REFUSE),
                new Row("metrics.address", c -> c.metrics(), Optional.empty(), Optional.of(at("127.0.0.1", 9100))),
                new Row("log.level", c -> c.log().level(), LogConfig.Level.INFO, LogConfig.Level.WARN));
    }

    private static Stream<Row> ledgerRows() {
        return Stream.of(
                new Row("data.directory", FlintConfig::dataDirectory, Path.of("flint-data"), Path.of("/var/lib/flint")),
                new Row("ledger.name", c -> c.ledger().name(), "flint.example", "ledger.example.com"),
                new Row("ledger.map-size", c -> c.ledger().mapBytes(), 64L << 30, 256L << 20),
                new Row("ledger.queue", c -> c.ledger().queue(), 8_192, 10_000),
                new Row("ledger.batch", c -> c.ledger().batch(), 5_000, 1_000),
                new Row("ledger.heartbeat", c -> c.ledger().heartbeat(), seconds(10), seconds(60)),
                new Row(
                        "witness.ask",
                        c -> c.witness().ask(),
                        List.of(),
                        List.of("https://witness.example.com/witness#witness.example.com+7a8c1ce3+BEHdo0Yf")),
                new Row("witness.quorum", c -> c.witness().quorum(), 1, 2),
                new Row(
                        "witness.logs",
                        c -> c.witness().logs(),
                        List.of(),
                        List.of("ledger.example.com/main/headers+5c1f2a77+AUHdo0Yf")),
                new Row("registration.workers", c -> c.registration().workers(), 0, 1),
                new Row("registration.queue", c -> c.registration().queue(), 4_096, 256),
                new Row("registration.max-skew", c -> c.registration().maxSkew(), seconds(600), seconds(120)),
                new Row(
                        "registration.operator-keys",
                        c -> c.registration().operatorKeys(),
                        List.of(),
                        List.of("z6MkExampleOne", "z6MkExampleTwo")),
                new Row(
                        "registration.deactivate-by-authentication",
                        c -> c.registration().deactivateByAuthentication(),
                        true,
                        false),
                new Row("registration.require-chain-id", c -> c.registration().requireChainId(), false, true),
                new Row("registrar.make-keys", c -> c.registrar().makeKeys(), false, true),
                new Row("registrar.jobs", c -> c.registrar().jobs(), 10_000, 1_000),
                new Row("cache.size", c -> c.cache().bytes(), 64L << 20, 1L << 30),
                new Row("cache.no-cache-per-second", c -> c.cache().noCachePerSecond(), 100, 5),
                new Row(
                        "bid.context-base",
                        c -> c.bid().contextBase(),
                        URI.create("https://resolver.example"),
                        URI.create("https://id.example.com/flint")),
                new Row("bid.bech32", c -> c.bid().bech32(), false, true),
                new Row(
                        "bid.binary",
                        c -> c.bid().binary(),
                        Optional.empty(),
                        Optional.of(new ListenAddress("127.0.0.1", 2_259))),
                new Row("bid.recursion", c -> c.bid().subChains().asked(), true, false),
                new Row("bid.private-resolvers", c -> c.bid().subChains().mayBePrivate(), false, true),
                new Row(
                        "bid.resolver-timeout",
                        c -> c.bid().subChains().timeout(),
                        Duration.ofSeconds(2),
                        Duration.ofMillis(500)));
    }

    @Test
    void rows_ofThisTest_areTheTableOfKeys() {
        assertThat(rows().map(Row::key)).containsExactlyElementsOf(ConfigDocument.names());
    }

    @Test
    void environmentNames_ofAllKeys_differ() {
        assertThat(ConfigKeys.ALL.stream().map(ConfigKey::environmentName)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void read_nothing_setsTheDefault(Row row) {
        assertSet(row, Map.of(), Map.of(), Optional.empty(), row.byDefault(), Source.DEFAULT);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void read_exampleAsFlag_setsExactlyItsField(Row row) {
        assertSet(row, Map.of(row.key(), key(row).example()), Map.of(), Optional.empty(), row.byExample(), Source.FLAG);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void read_exampleAsVariable_setsExactlyItsField(Row row) {
        var environment = Map.of(key(row).environmentName(), key(row).example());
        assertSet(row, Map.of(), environment, Optional.empty(), row.byExample(), Source.ENVIRONMENT);
    }

    @ParameterizedTest
    @MethodSource("rows")
    void read_exampleInTheFile_setsExactlyItsField(Row row) throws IOException {
        int dot = row.key().indexOf('.');
        Path file = Files.writeString(
                directory.resolve("flint.yaml"),
                "%s:\n  %s: '%s'\n"
                        .formatted(row.key().substring(0, dot), row.key().substring(dot + 1), key(row).example()));
        assertSet(row, Map.of(), Map.of(), Optional.of(file), row.byExample(), Source.FILE);
    }

    @ParameterizedTest
    @CsvSource({
        "http.event-loops, 0, 256, 257",
        "http.max-connections, 1, 1000000, 0",
        "http.max-connections, 1, 1000000, 1000001",
        "http.head-deadline, 100ms, 10m, 99ms",
        "http.head-deadline, 100ms, 10m, 601s",
        "http.body-deadline, 100ms, 10m, 0s",
        "http.body-deadline, 100ms, 10m, 1h",
        "http.keep-alive, 1s, 1h, 999ms",
        "http.keep-alive, 1s, 1h, 61m",
        "http.lameduck, 0s, 10m, 601s",
        "http.shutdown, 0s, 10m, 601s",
        "http.transport, auto, epoll, io_uring",
        "http.transport, auto, epoll, NIO",
        "http.legacy-envelope, true, false, yes",
        "http.did-configuration, off, a/b, a/",
        "ledger.name, a, a-1.example, A.example",
        "ledger.map-size, 16MiB, 16TiB, 15MiB",
        "ledger.map-size, 16MiB, 16TiB, 17TiB",
        "ledger.queue, 5000, 1000000, 0",
        "ledger.queue, 5000, 1000000, 1000001",
        "ledger.batch, 1, 8192, 0",
        "ledger.batch, 1, 8192, 100001",
        "ledger.heartbeat, 0s, 1h, 61m",
        "witness.ask, a, b, 'a,a'",
        "witness.quorum, 1, 32, 0",
        "witness.quorum, 1, 32, 33",
        "witness.logs, a, b, 'a,a'",
        "registration.workers, 0, 256, 257",
        "registration.queue, 1, 1000000, 0",
        "registration.queue, 1, 1000000, 1000001",
        "registration.max-skew, 1s, 1d, 0s",
        "registration.max-skew, 1s, 1d, 25h",
        "registration.operator-keys, a, b, 'a,a'",
        "registration.deactivate-by-authentication, true, false, on",
        "registration.require-chain-id, true, false, 1",
        "registrar.make-keys, true, false, 1",
        "registrar.jobs, 1, 1000000, 0",
        "registrar.jobs, 1, 1000000, 1000001",
        "cache.size, 0B, 64GiB, 65GiB",
        "cache.no-cache-per-second, 0, 1000000, 1000001",
        "bid.context-base, http://a, https://a.example/b, ftp://a.example",
        "bid.bech32, true, false, TRUE",
        "methods.timeout, 100ms, 5m, 99ms",
        "methods.concurrent, 1, 10000, 0",
        "methods.keep-fresh, 0s, 365d, 366d",
        "methods.keep-stale, 0s, 365d, 366d",
        "bid.binary, off, 127.0.0.1:2259, on",
        "bid.recursion, true, false, TRUE",
        "bid.private-resolvers, true, false, yes",
        "bid.resolver-timeout, 100ms, 1m, 99ms",
        "vaa.agency, off, did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2, did:vaa:VAA088",
        "vaa.link-base, off, https://a.example/b, https://a.example/",
        "handle.address, off, 127.0.0.1:2641, on",
        "handle.http, off, 127.0.0.1:8000, on",
        "handle.https, off, 127.0.0.1:8443, on",
        "tls.certificate, off, a/b, a/",
        "tls.key, off, a/b, a/",
        "handle.site, 192.0.2.1, ::1, host.example",
        "handle.records, off, a/b, a/",
        "handle.upstreams, a, b, 'a,a'",
        "handle.sign, true, false, on",
        "idis.users, off, a/b, a/",
        "idis.applications, off, a/b, a/",
        "dns.address, off, 127.0.0.1:53, on",
        "dns.tls, off, 127.0.0.1:853, on",
        "dns.rate, 0, 1000000, -1",
        "dns.zone, a, a.example, -a.example",
        "dns.site, 192.0.2.1, ::1, host.example",
        "dns.sign, ed25519, 'ecdsap256sha256,ed25519,sm2sm3', rsasha256",
        "dns.secondaries, 192.0.2.1:53, '192.0.2.1:53,192.0.2.2:53', 192.0.2.1",
        "dns.tsig, off, a/b, a/",
        "dns.upstream, off, 192.0.2.1:53, 192.0.2.1",
        "dns.anchors, off, a/b, a/",
        "dns.did-configuration, true, false, on",
        "resolution.unknown-options, refuse, ignore, allow",
        "resolution.no-cache, refuse, allow, ignore",
        "metrics.address, off, 127.0.0.1:9100, on",
        "log.level, trace, off, warning"
    })
    void read_atTheLimits_acceptsBothAndRefusesBeyond(String key, String least, String most, String beyond) {
        assertThat(reading(Map.of(key, least))).isInstanceOf(ConfigReading.Config.class);
        assertThat(reading(Map.of(key, most))).isInstanceOf(ConfigReading.Config.class);
        assertThat(reading(Map.of(key, beyond)))
                .isInstanceOfSatisfying(
                        ConfigReading.Faults.class,
                        faults -> assertThat(faults.faults())
                                .singleElement()
                                .satisfies(fault -> assertThat(fault.kind()).isEqualTo(ConfigFault.Kind.BAD_VALUE))
                                .satisfies(fault ->
                                        assertThat(fault.message()).startsWith(key + ": '" + beyond + "' is not ")));
    }

    private void assertSet(
            Row row,
            Map<String, String> flags,
            Map<String, String> environment,
            Optional<Path> file,
            Object expected,
            Source source) {
        var reading = new ConfigReader(NO_FILE).read(flags, environment, file);
        assertThat(reading).isInstanceOf(ConfigReading.Config.class);
        var config = (ConfigReading.Config) reading;
        assertThat(row.field().apply(config.config())).isEqualTo(expected);
        assertThat(config.origins())
                .filteredOn(origin -> origin.key().equals(row.key()))
                .singleElement()
                .satisfies(origin -> assertThat(origin.source()).isEqualTo(source));
        assertThat(rows().filter(other -> !other.key().equals(row.key())))
                .allSatisfy(other -> assertThat(other.field().apply(config.config()))
                        .as(other.key())
                        .isEqualTo(other.byDefault()));
    }

    private static ConfigReading reading(Map<String, String> flags) {
        return new ConfigReader(NO_FILE).read(flags, Map.of(), Optional.empty());
    }

    private static ConfigKey<?> key(Row row) {
        return ConfigKeys.ALL.stream()
                .filter(key -> key.name().equals(row.key()))
                .findFirst()
                .orElseThrow();
    }

    private static Optional<Path> path(String text) {
        return Optional.of(Path.of(text));
    }

    private static ListenAddress at(String host, int port) {
        return new ListenAddress(host, port);
    }

    private static Duration seconds(long count) {
        return Duration.ofSeconds(count);
    }
}
