package dev.flint.deploy.config;

import java.util.Optional;

/**
 * Where a server listens. The host is a name or a literal and is not looked up here.
 *
 * @param host IPv6 literals without brackets
 * @param port 0 to 65535; 0 lets the system choose
 */
public record ListenAddress(String host, int port) {
    static final int PORT_MAX = 65_535;

    public ListenAddress {
        if (host.isEmpty() || port < 0 || port > PORT_MAX) {
            throw new IllegalArgumentException("not an address to listen on: '" + host + "' port " + port);
        }
    }

    /** Reads the form that the configuration has; empty when it is none. */
    public static Optional<ListenAddress> parse(String text) {
        return new Address().read(text) instanceof ValueReading.Good<ListenAddress> good
                ? Optional.of(good.value())
                : Optional.empty();
    }

    /** The form that the configuration reads: {@code 127.0.0.1:8080}, {@code [::1]:0}. */
    @Override
    public String toString() {
        return host.indexOf(':') < 0 ? host + ':' + port : '[' + host + "]:" + port;
    }
}
