package dev.flint.conformance;

import java.nio.file.Path;

/** How other people's name servers are told where this one is. */
final class PeerConfigurations {
    private PeerConfigurations() {}

    /** Knot as a secondary. */
    static String knot(String zone, Path directory, int port, int knotPort, String secret) {
        return String.join(
                "\n",
                "server:",
                "    listen: 127.0.0.1@" + knotPort,
                "    rundir: \"" + directory + "\"",
                "    udp-workers: 1",
                "    tcp-workers: 1",
                "    background-workers: 1",
                "database:",
                "    storage: \"" + directory + "\"",
                "log:",
                "  - target: stdout",
                "    any: info",
                "key:",
                "  - id: transfer.example.com",
                "    algorithm: hmac-sha256",
                "    secret: " + secret,
                "remote:",
                "  - id: flint",
                "    address: 127.0.0.1@" + port,
                "    key: transfer.example.com",
                "acl:",
                "  - id: flint",
                "    address: 127.0.0.1",
                "    key: transfer.example.com",
                "    action: notify",
                "zone:",
                "  - domain: " + zone,
                "    storage: \"" + directory + "\"",
                "    master: flint",
                "    acl: flint",
                "");
    }

    /** Unbound as a validator. */
    static String unbound(String zone, Path directory, int port, int unboundPort) {
        return String.join(
                "\n",
                "server:",
                "  interface: 127.0.0.1",
                "  port: " + unboundPort,
                "  username: \"\"",
                "  chroot: \"\"",
                "  directory: \"" + directory + "\"",
                "  pidfile: \"\"",
                "  use-syslog: no",
                "  do-not-query-localhost: no",
                "  trust-anchor-file: anchor.unbound",
                "stub-zone:",
                "  name: " + zone,
                "  stub-addr: 127.0.0.1@" + port,
                "");
    }
}
