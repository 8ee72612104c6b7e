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
            return UriText.escaped(serviceEndpoint);
        }
        if (!isResolver() || protocol == ABSENT) {
            return "https://" + UriText.escaped(serviceEndpoint);
        }
        return switch (protocol) {
            case UDP -> "udp://" + hostPortAndPath(DATAGRAM_PORT_DEFAULT, "");
            case TCP -> "tcp://" + hostPortAndPath(DATAGRAM_PORT_DEFAULT, "");
            case HTTP -> "http://" + hostPortAndPath(ABSENT, "/");
            default -> "https://" + hostPortAndPath(ABSENT, "/");
        };
    }

    private boolean isUri() {
        return isResolver() ? UriText.hasAuthority(serviceEndpoint) : UriText.hasScheme(serviceEndpoint);
    }

    boolean isResolver() {
        return type.equals(SUB_RESOLVER) || type.equals(RESOLVER);
    }

    ObjectNode object() {
        return object;
    }

    /** Host, port and path; published endpoints are hosts, but some write a port or a path themselves. */
    private String hostPortAndPath(int portDefault, String pathDefault) {
        int slash = serviceEndpoint.indexOf('/');
        String host = slash < 0 ? serviceEndpoint : serviceEndpoint.substring(0, slash);
        String path = slash < 0 ? pathDefault : serviceEndpoint.substring(slash);
        int colon = host.indexOf(':');
        boolean bareAddress6 = colon >= 0 && host.indexOf(':', colon + 1) >= 0 && !host.startsWith("[");
        boolean ownPort = !bareAddress6 && host.lastIndexOf(':') > host.lastIndexOf(']');
        int number = ownPort ? ABSENT : port == ABSENT ? portDefault : port;
        return UriText.escaped(
                (bareAddress6 ? "[" + host + "]" : host) + (number == ABSENT ? "" : ":" + number) + path);
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
