package dev.flint.deploy.config;

import dev.flint.deploy.keys.ZoneAlgorithm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Domain Name System.
 *
 * @param address where queries are answered, if they are
 * @param tls where they are answered over TLS, if they are
 * @param rate how often in a second a network is told the same; 0 for as often as it asks
 * @param zone below whose apex identifiers are names
 * @param site address of the name server and of the resolver, as the zone tells it
 * @param sign how the zone is signed; not at all when there is nothing
 * @param secondaries name servers that are told of changes
 * @param tsig file of the secret by which they are known
 * @param upstream recursive name server that is asked what domains say
 * @param anchors file of the keys by which it is checked
 * @param didConfiguration whether the web servers of domains are asked, too, which DIDs are theirs
 */
public record DnsConfig(
        Optional<ListenAddress> address,
        Optional<ListenAddress> tls,
        int rate,
        String zone,
        String site,
        List<ZoneAlgorithm> sign,
        List<ListenAddress> secondaries,
        Optional<Path> tsig,
        Optional<ListenAddress> upstream,
        Optional<Path> anchors,
        boolean didConfiguration) {
    static DnsConfig of(ConfigValues values) {
        return new DnsConfig(
                values.of(NeighbourKeys.DNS_ADDRESS),
                values.of(NeighbourKeys.DNS_TLS),
                values.of(NeighbourKeys.DNS_RATE),
                values.of(NeighbourKeys.DNS_ZONE),
                values.of(NeighbourKeys.DNS_SITE),
                values.of(NeighbourKeys.DNS_SIGN),
                values.of(NeighbourKeys.DNS_SECONDARIES),
                values.of(NeighbourKeys.DNS_TSIG),
                values.of(NeighbourKeys.DNS_UPSTREAM),
                values.of(NeighbourKeys.DNS_ANCHORS),
                values.of(NeighbourKeys.DNS_DID_CONFIGURATION));
    }

    /** What the file of anchors holds; nothing without one. */
    public String anchorsText() {
        if (anchors.isEmpty()) {
            return "";
        }
        try {
            return Files.readString(anchors.get(), StandardCharsets.US_ASCII);
        } catch (IOException e) {
            throw new IllegalArgumentException("dns.anchors: " + anchors.get() + " cannot be read", e);
        }
    }

    /** Whether the zone is kept, besides the ledger that it is made of. */
    public boolean isStored() {
        return !sign.isEmpty() || tsig.isPresent();
    }
}
