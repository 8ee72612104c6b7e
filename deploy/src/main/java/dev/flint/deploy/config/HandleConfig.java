package dev.flint.deploy.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * The Handle System's protocol.
 *
 * @param address where it is spoken in datagrams and on connections, if it is
 * @param http where its HTTP interfaces are, if they are
 * @param prefixes that live here
 * @param site address under which others reach us
 * @param records file of Handles that are written down, if there is one
 * @param upstreams who is asked about other prefixes
 * @param sign whether answers are signed for those who ask for it
 */
public record HandleConfig(
        Optional<ListenAddress> address,
        Optional<ListenAddress> http,
        List<String> prefixes,
        String site,
        Optional<Path> records,
        List<String> upstreams,
        boolean sign) {
    static HandleConfig of(ConfigValues values) {
        return new HandleConfig(
                values.of(ConfigKeys.HANDLE_ADDRESS),
                values.of(ConfigKeys.HANDLE_HTTP),
                values.of(ConfigKeys.HANDLE_PREFIXES),
                values.of(ConfigKeys.HANDLE_SITE),
                values.of(ConfigKeys.HANDLE_RECORDS),
                values.of(ConfigKeys.HANDLE_UPSTREAMS),
                values.of(ConfigKeys.HANDLE_SIGN));
    }
}
