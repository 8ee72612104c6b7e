package dev.flint.deploy.config;

import java.nio.file.Path;
import java.util.Optional;

/**
 * Everything that can be set, checked.
 *
 * @param metrics where counts are served, if they are
 * @param dataDirectory the directory that holds the chain; made at start when it is missing
 */
public record FlintConfig(
        Path dataDirectory,
        HttpConfig http,
        LedgerConfig ledger,
        WitnessConfig witness,
        RegistrationConfig registration,
        RegistrarConfig registrar,
        CacheConfig cache,
        BidConfig bid,
        VaaConfig vaa,
        TlsConfig tls,
        HandleConfig handle,
        IdisConfig idis,
        DnsConfig dns,
        MethodsConfig methods,
        ResolutionConfig resolution,
        Optional<ListenAddress> metrics,
        LogConfig log) {

    static FlintConfig of(ConfigValues values) {
        return new FlintConfig(
                values.of(ConfigKeys.DATA_DIRECTORY),
                HttpConfig.of(values),
                LedgerConfig.of(values),
                WitnessConfig.of(values),
                RegistrationConfig.of(values),
                RegistrarConfig.of(values),
                new CacheConfig(values.of(ConfigKeys.CACHE_SIZE), values.of(ConfigKeys.CACHE_NO_CACHE_PER_SECOND)),
                BidConfig.of(values),
                VaaConfig.of(values),
                new TlsConfig(values.of(NeighbourKeys.TLS_CERTIFICATE), values.of(NeighbourKeys.TLS_KEY)),
                HandleConfig.of(values),
                IdisConfig.of(values),
                DnsConfig.of(values),
                MethodsConfig.of(values),
                new ResolutionConfig(
                        values.of(ConfigKeys.RESOLUTION_UNKNOWN_OPTIONS), values.of(ConfigKeys.RESOLUTION_NO_CACHE)),
                values.of(ConfigKeys.METRICS_ADDRESS),
                new LogConfig(values.of(ConfigKeys.LOG_LEVEL)));
    }
}
