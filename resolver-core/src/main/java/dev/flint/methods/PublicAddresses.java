package dev.flint.methods;

import java.net.InetAddress;
import java.util.List;

/**
 * Which addresses belong to everybody: whoever may say where we go must not be able to send us into the operator's own
 * network.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA IPv4 special-purpose addresses</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA IPv6 special-purpose addresses</a>
 */
public final class PublicAddresses {
    private static final List<Block> SPECIAL = List.of(
            block(8, 0),
            block(8, 10),
            block(10, 100, 64),
            block(8, 127),
            block(16, 169, 254),
            block(12, 172, 16),
            block(24, 192, 0, 0),
            block(24, 192, 0, 2),
            block(24, 192, 88, 99),
            block(16, 192, 168),
            block(15, 198, 18),
            block(24, 198, 51, 100),
            block(24, 203, 0, 113),
            block(3, 224));
    private static final List<Block> SPECIAL6 = List.of(
            block(7, 0xFC),
            block(10, 0xFE, 0x80),
            block(10, 0xFE, 0xC0),
            block(8, 0xFF),
            block(23, 0x20, 0x01, 0x00, 0x00),
            block(32, 0x20, 0x01, 0x0D, 0xB8),
            block(16, 0x20, 0x02),
            block(20, 0x3F, 0xFF, 0x00),
            block(16, 0x5F, 0x00),
            // Everything below 0100::/8: unspecified, loopback, mapped, compatible and translated addresses.
            block(8, 0x00),
            block(8, 0x01));

    private PublicAddresses() {}

    private record Block(int prefixBits, List<Integer> octets) {
        boolean holds(byte[] address) {
            for (int bit = 0; bit < prefixBits; bit++) {
                int wanted = bit / 8 < octets.size() ? octets.get(bit / 8) : 0;
                if (((wanted ^ address[bit / 8]) >> (7 - bit % 8) & 1) != 0) {
                    return false;
                }
            }
            return true;
        }
    }

    private static Block block(int prefixBits, Integer... octets) {
        return new Block(prefixBits, List.of(octets));
    }

    public static boolean contain(InetAddress address) {
        byte[] octets = address.getAddress();
        return (octets.length == 4 ? SPECIAL : SPECIAL6).stream().noneMatch(block -> block.holds(octets));
    }
}
