package dev.flint.methods;

import dev.flint.id.Base58;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Optional;

/** A public key, found sound, that says of which kind it is. */
final class Multikey {
    /** Longer than the longest key there is. */
    static final int CHARS_MAX = 160;

    private static final int PREFIX = 2;
    private static final BigInteger FIELD_25519 = BigInteger.TWO.pow(255).subtract(BigInteger.valueOf(19));

    private final MultikeyType type;
    private final byte[] octets;
    private final String text;

    private Multikey(MultikeyType type, byte[] octets, String text) {
        this.type = type;
        this.octets = octets;
        this.text = text;
    }

    /** Reads its multibase form. */
    static MultikeyParse parse(String text) {
        if (text.length() > CHARS_MAX) {
            return new MultikeyParse.Rejected(MultikeyFault.TOO_LONG);
        }
        if (text.length() < 2 || text.charAt(0) != 'z') {
            return new MultikeyParse.Rejected(MultikeyFault.NOT_BASE58);
        }
        return Base58.BTC
                .decode(text.substring(1), CHARS_MAX)
                .map(prefixed -> read(prefixed, text))
                .orElseGet(() -> new MultikeyParse.Rejected(MultikeyFault.NOT_BASE58));
    }

    private static MultikeyParse read(byte[] prefixed, String text) {
        if (prefixed.length < PREFIX || prefixed[0] >= 0) {
            // A code of one octet is none of a key, and neither is nothing.
            return new MultikeyParse.Rejected(MultikeyFault.UNSUPPORTED_TYPE);
        }
        // Two octets, the last of them not zero: an unsigned varint in its only spelling.
        int code = (prefixed[0] & 0x7F) | prefixed[1] << 7;
        var type = prefixed[1] > 0 ? MultikeyType.of(code) : Optional.<MultikeyType>empty();
        if (type.isEmpty()) {
            return new MultikeyParse.Rejected(MultikeyFault.UNSUPPORTED_TYPE);
        }
        if (prefixed.length != PREFIX + type.get().octets()) {
            return new MultikeyParse.Rejected(MultikeyFault.LENGTH);
        }
        byte[] octets = Arrays.copyOfRange(prefixed, PREFIX, prefixed.length);
        return type.get().isSound(octets)
                ? new MultikeyParse.Parsed(new Multikey(type.get(), octets, text))
                : new MultikeyParse.Rejected(MultikeyFault.NOT_A_POINT);
    }

    MultikeyType type() {
        return type;
    }

    /** The key without its prefix; shared. */
    byte[] octets() {
        return octets;
    }

    /** Its multibase form. */
    String text() {
        return text;
    }

    private static String text(MultikeyType type, byte[] octets) {
        byte[] prefixed = new byte[PREFIX + octets.length];
        prefixed[0] = (byte) (0x80 | type.code());
        prefixed[1] = (byte) (type.code() >> 7);
        System.arraycopy(octets, 0, prefixed, PREFIX, octets.length);
        return 'z' + Base58.BTC.encode(prefixed);
    }

    /** As a JSON Web Key, in JSON; empty when keys of its kind have none. */
    Optional<String> jwk() {
        return type.jwk(octets);
    }

    /**
     * The key to agree on others with whoever holds the private part of this one: {@code u = (1 + y) / (1 - y)}.
     * Empty for other keys than those of Ed25519.
     */
    Optional<Multikey> agreement() {
        if (type != MultikeyType.ED25519) {
            return Optional.empty();
        }
        byte[] bigEndian = reversed(octets);
        bigEndian[0] &= 0x7F; // the sign of x
        var y = new BigInteger(1, bigEndian);
        var u = BigInteger.ONE
                .add(y)
                .multiply(BigInteger.ONE.subtract(y).mod(FIELD_25519).modInverse(FIELD_25519))
                .mod(FIELD_25519);
        byte[] littleEndian = new byte[octets.length];
        byte[] number = reversed(u.toByteArray());
        System.arraycopy(number, 0, littleEndian, 0, Math.min(number.length, littleEndian.length));
        return Optional.of(new Multikey(MultikeyType.X25519, littleEndian, text(MultikeyType.X25519, littleEndian)));
    }

    private static byte[] reversed(byte[] octets) {
        byte[] reversed = new byte[octets.length];
        for (int i = 0; i < octets.length; i++) {
            reversed[i] = octets[octets.length - 1 - i];
        }
        return reversed;
    }
}
