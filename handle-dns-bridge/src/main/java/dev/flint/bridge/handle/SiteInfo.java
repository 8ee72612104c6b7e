package dev.flint.bridge.handle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Data of a value of type HS_SITE: the servers of a site (Handle digest, 1.5).
 *
 * @param serial grows with every change
 * @param flags primary and multi-primary
 * @param hashOption by what of a Handle its server is chosen
 */
public record SiteInfo(
        Version version,
        int serial,
        int flags,
        int hashOption,
        String hashFilter,
        List<Attribute> attributes,
        List<Server> servers) {
    public static final String TYPE = "HS_SITE";
    public static final int PRIMARY = 0x80;
    static final int MULTI_PRIMARY = 0x40;

    /** By the whole Handle. */
    public static final int HASH_BY_ALL = 2;

    private static final int FORMAT_VERSION = 1;
    private static final int ADDRESS_OCTETS = 16;

    /** Of the protocol that the site speaks. */
    public record Version(int format, int major, int minor) {
        public static final Version NEWEST = new Version(FORMAT_VERSION, 2, 11);
    }

    /** Something else that is said of the site. */
    public record Attribute(String name, String value) {}

    /**
     * A server.
     *
     * @param address 16 octets, an address of IPv4 in the last four
     * @param publicKey as HS_PUBKEY holds it; empty for none
     */
    @SuppressWarnings("ArrayRecordComponent") // read and written as they are
    public record Server(int id, byte[] address, byte[] publicKey, List<Interface> interfaces) {
        private static final int IPV4_START = 12;

        public Server {
            interfaces = List.copyOf(interfaces);
        }

        private boolean isIpv4() {
            boolean ipv4 = true;
            for (int i = 0; i < IPV4_START; i++) {
                ipv4 &= address[i] == 0;
            }
            return ipv4;
        }

        /**
         * An address as a server has it.
         *
         * @param octets 4 or 16
         */
        public static byte[] longAddress(byte[] octets) {
            byte[] address = new byte[ADDRESS_OCTETS];
            System.arraycopy(octets, 0, address, ADDRESS_OCTETS - octets.length, octets.length);
            return address;
        }

        /** 4 octets of an address of IPv4, 16 of another. */
        byte[] shortAddress() {
            return isIpv4() ? Arrays.copyOfRange(address, IPV4_START, address.length) : address.clone();
        }

        /** As people write it. */
        String addressText() {
            boolean ipv4 = isIpv4();
            var text = new StringBuilder();
            for (int i = ipv4 ? IPV4_START : 0; i < address.length; i += ipv4 ? 1 : 2) {
                text.append(text.isEmpty() ? "" : ipv4 ? "." : ":");
                text.append(
                        ipv4
                                ? Integer.toString(address[i] & 0xFF)
                                : Integer.toHexString((address[i] & 0xFF) << 8 | (address[i + 1] & 0xFF)));
            }
            return text.toString();
        }
    }

    /** Where a server listens. */
    public record Interface(int service, int protocol, int port) {
        static final int ADMIN = 1;
        public static final int QUERY = 2;
        public static final int UDP = 0;
        public static final int TCP = 1;
        public static final int HTTP = 2;
        public static final int HTTPS = 3;

        boolean isForQuestions() {
            return (service & QUERY) != 0;
        }

        String protocolName() {
            return switch (protocol) {
                case UDP -> "UDP";
                case TCP -> "TCP";
                case HTTP -> "HTTP";
                default -> "HTTPS";
            };
        }

        /** For questions. */
        public static Interface query(int protocol, int port) {
            return new Interface(QUERY, protocol, port);
        }
    }

    public SiteInfo {
        attributes = List.copyOf(attributes);
        servers = List.copyOf(servers);
    }

    /** Empty for data in which there is none. */
    public static Optional<SiteInfo> decode(byte[] data) {
        var in = new WireReader(data);
        return in.whole(read(in));
    }

    static SiteInfo read(WireReader in) {
        var version = new Version(in.u16(), in.u8(), in.u8());
        int serial = in.u16();
        int flags = in.u8();
        int hashOption = in.u8();
        String hashFilter = in.text();
        List<Attribute> attributes = new ArrayList<>();
        for (int left = in.count(); left > 0 && !in.isBroken(); left--) {
            attributes.add(new Attribute(in.text(), in.text()));
        }
        List<Server> servers = new ArrayList<>();
        for (int left = in.count(); left > 0 && !in.isBroken(); left--) {
            servers.add(server(in));
        }
        return new SiteInfo(version, serial, flags, hashOption, hashFilter, attributes, servers);
    }

    private static Server server(WireReader in) {
        int id = in.i32();
        byte[] address = in.octets(ADDRESS_OCTETS);
        byte[] publicKey = in.counted();
        List<Interface> interfaces = new ArrayList<>();
        for (int left = in.count(); left > 0 && !in.isBroken(); left--) {
            interfaces.add(new Interface(in.u8(), in.u8(), in.i32()));
        }
        return new Server(id, address, publicKey, interfaces);
    }

    public byte[] encode() {
        var out = new WireWriter(512);
        out.u16(version.format()).u8(version.major()).u8(version.minor());
        out.u16(serial).u8(flags).u8(hashOption).text(hashFilter).i32(attributes.size());
        attributes.forEach(attribute -> out.text(attribute.name()).text(attribute.value()));
        out.i32(servers.size());
        for (var server : servers) {
            out.i32(server.id()).octets(server.address()).counted(server.publicKey());
            out.i32(server.interfaces().size());
            server.interfaces()
                    .forEach(each -> out.u8(each.service()).u8(each.protocol()).i32(each.port()));
        }
        return out.toOctets();
    }
}
