package dev.flint.methods;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.id.Base58;
import dev.flint.json.Jcs;
import dev.flint.spi.DocumentBytes;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.Base64;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/** A DID with a key on Ed25519, and links of it to https://example.com. */
final class LinkedDomain {
    static final String DID = "did:web:example.com";
    static final String ORIGIN = "https://example.com";
    static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private static final long FROM = Instant.parse("2026-01-01T00:00:00Z").getEpochSecond();
    private static final long UNTIL = Instant.parse("2027-01-01T00:00:00Z").getEpochSecond();
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final byte[] SECRET = new byte[32];

    private LinkedDomain() {}

    static DocumentKeys document() {
        return document("assertionMethod");
    }

    static DocumentKeys document(String relationship) {
        byte[] key = new byte[34];
        key[0] = (byte) 0xED;
        key[1] = 1;
        Ed25519.generatePublicKey(SECRET, 0, key, 2);
        byte[] context = "\"https://www.w3.org/ns/did/v1\"".getBytes(UTF_8);
        String members = "'id':'" + DID + "','verificationMethod':[{'id':'" + DID + "#a','publicKeyMultibase':'z"
                + Base58.BTC.encode(key) + "'}],'" + relationship + "':['" + DID + "#a']";
        return DocumentKeys.of(new DocumentBytes(
                        context, context, members.replace('\'', '"').getBytes(UTF_8)))
                .orElseThrow();
    }

    static ObjectNode object(String text) {
        try {
            return (ObjectNode) JSON.readTree(text.replace('\'', '"'));
        } catch (JsonProcessingException e) {
            throw new AssertionError(text, e);
        }
    }

    static ObjectNode header() {
        return object("{'alg':'EdDSA','kid':'" + DID + "#a'}");
    }

    static ObjectNode credential() {
        return object("{'@context':['https://www.w3.org/2018/credentials/v1',"
                + "'https://identity.foundation/.well-known/did-configuration/v1'],'issuer':'" + DID
                + "','issuanceDate':'2026-01-01T00:00:00Z','expirationDate':'2027-01-01T00:00:00Z',"
                + "'type':['VerifiableCredential','DomainLinkageCredential'],"
                + "'credentialSubject':{'id':'" + DID + "','origin':'" + ORIGIN + "'}}");
    }

    static ObjectNode payload() {
        var payload = object("{'iss':'" + DID + "','sub':'" + DID + "','nbf':" + FROM + ",'exp':" + UNTIL + "}");
        return payload.set("vc", credential());
    }

    static String token(ObjectNode header, ObjectNode payload) {
        var base64 = Base64.getUrlEncoder().withoutPadding();
        String signed = base64.encodeToString(header.toString().getBytes(UTF_8))
                + '.'
                + base64.encodeToString(payload.toString().getBytes(UTF_8));
        return signed + '.' + base64.encodeToString(signature(signed.getBytes(UTF_8)));
    }

    /** A credential with a proof of its own. */
    static ObjectNode proven(ObjectNode credential) {
        var proof = object("{'type':'DataIntegrityProof','cryptosuite':'eddsa-jcs-2022',"
                + "'proofPurpose':'assertionMethod','verificationMethod':'" + DID + "#a'}");
        byte[] octets = new byte[64];
        System.arraycopy(Digests.of("SHA-256", Jcs.canonicalizeWithout(proof, "")), 0, octets, 0, 32);
        System.arraycopy(Digests.of("SHA-256", Jcs.canonicalizeWithout(credential, "proof")), 0, octets, 32, 32);
        return credential.set("proof", proof.put("proofValue", "z" + Base58.BTC.encode(signature(octets))));
    }

    private static byte[] signature(byte[] octets) {
        byte[] signature = new byte[64];
        Ed25519.sign(SECRET, 0, octets, 0, octets.length, signature, 0);
        return signature;
    }

    /** @param links JSON */
    static Buffer configuration(String... links) {
        return Buffer.buffer("{\"@context\":\"https://identity.foundation/.well-known/did-configuration/v1\","
                + "\"linked_dids\":[" + String.join(",", links) + "]}");
    }

    static String quoted(String token) {
        return '"' + token + '"';
    }
}
