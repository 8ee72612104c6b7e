package dev.flint.bridge.handle;

import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;

/** An RSA key as values of type HS_PUBKEY and sites hold it (Handle digest, 1.5). */
public record RsaKey(BigInteger modulus, BigInteger exponent) {
    static final String TYPE = "HS_PUBKEY";

    private static final String NAME = "RSA_PUB_KEY";

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
