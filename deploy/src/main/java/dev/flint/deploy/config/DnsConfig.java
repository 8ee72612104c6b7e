package dev.flint.deploy.config;

import java.util.Optional;

/**
 * The Domain Name System.
 *
 * @param address where queries are answered, if they are
 * @param zone below whose apex identifiers are names
 * @param site address of the name server and of the resolver, as the zone tells it
 */
public record DnsConfig(Optional<ListenAddress> address, String zone, String site) {
    static DnsConfig of(ConfigValues values) {
        return new DnsConfig(
                values.of(ConfigKeys.DNS_ADDRESS), values.of(ConfigKeys.DNS_ZONE), values.of(ConfigKeys.DNS_SITE));
    }
}
