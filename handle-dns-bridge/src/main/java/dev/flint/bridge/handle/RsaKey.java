package dev.flint.bridge.handle;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/** An RSA key as values of type HS_PUBKEY and sites hold it (Handle digest, 1.5). */
public record RsaKey(BigInteger modulus, BigInteger exponent) {
    static final String TYPE = "HS_PUBKEY";

    private static final String NAME = "RSA_PUB_KEY";
    private static final int BITS_MAX = 4_096;
    private static final int PADDING_OCTETS_MIN = 11;
    /** DER of "SHA-256, no parameters, 32 octets" (RFC 8017, 9.2). */
    private static final byte[] SHA256_INFO = HexFormat.of().parseHex("3031300d060960864801650304020105000420");

    /** Empty for data in which there is none. */
    public static Optional<RsaKey> decode(byte[] data) {
        var in = new WireReader(data);
        boolean named = in.text().equals(NAME);
        in.u16();
        byte[] exponent = in.counted();
        byte[] modulus = in.counted();
        in.i32();
        return named && exponent.length > 0 && modulus.length > 0
                ? in.whole(new RsaKey(new BigInteger(1, modulus), new BigInteger(1, exponent)))
                : Optional.empty();
    }

    public byte[] encode() {
        return new WireWriter(300)
                .text(NAME)
                .u16(0)
                .counted(exponent.toByteArray())
                .counted(modulus.toByteArray())
                .i32(0)
                .toOctets();
    }

    /** Whether a signature of PKCS #1 v1.5 with SHA-256 is over octets (RFC 8017, 8.2.2). */
    public boolean hasSigned(byte[] octets, byte[] signature) {
        int length = (modulus.bitLength() + 7) / 8;
        byte[] hash = sha256(octets);
        int tail = SHA256_INFO.length + hash.length;
        if (signature.length != length || modulus.bitLength() > BITS_MAX || length < tail + PADDING_OCTETS_MIN) {
            return false;
        }
        byte[] expected = new byte[length];
        expected[1] = 1;
        Arrays.fill(expected, 2, length - tail - 1, (byte) 0xFF);
        System.arraycopy(SHA256_INFO, 0, expected, length - tail, SHA256_INFO.length);
        System.arraycopy(hash, 0, expected, length - hash.length, hash.length);
        boolean plausible = exponent.bitLength() <= Integer.SIZE && exponent.signum() > 0;
        return plausible
                && new BigInteger(1, signature).modPow(exponent, modulus).equals(new BigInteger(1, expected));
    }

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }

    /** That of a JSON Web Key; empty when it is none. */
    static Optional<RsaKey> of(JsonObject key) {
        try {
            var modulus = new BigInteger(1, Base64.getUrlDecoder().decode(key.getString("n", "")));
            var exponent = new BigInteger(1, Base64.getUrlDecoder().decode(key.getString("e", "")));
            return modulus.signum() > 0 && exponent.signum() > 0
                    ? Optional.of(new RsaKey(modulus, exponent))
                    : Optional.empty();
        } catch (IllegalArgumentException | ClassCastException notBase64) {
            return Optional.empty();
        }
    }

    /** As a JSON Web Key (RFC 7518, 6.3). */
    JsonObject toJson() {
        return new JsonObject().put("kty", "RSA").put("n", text(modulus)).put("e", text(exponent));
    }

    private static String text(BigInteger number) {
        byte[] octets = number.toByteArray();
        int start = octets.length > 1 && octets[0] == 0 ? 1 : 0;
        return Base64.getUrlEncoder().withoutPadding().encodeToString(Arrays.copyOfRange(octets, start, octets.length));
    }
}
