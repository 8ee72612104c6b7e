package dev.flint.vaa;

import java.math.BigInteger;
import java.util.Optional;

/** Base58 with the alphabet of Bitcoin. */
final class Base58 {
    private static final String ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
    private static final BigInteger RADIX = BigInteger.valueOf(ALPHABET.length());

    private Base58() {}

    /** The octets of a text of some tens of characters; empty when one is none of the alphabet. */
    static Optional<byte[]> decode(String text) {
        int zeros = 0;
        var number = BigInteger.ZERO;
        for (int i = 0; i < text.length(); i++) {
            int digit = ALPHABET.indexOf(text.charAt(i));
            if (digit < 0) {
                return Optional.empty();
            }
            zeros += number.signum() == 0 && digit == 0 ? 1 : 0;
            number = number.multiply(RADIX).add(BigInteger.valueOf(digit));
        }
        byte[] magnitude = number.signum() == 0 ? new byte[0] : number.toByteArray();
        int sign = magnitude.length > 0 && magnitude[0] == 0 ? 1 : 0;
        byte[] octets = new byte[zeros + magnitude.length - sign];
        System.arraycopy(magnitude, sign, octets, zeros, magnitude.length - sign);
        return Optional.of(octets);
    }
}
