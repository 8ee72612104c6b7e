package dev.flint.deploy.config;

import dev.flint.bid.Bid;
import dev.flint.deploy.config.HttpConfig.Transport;
import dev.flint.deploy.config.ResolutionConfig.NoCache;
import dev.flint.deploy.config.ResolutionConfig.UnknownOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The table of keys. Reading, checking, showing and the page of documentation all come from it. */
final class ConfigKeys {
    static final ConfigKey<ListenAddress> HTTP_ADDRESS = new ConfigKey<>(
            "http.address",
            new Address(),
            "127.0.0.1:8080",
            "[::1]:0",
            "Where the HTTP server listens; port 0 lets the system choose.");
    static final ConfigKey<Integer> HTTP_EVENT_LOOPS = new ConfigKey<>(
            "http.event-loops",
            new WholeNumber(0, 256),
            "0",
            "2",
            "Threads that serve requests; 0 decides by processors.");
    static final ConfigKey<Integer> HTTP_MAX_CONNECTIONS = new ConfigKey<>(
            "http.max-connections",
            new WholeNumber(1, 1_000_000),
            "10000",
            "500",
            "Open connections; further ones are closed at once.");
    static final ConfigKey<Duration> HTTP_HEAD_DEADLINE = new ConfigKey<>(
            "http.head-deadline",
            new TimeSpan("100ms", "10m"),
            "5s",
            "250ms",
            "Longest time for the head of a request to arrive whole.");
    static final ConfigKey<Duration> HTTP_BODY_DEADLINE = new ConfigKey<>(
            "http.body-deadline",
            new TimeSpan("100ms", "10m"),
            "10s",
            "30s",
            "Longest time for the body of a request to arrive whole.");
    static final ConfigKey<Duration> HTTP_KEEP_ALIVE = new ConfigKey<>(
            "http.keep-alive",
            new TimeSpan("1s", "1h"),
            "60s",
            "2m",
            "Longest silence between two requests of a connection.");
    static final ConfigKey<Duration> HTTP_LAMEDUCK = new ConfigKey<>(
            "http.lameduck",
            new TimeSpan("0s", "10m"),
            "5s",
            "0s",
            "At the end: time between telling \"not ready\" and closing the listener.");
    static final ConfigKey<Duration> HTTP_SHUTDOWN = new ConfigKey<>(
            "http.shutdown",
            new TimeSpan("0s", "10m"),
            "20s",
            "1m",
            "At the end: longest wait for requests under way, after the lame-duck time.");
    static final ConfigKey<Transport> HTTP_TRANSPORT = new ConfigKey<>(
            "http.transport",
            Choice.of(Transport.values()),
            "auto",
            "nio",
            "How sockets are driven; auto is epoll where it loads, otherwise nio.");
    static final ConfigKey<Boolean> HTTP_LEGACY_ENVELOPE = new ConfigKey<>(
            "http.legacy-envelope",
            new Switch(),
            "false",
            "true",
            "Answer requests without a preference with the older `application/ld+json` envelope.");

    static final ConfigKey<Optional<Path>> HTTP_DID_CONFIGURATION = new ConfigKey<>(
            "http.did-configuration",
            new OffOr<>(new FilePath()),
            "off",
            "/etc/flint/did-configuration.json",
            "File that is served as the origin's DID Configuration: which DIDs are its own, by what they say.");

    static final ConfigKey<Path> DATA_DIRECTORY = new ConfigKey<>(
            "data.directory",
            new Directory(),
            "flint-data",
            "/var/lib/flint",
            "The directory that holds the chain; made when missing.");

    static final ConfigKey<String> LEDGER_NAME = new ConfigKey<>(
            "ledger.name",
            new HostName(),
            "flint.example",
            "ledger.example.com",
            "The host name that checkpoints begin with; never change it once the chain exists.");
    static final ConfigKey<Long> LEDGER_MAP_SIZE = new ConfigKey<>(
            "ledger.map-size",
            new ByteSize("16MiB", "16TiB"),
            "64GiB",
            "256MiB",
            "Address space of the index; neither memory nor disk until used.");
    static final ConfigKey<Integer> LEDGER_QUEUE = new ConfigKey<>(
            "ledger.queue",
            new WholeNumber(1, 1_000_000),
            "8192",
            "10000",
            "Entries that may wait for the writer; further ones are turned away.");
    static final ConfigKey<Integer> LEDGER_BATCH = new ConfigKey<>(
            "ledger.batch",
            new WholeNumber(1, 100_000),
            "5000",
            "1000",
            "Most entries of one block; at most `ledger.queue`.");
    static final ConfigKey<Duration> LEDGER_HEARTBEAT = new ConfigKey<>(
            "ledger.heartbeat",
            new TimeSpan("0s", "1h"),
            "10s",
            "1m",
            "After so long without an entry an empty block shows that nothing is newer; 0s for never.");

    static final ConfigKey<List<String>> WITNESS_ASK = new ConfigKey<>(
            "witness.ask",
            new TextList(32),
            "",
            "https://witness.example.com/witness#witness.example.com+7a8c1ce3+BEHdo0Yf",
            "Witnesses that are asked to cosign our checkpoints: URL, #, verifier key.");
    static final ConfigKey<Integer> WITNESS_QUORUM = new ConfigKey<>(
            "witness.quorum",
            new WholeNumber(1, 32),
            "1",
            "2",
            "How many of them have to cosign a state before it is the one that proofs are about.");
    static final ConfigKey<List<String>> WITNESS_LOGS = new ConfigKey<>(
            "witness.logs",
            new TextList(256),
            "",
            "ledger.example.com/main/headers+5c1f2a77+AUHdo0Yf",
            "Verifier keys of the logs that this server is a witness for.");

    static final ConfigKey<Integer> REGISTRATION_WORKERS = new ConfigKey<>(
            "registration.workers",
            new WholeNumber(0, 256),
            "0",
            "1",
            "Threads that check proofs; 0 decides by processors.");
    static final ConfigKey<Integer> REGISTRATION_QUEUE = new ConfigKey<>(
            "registration.queue",
            new WholeNumber(1, 1_000_000),
            "4096",
            "256",
            "Operations that may wait for a worker; further ones are turned away.");
    static final ConfigKey<Duration> REGISTRATION_MAX_SKEW = new ConfigKey<>(
            "registration.max-skew",
            new TimeSpan("1s", "1d"),
            "10m",
            "2m",
            "Largest distance, either way, between the time of an operation and ours.");
    static final ConfigKey<List<String>> REGISTRATION_OPERATOR_KEYS = new ConfigKey<>(
            "registration.operator-keys",
            new TextList(64),
            "",
            "z6MkExampleOne, z6MkExampleTwo",
            "Public keys that may register and revoke sub-chains; none means nobody may.");
    static final ConfigKey<Boolean> REGISTRATION_DEACTIVATE_BY_AUTHENTICATION = new ConfigKey<>(
            "registration.deactivate-by-authentication",
            new Switch(),
            "true",
            "false",
            "Whether a key of the authentication relationship may deactivate its identifier.");
    static final ConfigKey<Boolean> REGISTRATION_REQUIRE_CHAIN_ID = new ConfigKey<>(
            "registration.require-chain-id",
            new Switch(),
            "false",
            "true",
            "Whether an operation has to name the chain that it is meant for.");

    static final ConfigKey<Boolean> REGISTRAR_MAKE_KEYS = new ConfigKey<>(
            "registrar.make-keys",
            new Switch(),
            "false",
            "true",
            "Whether keys are made, and used for one request, for clients of the registrar that hold none.");
    static final ConfigKey<Integer> REGISTRAR_JOBS = new ConfigKey<>(
            "registrar.jobs",
            new WholeNumber(1, 1_000_000),
            "10000",
            "1000",
            "Registrations that may wait for their signatures; beyond that the oldest is given up.");

    static final ConfigKey<Long> CACHE_SIZE = new ConfigKey<>(
            "cache.size",
            new ByteSize("0B", "64GiB"),
            "64MiB",
            "1GiB",
            "Most bytes of ready answers held in memory, and as many again for each of the Handle System and the DNS"
                    + " where they are on; 0B switches the cache off.");

    static final ConfigKey<Integer> CACHE_NO_CACHE_PER_SECOND = new ConfigKey<>(
            "cache.no-cache-per-second",
            new WholeNumber(0, 1_000_000),
            "100",
            "5",
            "How often `noCache=true` may pass by the cache on the way to a driver that is far away.");

    static final ConfigKey<URI> BID_CONTEXT_BASE = new ConfigKey<>(
            "bid.context-base",
            new WebBase(),
            "https://resolver.example",
            "https://id.example.com/flint",
            "Where the JSON-LD contexts that answers name are served.");
    static final ConfigKey<Boolean> BID_BECH32 =
            new ConfigKey<>("bid.bech32", new Switch(), "false", "true", "Accept identifiers in the Bech32 encoding.");
    static final ConfigKey<Optional<ListenAddress>> BID_BINARY = new ConfigKey<>(
            "bid.binary",
            new OffOr<>(new Address()),
            "off",
            "127.0.0.1:2259",
            "Where BID's binary protocol (RFC-011) is served, over UDP and TCP.");
    static final ConfigKey<Boolean> BID_RECURSION = new ConfigKey<>(
            "bid.recursion",
            new Switch(),
            "true",
            "false",
            "Whether the resolvers of sub-chains are asked for what is not on this ledger.");
    static final ConfigKey<Boolean> BID_PRIVATE_RESOLVERS = new ConfigKey<>(
            "bid.private-resolvers",
            new Switch(),
            "false",
            "true",
            "Whether they may have private addresses, loopback included.");
    static final ConfigKey<Duration> BID_RESOLVER_TIMEOUT = new ConfigKey<>(
            "bid.resolver-timeout", new TimeSpan("100ms", "1m"), "2s", "500ms", "Longest wait for one of them.");
    static final ConfigKey<Duration> BID_TTL_MAX = new ConfigKey<>(
            "bid.ttl-max",
            new TimeSpan("1s", "365d"),
            "7d",
            "2d",
            "Longest life that a document may claim; longer claims are cut.");
    static final ConfigKey<Duration> BID_TTL_DEFAULT = new ConfigKey<>(
            "bid.ttl-default",
            new TimeSpan("1s", "365d"),
            "1d",
            "12h",
            "Life of a document that claims none; at most `bid.ttl-max`.");

    static final ConfigKey<Optional<Bid>> VAA_AGENCY = new ConfigKey<>(
            "vaa.agency",
            new OffOr<>(new BidName()),
            "off",
            "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2",
            "Whose keys register top-tier nodes, below which codes are minted.");
    static final ConfigKey<Optional<URI>> VAA_LINK_BASE = new ConfigKey<>(
            "vaa.link-base",
            new OffOr<>(new WebBase()),
            "off",
            "https://id.example.com",
            "Where links to codes begin; off for the host under which they are asked for.");
    static final ConfigKey<List<String>> METHODS_LOCAL = new ConfigKey<>(
            "methods.local",
            new TextList(8),
            "key, jwk",
            "key, jwk, web, webvh",
            "DID methods resolved here: key, jwk; web and webvh, which go out to the web; dns, at `dns.upstream`.");
    static final ConfigKey<List<String>> METHODS_REMOTE = new ConfigKey<>(
            "methods.remote",
            new TextList(256),
            "",
            "did:ethr:=http://driver-ethr:8080/, did:=https://resolver.example.com/#options",
            "Universal Resolver drivers: prefix or pattern, =, URL; `#options` if it takes resolution options.");
    static final ConfigKey<Duration> METHODS_TIMEOUT = new ConfigKey<>(
            "methods.timeout",
            new TimeSpan("100ms", "5m"),
            "10s",
            "3s",
            "Longest wait for the answer of a driver or server elsewhere.");
    static final ConfigKey<Integer> METHODS_CONCURRENT = new ConfigKey<>(
            "methods.concurrent",
            new WholeNumber(1, 10_000),
            "64",
            "16",
            "Questions to one driver at once; four times as many may wait.");
    static final ConfigKey<Duration> METHODS_KEEP_FRESH = new ConfigKey<>(
            "methods.keep-fresh",
            new TimeSpan("0s", "365d"),
            "5m",
            "1h",
            "For how long such an answer is given again without asking.");
    static final ConfigKey<Duration> METHODS_KEEP_STALE = new ConfigKey<>(
            "methods.keep-stale",
            new TimeSpan("0s", "365d"),
            "1h",
            "1d",
            "For how much longer it is given, and said to be stale, while nobody answers.");

    static final ConfigKey<UnknownOptions> RESOLUTION_UNKNOWN_OPTIONS = new ConfigKey<>(
            "resolution.unknown-options",
            Choice.of(UnknownOptions.values()),
            "refuse",
            "ignore",
            "What becomes of a resolution option that nobody knows.");
    static final ConfigKey<NoCache> RESOLUTION_NO_CACHE = new ConfigKey<>(
            "resolution.no-cache",
            Choice.of(NoCache.values()),
            "allow",
            "refuse",
            "What becomes of the option `noCache=true`.");

    static final ConfigKey<Optional<ListenAddress>> METRICS_ADDRESS = new ConfigKey<>(
            "metrics.address",
            new OffOr<>(new Address()),
            "off",
            "127.0.0.1:9100",
            "Where counts are served for monitoring, at `/metrics`; to anybody who asks there.");
    static final ConfigKey<LogConfig.Level> LOG_LEVEL = new ConfigKey<>(
            "log.level",
            Choice.of(LogConfig.Level.values()),
            "info",
            "warn",
            "The least important lines still written.");

    /** Every key, in the order in which it is shown. */
    static final List<ConfigKey<?>> ALL = List.of(
            HTTP_ADDRESS,
            HTTP_EVENT_LOOPS,
            HTTP_MAX_CONNECTIONS,
            HTTP_HEAD_DEADLINE,
            HTTP_BODY_DEADLINE,
            HTTP_KEEP_ALIVE,
            HTTP_LAMEDUCK,
            HTTP_SHUTDOWN,
            HTTP_TRANSPORT,
            HTTP_LEGACY_ENVELOPE,
            HTTP_DID_CONFIGURATION,
            DATA_DIRECTORY,
            LEDGER_NAME,
            LEDGER_MAP_SIZE,
            LEDGER_QUEUE,
            LEDGER_BATCH,
            LEDGER_HEARTBEAT,
            WITNESS_ASK,
            WITNESS_QUORUM,
            WITNESS_LOGS,
            REGISTRATION_WORKERS,
            REGISTRATION_QUEUE,
            REGISTRATION_MAX_SKEW,
            REGISTRATION_OPERATOR_KEYS,
            REGISTRATION_DEACTIVATE_BY_AUTHENTICATION,
            REGISTRATION_REQUIRE_CHAIN_ID,
            REGISTRAR_MAKE_KEYS,
            REGISTRAR_JOBS,
            CACHE_SIZE,
            CACHE_NO_CACHE_PER_SECOND,
            BID_CONTEXT_BASE,
            BID_BECH32,
            BID_BINARY,
            BID_RECURSION,
            BID_PRIVATE_RESOLVERS,
            BID_RESOLVER_TIMEOUT,
            VAA_AGENCY,
            VAA_LINK_BASE,
            NeighbourKeys.TLS_CERTIFICATE,
            NeighbourKeys.TLS_KEY,
            NeighbourKeys.HANDLE_ADDRESS,
            NeighbourKeys.HANDLE_HTTP,
            NeighbourKeys.HANDLE_HTTPS,
            NeighbourKeys.HANDLE_PREFIXES,
            NeighbourKeys.HANDLE_SITE,
            NeighbourKeys.HANDLE_RECORDS,
            NeighbourKeys.HANDLE_UPSTREAMS,
            NeighbourKeys.HANDLE_SIGN,
            NeighbourKeys.IDIS_USERS,
            NeighbourKeys.IDIS_APPLICATIONS,
            NeighbourKeys.DNS_ADDRESS,
            NeighbourKeys.DNS_TLS,
            NeighbourKeys.DNS_RATE,
            NeighbourKeys.DNS_ZONE,
            NeighbourKeys.DNS_SITE,
            NeighbourKeys.DNS_SIGN,
            NeighbourKeys.DNS_SECONDARIES,
            NeighbourKeys.DNS_TSIG,
            NeighbourKeys.DNS_UPSTREAM,
            NeighbourKeys.DNS_ANCHORS,
            NeighbourKeys.DNS_DID_CONFIGURATION,
            METHODS_LOCAL,
            METHODS_REMOTE,
            METHODS_TIMEOUT,
            METHODS_CONCURRENT,
            METHODS_KEEP_FRESH,
            METHODS_KEEP_STALE,
            RESOLUTION_UNKNOWN_OPTIONS,
            RESOLUTION_NO_CACHE,
            METRICS_ADDRESS,
            LOG_LEVEL);

    private ConfigKeys() {}
}
