package dev.flint.methods;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.util.List;
import java.util.Optional;
import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.pkcs.RSAPublicKey;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.Certificate;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.ECNamedCurveTable;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;

/** Public keys as certificates have them: SubjectPublicKeyInfo (RFC 5280, 4.1) in DER. */
final class KeyInfos {
    private static final ASN1ObjectIdentifier X25519 = new ASN1ObjectIdentifier("1.3.101.110");
    private static final ASN1ObjectIdentifier ED25519 = new ASN1ObjectIdentifier("1.3.101.112");

    private KeyInfos() {}

    /** Each way to write a sound key; none where none is defined. */
    static List<byte[]> of(MultikeyType type, byte[] key) {
        return switch (type) {
            case ED25519 -> List.of(info(new AlgorithmIdentifier(ED25519), key));
            case X25519 -> List.of(info(new AlgorithmIdentifier(X25519), key));
            case SECP256K1, P256, P384, P521, SM2 -> {
                var point = type.point(key);
                var algorithm = new AlgorithmIdentifier(
                        X9ObjectIdentifiers.id_ecPublicKey, ECNamedCurveTable.getOID(type.curve()));
                yield List.of(info(algorithm, point.getEncoded(false)), info(algorithm, point.getEncoded(true)));
            }
            case BLS12_381_G2 -> List.of();
        };
    }

    static List<byte[]> ofRsa(BigInteger modulus, BigInteger exponent) {
        var algorithm = new AlgorithmIdentifier(PKCSObjectIdentifiers.rsaEncryption, DERNull.INSTANCE);
        try {
            return List.of(octets(new SubjectPublicKeyInfo(algorithm, new RSAPublicKey(modulus, exponent))));
        } catch (IOException e) {
            throw new UncheckedIOException("numbers can be written", e);
        }
    }

    /** The key of a certificate; empty when the octets are none. */
    static Optional<byte[]> ofCertificate(byte[] certificate) {
        try {
            return Optional.of(octets(Certificate.getInstance(certificate).getSubjectPublicKeyInfo()));
        } catch (IllegalArgumentException | IllegalStateException none) {
            return Optional.empty();
        }
    }

    private static byte[] info(AlgorithmIdentifier algorithm, byte[] key) {
        return octets(new SubjectPublicKeyInfo(algorithm, key));
    }

    private static byte[] octets(ASN1Encodable info) {
        try {
            return info.toASN1Primitive().getEncoded("DER");
        } catch (IOException e) {
            throw new UncheckedIOException("octets can be written", e);
        }
    }
}
