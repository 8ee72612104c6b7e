package dev.flint.bid.document;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * An entry of {@code service} (BID digest, 3.6 and 3.7).
 *
 * @param type {@code DIDSubResolve} is read as {@code DIDSubResolver}
 * @param serviceEndpoint as written
 * @param resolver how to speak to it, where it is a resolver
 */
public record BidService(String id, String type, String serviceEndpoint, Transport resolver) {
    /** A sub-chain's resolver. */
    public static final String SUB_RESOLVER = "DIDSubResolver";

    static final String RESOLVER = "DIDResolver";
    private static final int UDP = 0;
    private static final int TCP = 1;
    private static final int HTTP = 2;
    private static final int HTTPS = 3;
    private static final int BINARY_PROTOCOL_PORT = 2_259;

    /**
     * How to speak to a resolver.
     *
     * @param protocol 0 UDP, 1 TCP, 2 HTTP, 3 HTTPS
     * @param serverType 0 domain name, 1 IP address
     */
    public record Transport(OptionalInt protocol, OptionalInt serverType, OptionalInt port, Optional<String> version) {}

    /** Whether the endpoint is a host with a protocol beside it, and not a URI. */
    public boolean isResolver() {
        return type.equals(SUB_RESOLVER) || type.equals(RESOLVER);
    }

    /**
     * The endpoint as a URI: a resolver's is put together from host, protocol and port; any other without a scheme is
     * taken for a host that speaks HTTPS. A scheme that is written out wins over the protocol.
     */
    public String endpointUri() {
        if (hasScheme(serviceEndpoint)) {
            return serviceEndpoint;
        }
        if (!isResolver()) {
            return "https://" + serviceEndpoint;
        }
        int protocol = resolver.protocol().orElse(HTTPS);
        String host = serviceEndpoint.indexOf(':') >= 0 && !serviceEndpoint.startsWith("[")
                ? "[" + serviceEndpoint + "]"
                : serviceEndpoint;
        String scheme = switch (protocol) {
            case UDP -> "udp";
            case TCP -> "tcp";
            case HTTP -> "http";
            default -> "https";
        };
        var port = resolver.port();
        if (port.isEmpty() && (protocol == UDP || protocol == TCP)) {
            port = OptionalInt.of(BINARY_PROTOCOL_PORT);
        }
        return scheme + "://" + host + (port.isPresent() ? ":" + port.getAsInt() : "") + "/";
    }

    /** Whether the text begins with a URI scheme, told from host and port by its slashes or a fixed list. */
    private static boolean hasScheme(String text) {
        return text.contains("://") || text.startsWith("did:") || text.startsWith("urn:") || text.startsWith("mailto:");
    }
}
