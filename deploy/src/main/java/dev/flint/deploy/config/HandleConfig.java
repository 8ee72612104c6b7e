package dev.flint.deploy.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Handle System's protocol.
 *
 * @param address where it is spoken in datagrams and on connections, if it is
 * @param http where its HTTP interfaces are, if they are
 * @param https where they are over TLS, if they are
 * @param prefixes that live here
 * @param site address under which others reach us
 * @param records file of Handles that are written down, if there is one
 * @param upstreams who is asked about other prefixes
 * @param sign whether answers are signed for those who ask for it
 */
public record HandleConfig(
        Optional<ListenAddress> address,
        Optional<ListenAddress> http,
        Optional<ListenAddress> https,
        List<String> prefixes,
        String site,
        Optional<Path> records,
        List<String> upstreams,
        boolean sign) {
    static HandleConfig of(ConfigValues values) {
        return new HandleConfig(
                values.of(NeighbourKeys.HANDLE_ADDRESS),
                values.of(NeighbourKeys.HANDLE_HTTP),
                values.of(NeighbourKeys.HANDLE_HTTPS),
                values.of(NeighbourKeys.HANDLE_PREFIXES),
                values.of(NeighbourKeys.HANDLE_SITE),
                values.of(NeighbourKeys.HANDLE_RECORDS),
                values.of(NeighbourKeys.HANDLE_UPSTREAMS),
                values.of(NeighbourKeys.HANDLE_SIGN));
    }
}
