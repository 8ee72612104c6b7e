package dev.flint.bid.document;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** An entry of {@code service} (BID digest, 3.6 and 3.7). */
public final class BidService {
    /** Type of the service that resolves a sub-chain's identifiers. */
    public static final String SUB_RESOLVER = "DIDSubResolver";
    /** Type of a resolver. */
    public static final String RESOLVER = "DIDResolver";

    static final int UDP = 0;
    static final int TCP = 1;
    static final int HTTP = 2;
    static final int HTTPS = 3;

    private static final String SUB_RESOLVER_MISSPELT = "DIDSubResolve";
    private static final int DATAGRAM_PORT_DEFAULT = 2259;
    private static final int ABSENT = -1;

    private final ObjectNode object;
    private final String id;
    private final String type;
    private final String serviceEndpoint;
    private final int protocol;
    private final int serverType;
    private final int port;

    private BidService(ObjectNode object, String id, String type, String serviceEndpoint, Numbers numbers) {
        this.object = object;
        this.id = id;
        this.type = type.equals(SUB_RESOLVER_MISSPELT) ? SUB_RESOLVER : type;
        this.serviceEndpoint = serviceEndpoint;
        this.protocol = numbers.protocol;
        this.serverType = numbers.serverType;
        this.port = numbers.port;
    }

    /** Reads an entry; empty when it is faulty, which the members' findings then say. */
    static Optional<BidService> read(Members entry, Findings findings) {
        Optional<String> id = entry.text("id");
        Optional<String> type = entry.text("type");
        Optional<String> endpoint = entry.text("serviceEndpoint");
        Numbers numbers = new Numbers(
                number(entry, "protocol", HTTPS, findings),
                number(entry, "serverType", 1, findings),
                number(entry, "port", 65_535, findings));
        if (id.isEmpty() || type.isEmpty() || endpoint.isEmpty()) {
            return Optional.empty();
        }
        String canonicalId = KeyIds.canonical(id.get()).orElse(id.get());
        return Optional.of(new BidService(entry.object(), canonicalId, type.get(), endpoint.get(), numbers));
    }

    /** As written, but its BID in canonical form. */
    public String id() {
        return id;
    }

    /** As written, but {@code DIDSubResolve} is {@link #SUB_RESOLVER}. */
    public String type() {
        return type;
    }

    /** As written: a URI, or a host name or address. */
    public String serviceEndpoint() {
        return serviceEndpoint;
    }

    /** 0 UDP, 1 TCP, 2 HTTP, 3 HTTPS. */
    public OptionalInt protocol() {
        return optional(protocol);
    }

    /** 0 domain name, 1 address. */
    public OptionalInt serverType() {
        return optional(serverType);
    }

    public OptionalInt port() {
        return optional(port);
    }

    /** Version of the resolver's protocol. */
    public Optional<String> version() {
        return object.hasNonNull("version") ? Optional.of(object.get("version").asText()) : Optional.empty();
    }

    /**
     * The base address of a resolver to which a slash and an identifier are to be appended: the endpoint if it is a
     * URI, otherwise composed of protocol, host and port. Untrusted: whoever connects must first refuse private
     * addresses.
     *
     * @return a URI ending in a slash; empty for UDP and TCP, and when the protocol is not known
     */
    public Optional<String> endpointUri() {
        if (!isUri() && protocol != HTTP && protocol != HTTPS) {
            return Optional.empty();
        }
        String uri = mappedEndpoint();
        return Optional.of(uri.endsWith("/") ? uri : uri + "/");
    }

    /** The endpoint as a DID document must have it: a URI. */
    String mappedEndpoint() {
        if (isUri()) {
            return serviceEndpoint;
        }
        if (!isResolver() || protocol == ABSENT) {
            return "https://" + serviceEndpoint;
        }
        return switch (protocol) {
            case UDP -> "udp://" + authority(DATAGRAM_PORT_DEFAULT);
            case TCP -> "tcp://" + authority(DATAGRAM_PORT_DEFAULT);
            case HTTP -> "http://" + authority(ABSENT) + "/";
            default -> "https://" + authority(ABSENT) + "/";
        };
    }

    /** A resolver's endpoint is a host unless it is plainly a URI: {@code abcd:1::2} is an address, not a scheme. */
    private boolean isUri() {
        return isResolver() ? serviceEndpoint.contains("://") : hasScheme(serviceEndpoint);
    }

    boolean isResolver() {
        return type.equals(SUB_RESOLVER) || type.equals(RESOLVER);
    }

    ObjectNode object() {
        return object;
    }

    private String authority(int portDefault) {
        int colon = serviceEndpoint.indexOf(':');
        boolean bareAddress6 =
                colon >= 0 && serviceEndpoint.indexOf(':', colon + 1) >= 0 && !serviceEndpoint.startsWith("[");
        String host = bareAddress6 ? "[" + serviceEndpoint + "]" : serviceEndpoint;
        int number = port == ABSENT ? portDefault : port;
        return number == ABSENT ? host : host + ":" + number;
    }

    /** Whether a text begins with a URI scheme; what stands before a port is none. */
    static boolean hasScheme(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || colon + 1 >= text.length() || Character.isDigit(text.charAt(colon + 1))) {
            return false;
        }
        for (int i = 0; i < colon; i++) {
            char c = text.charAt(i);
            boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            boolean inside = i > 0 && ((c >= '0' && c <= '9') || c == '+' || c == '-');
            if (!letter && !inside) {
                return false;
            }
        }
        return text.charAt(colon + 1) != ':'; // an IPv6 address
    }

    private static int number(Members entry, String name, int max, Findings findings) {
        OptionalLong read = entry.integer(name);
        long value = read.orElse(ABSENT);
        if (value > max || (value < 0 && read.isPresent())) {
            findings.fault(DocumentFault.Kind.NOT_A_NUMBER, entry.pointer(name), "not between 0 and " + max);
            return ABSENT;
        }
        return (int) value;
    }

    private static OptionalInt optional(int value) {
        return value == ABSENT ? OptionalInt.empty() : OptionalInt.of(value);
    }

    /** What is written as number or as text, depending on the author; {@link #ABSENT} when not there. */
    private record Numbers(int protocol, int serverType, int port) {}
}
