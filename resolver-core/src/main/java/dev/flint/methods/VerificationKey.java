package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The public key that a verification method shows, as Multikey or as JSON Web Key. */
public final class VerificationKey {
    private static final int CERTIFICATE_OCTETS_MAX = 16_384;
    /** One that is of no kind that is known here, and verifies nothing. */
    static final VerificationKey UNKNOWN = new VerificationKey(null, new byte[0], List.of(), Optional.empty());

    private final @Nullable MultikeyType type;
    private final byte[] octets;
    private final List<byte[]> infos;
    private final Optional<byte[]> certificate;

    private VerificationKey(
            @Nullable MultikeyType type, byte[] octets, List<byte[]> infos, Optional<byte[]> certificate) {
        this.type = type;
        this.octets = octets;
        this.infos = infos;
        this.certificate = certificate;
    }

    /** Reads a verification method. */
    static VerificationKey of(JsonNode method) {
        if (Multikey.parse(method.path("publicKeyMultibase").asText("")) instanceof MultikeyParse.Parsed parsed) {
            return of(parsed.key().type(), parsed.key().octets());
        }
        var jwk = method.path("publicKeyJwk");
        return jwk.isObject() && JsonWebKey.faultIn(jwk).isEmpty() ? ofSound(jwk) : UNKNOWN;
    }

    private static VerificationKey of(MultikeyType type, byte[] octets) {
        return new VerificationKey(type, octets, KeyInfos.of(type, octets), Optional.empty());
    }

    private static VerificationKey ofSound(JsonNode jwk) {
        var key = switch (jwk.path("kty").asText()) {
            case "EC" -> MultikeyType.ofCurve(jwk.path("crv").asText()).map(type -> of(type, point(jwk)));
            case "OKP" -> MultikeyType.ofCurve(jwk.path("crv").asText()).map(type -> of(type, number(jwk, "x")));
            default -> Optional.of(ofRsa(jwk));
        };
        return key.map(known -> known.with(certificate(jwk))).orElse(UNKNOWN);
    }

    private static VerificationKey ofRsa(JsonNode jwk) {
        var infos = KeyInfos.ofRsa(new BigInteger(1, number(jwk, "n")), new BigInteger(1, number(jwk, "e")));
        return new VerificationKey(null, new byte[0], infos, Optional.empty());
    }

    private static byte[] point(JsonNode jwk) {
        byte[] x = number(jwk, "x");
        byte[] y = number(jwk, "y");
        byte[] point = new byte[1 + x.length + y.length];
        point[0] = 4; // not compressed
        System.arraycopy(x, 0, point, 1, x.length);
        System.arraycopy(y, 0, point, 1 + x.length, y.length);
        return point;
    }

    private static byte[] number(JsonNode jwk, String name) {
        return Base64.getUrlDecoder().decode(jwk.path(name).asText());
    }

    private static Optional<byte[]> certificate(JsonNode jwk) {
        String text = jwk.at("/x5c/0").asText("");
        if (text.isEmpty() || text.length() > CERTIFICATE_OCTETS_MAX) {
            return Optional.empty();
        }
        try {
            return Optional.of(Base64.getDecoder().decode(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** With a certificate, if it is of this key: whoever writes a document can write another's into it. */
    private VerificationKey with(Optional<byte[]> shown) {
        var own = shown.filter(octets -> KeyInfos.ofCertificate(octets)
                .filter(of -> infos.stream().anyMatch(info -> Arrays.equals(info, of)))
                .isPresent());
        return new VerificationKey(type, octets, infos, own);
    }

    /** Each way to write it as SubjectPublicKeyInfo in DER; none when it is of no kind that is known here. */
    public List<byte[]> infos() {
        return infos;
    }

    /** The certificate that stands beside it, in DER. */
    public Optional<byte[]> certificate() {
        return certificate;
    }

    /** Whether a signature of a JSON Web Signature is by this key. */
    boolean verifies(String algorithm, byte[] signed, byte[] signature) {
        return JwsAlgorithm.of(algorithm)
                .filter(known -> known.type() == type)
                .filter(known -> known.holds(octets, signed, signature))
                .isPresent();
    }

    /** Whether a signature of Ed25519 is by this key. */
    boolean verifies(byte[] signed, byte[] signature) {
        return verifies("EdDSA", signed, signature);
    }
}
