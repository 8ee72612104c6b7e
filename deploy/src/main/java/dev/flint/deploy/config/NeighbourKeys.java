package dev.flint.deploy.config;

import dev.flint.deploy.keys.ZoneAlgorithm;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** The keys of what other protocols are told and asked. */
final class NeighbourKeys {
    static final ConfigKey<Optional<Path>> TLS_CERTIFICATE = new ConfigKey<>(
            "tls.certificate",
            new OffOr<>(new FilePath()),
            "off",
            "/etc/flint/tls.crt",
            "File of the certificate and those above it, PEM; read again when the configuration is.");
    static final ConfigKey<Optional<Path>> TLS_KEY = new ConfigKey<>(
            "tls.key", new OffOr<>(new FilePath()), "off", "/etc/flint/tls.key", "File of its private key, PEM.");
    static final ConfigKey<Optional<ListenAddress>> HANDLE_ADDRESS = new ConfigKey<>(
            "handle.address",
            new OffOr<>(new Address()),
            "off",
            "127.0.0.1:2641",
            "Where the Handle protocol is spoken, over UDP and TCP.");
    static final ConfigKey<Optional<ListenAddress>> HANDLE_HTTP = new ConfigKey<>(
            "handle.http",
            new OffOr<>(new Address()),
            "off",
            "127.0.0.1:8000",
            "Where Handles are asked for over HTTP: tunnel, JSON, redirects.");
    static final ConfigKey<Optional<ListenAddress>> HANDLE_HTTPS =
            new ConfigKey<>("handle.https", new OffOr<>(new Address()), "off", "127.0.0.1:8443", "The same over TLS.");
    static final ConfigKey<List<String>> HANDLE_PREFIXES = new ConfigKey<>(
            "handle.prefixes",
            new TextList(256),
            "",
            "88.1000.7, 88.100.1",
            "Prefixes that live here: below them, identifiers and codes of the ledger are Handles.");
    static final ConfigKey<String> HANDLE_SITE = new ConfigKey<>(
            "handle.site",
            new IpAddress(),
            "127.0.0.1",
            "192.0.2.1",
            "Address under which clients of the Handle System reach this server.");
    static final ConfigKey<Optional<Path>> HANDLE_RECORDS = new ConfigKey<>(
            "handle.records",
            new OffOr<>(new FilePath()),
            "off",
            "/etc/flint/handles.json",
            "Further prefixes and Handles, as Handle.Net's tools write them; read again when it changes.");
    static final ConfigKey<List<String>> HANDLE_UPSTREAMS = new ConfigKey<>(
            "handle.upstreams",
            new TextList(64),
            "",
            "88=192.0.2.1:3641, *=192.0.2.2:2641",
            "Who is asked about other prefixes: prefix, =, server; `*` is a root that knows where prefixes live.");
    static final ConfigKey<Boolean> HANDLE_SIGN = new ConfigKey<>(
            "handle.sign",
            new Switch(),
            "false",
            "true",
            "Whether answers are signed on demand, and records carry a signature; the key is made when there is none.");
    static final ConfigKey<Optional<Path>> IDIS_USERS = new ConfigKey<>(
            "idis.users",
            new OffOr<>(new FilePath()),
            "off",
            "/etc/flint/idis-users",
            "File with `name:secret` lines: `/identityv2/data/detail` then needs a token, which they get for it.");
    static final ConfigKey<Optional<Path>> IDIS_APPLICATIONS = new ConfigKey<>(
            "idis.applications",
            new OffOr<>(new FilePath()),
            "off",
            "/etc/flint/idis-applications",
            "File with `name:key` lines, RSA keys in base64 of DER: they get tokens for the signature of a challenge.");
    static final ConfigKey<Optional<ListenAddress>> DNS_ADDRESS = new ConfigKey<>(
            "dns.address",
            new OffOr<>(new Address()),
            "off",
            "127.0.0.1:53",
            "Where queries of the DNS are answered, over UDP and TCP.");
    static final ConfigKey<Optional<ListenAddress>> DNS_TLS = new ConfigKey<>(
            "dns.tls", new OffOr<>(new Address()), "off", "127.0.0.1:853", "Where they are answered over TLS.");
    static final ConfigKey<Integer> DNS_RATE = new ConfigKey<>(
            "dns.rate",
            new WholeNumber(0, 1_000_000),
            "20",
            "200",
            "How often in a second a network is told the same in datagrams, without a cookie; 0: as often as it asks.");
    static final ConfigKey<String> DNS_ZONE = new ConfigKey<>(
            "dns.zone",
            new HostName(),
            "did.example",
            "did.example.com",
            "Zone in which identifiers and codes of the ledger are names.");
    static final ConfigKey<String> DNS_SITE = new ConfigKey<>(
            "dns.site",
            new IpAddress(),
            "127.0.0.1",
            "192.0.2.1",
            "Address of the zone's name server and resolver, as the zone tells it.");
    static final ConfigKey<List<ZoneAlgorithm>> DNS_SIGN = new ConfigKey<>(
            "dns.sign",
            new ListOf<>(Choice.of(ZoneAlgorithm.values()), 3),
            "",
            "ecdsap256sha256, sm2sm3",
            "How the zone is signed (DNSSEC); keys are made where there are none. Nothing: it is not.");
    static final ConfigKey<List<ListenAddress>> DNS_SECONDARIES = new ConfigKey<>(
            "dns.secondaries",
            new ListOf<>(new Address(), 16),
            "",
            "192.0.2.53:53",
            "Name servers that are told when the zone has changed.");
    static final ConfigKey<Optional<Path>> DNS_TSIG = new ConfigKey<>(
            "dns.tsig",
            new OffOr<>(new FilePath()),
            "off",
            "/etc/flint/tsig",
            "File with `hmac-sha256:name:secret`: who signs with it is handed the zone.");
    static final ConfigKey<Optional<ListenAddress>> DNS_UPSTREAM = new ConfigKey<>(
            "dns.upstream",
            new OffOr<>(new Address()),
            "off",
            "192.0.2.53:53",
            "Recursive name server that is asked which DID a domain names.");
    static final ConfigKey<Optional<Path>> DNS_ANCHORS = new ConfigKey<>(
            "dns.anchors",
            new OffOr<>(new FilePath()),
            "off",
            "/usr/share/dns/root.key",
            "File of DS or DNSKEY records by which what it says is checked; off: it is not.");
    static final ConfigKey<Boolean> DNS_DID_CONFIGURATION = new ConfigKey<>(
            "dns.did-configuration",
            new Switch(),
            "false",
            "true",
            "Whether the web server of a domain that names a DID is asked for its DID Configuration, too.");

    /** Those that are applied while serving. */
    static final List<ConfigKey<?>> LIVE = List.of(
            TLS_CERTIFICATE,
            TLS_KEY,
            HANDLE_PREFIXES,
            DNS_RATE,
            DNS_ZONE,
            DNS_SITE,
            DNS_SIGN,
            DNS_SECONDARIES,
            DNS_TSIG);

    private NeighbourKeys() {}
}
