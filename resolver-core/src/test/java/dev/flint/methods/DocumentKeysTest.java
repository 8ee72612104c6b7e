package dev.flint.methods;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.spi.DocumentBytes;
import java.util.Base64;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DocumentKeysTest {
    private static final String ED25519 = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    private static final String CONTEXT = "\"https://www.w3.org/ns/did/v1\"";
    /** Of a key on P-256, and the same key in another form, and a certificate of it: by OpenSSL. */
    private static final String INFO = "3059301306072a8648ce3d020106082a8648ce3d03010703420004"
            + "a003307253f77fbfa302a23e7fca6e3bc40479ef8db34c95ed669485dca3f6c9"
            + "cfb60b2c99ff0b30ad4df7e1048fb0fb91e951d91c911decd4d2f37260e1de5f";

    private static final String CERTIFICATE = String.join(
            "",
            "MIIBhDCCASmgAwIBAgIUMoE8HPD3TqUODAoOHouHs2Ko4powCgYIKoZIzj0EAwIwFjEUMBIGA1UE",
            "AwwLZXhhbXBsZS5jb20wIBcNMjYxMTI5MTcwOTE3WhgPMjEyNjExMDUxNzA5MTdaMBYxFDASBgNV",
            "BAMMC2V4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEoAMwclP3f7+jAqI+f8pu",
            "O8QEee+Ns0yV7WaUhdyj9snPtgssmf8LMK1N9+EEj7D7kelR2RyRHezU0vNyYOHeX6NTMFEwHQYD",
            "VR0OBBYEFIJvm8sIYvqFVJimHhJZlp9HmbYUMB8GA1UdIwQYMBaAFIJvm8sIYvqFVJimHhJZlp9H",
            "mbYUMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhANsp0weuoOJGvsL+ySas6ZiE",
            "6bAL0sqsZ0D6q722ZmnEAiEA8W/rW0KXzewhmo+bfxEhOarxo7vi3HuK5MkONE8kuAQ=");

    private static final String X = "oAMwclP3f7-jAqI-f8puO8QEee-Ns0yV7WaUhdyj9sk";
    private static final String Y = "z7YLLJn_CzCtTffhBI-w-5HpUdkckR3s1NLzcmDh3l8";
    private static final String P256 = "{'kty':'EC','crv':'P-256','x':'" + X + "','y':'" + Y + "'}";

    static DocumentKeys keys(String context, String members) {
        byte[] octets = context.getBytes(UTF_8);
        return DocumentKeys.of(new DocumentBytes(octets, octets, members.getBytes(UTF_8)))
                .orElseThrow();
    }

    private static DocumentKeys keys(String members) {
        return keys(CONTEXT, members.replace('\'', '"'));
    }

    private static List<String> infos(String method) {
        return keys("'id':'did:example:a','verificationMethod':[" + method + "]").keys().stream()
                .flatMap(key -> key.infos().stream())
                .map(HexFormat.of()::formatHex)
                .toList();
    }

    private static String jwk(String jwk) {
        return "{'id':'#a','publicKeyJwk':" + jwk + "}";
    }

    @Test
    void key_ofEd25519_isWrittenAsCertificatesHaveIt() {
        assertThat(infos("{'id':'#a','publicKeyMultibase':'" + ED25519 + "'}"))
                .containsExactly(
                        "302a300506032b65700321002e6fcce36701dc791488e0d0b1745cc1e33a4c1c9fcc41c63bd343dbbe0970e6");
    }

    @Test
    void key_onACurve_isWrittenWithBothForms_whateverFormTheMethodHas() {
        assertThat(infos(jwk(P256)))
                .hasSize(2)
                .startsWith(INFO)
                .element(1)
                .asString()
                .startsWith("3039301306072a8648ce3d020106082a8648ce3d03010703220003a003307253f7");
    }

    @ParameterizedTest
    @CsvSource({
        "zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169, 2a8648ce3d030107",
        "zQ3shokFTS3brHcDQrn82RUDfCZESWL1ZdCEJwekUDPQiYBme, 2b8104000a",
        "zEPJcGHUVYyrGAXXGQhLF39KAny4ojC9RPmA777H2iVztKwBd, 2a811ccf5501822d"
    })
    void key_ofMulticodec_namesItsCurve(String multibase, String curve) {
        var infos = infos("{'id':'#a','publicKeyMultibase':'" + multibase + "'}");
        assertThat(infos).hasSize(2).allSatisfy(info -> assertThat(info).contains("2a8648ce3d0201", curve));
    }

    @Test
    void key_ofRsa_isWrittenWithItsNumbers() {
        byte[] modulus = new byte[256];
        modulus[0] = (byte) 0x80;
        modulus[255] = 1;
        String n = Base64.getUrlEncoder().withoutPadding().encodeToString(modulus);
        assertThat(infos(jwk("{'kty':'RSA','e':'AQAB','n':'" + n + "'}")))
                .singleElement()
                .asString()
                .startsWith("30820122300d06092a864886f70d01010105000382010f003082010a028201010080")
                .endsWith("0203010001");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{'publicKeyMultibase':'z'}",
                "{'publicKeyMultibase':'z6Mk'}",
                "{'publicKeyMultibase':7}",
                "{'publicKeyJwk':'x'}",
                "{'publicKeyJwk':{}}",
                "{'publicKeyJwk':{'kty':'EC','crv':'P-256','x':'AA','y':'AA'}}",
                "{'publicKeyJwk':{'kty':'RSA','e':'AQAB','n':'AQAB'}}",
                "{'publicKeyJwk':{'kty':'OKP','crv':'P-256','x':'AA'}}",
                "'did:example:a#a'",
                "null"
            })
    void method_withoutAKeyThatIsKnown_hasNone(String method) {
        assertThat(infos(method)).isEmpty();
    }

    @Test
    void methods_areCounted_thoseAmongRelationshipsToo() {
        String embedded = "'keyAgreement':['#a',{'id':'#b','publicKeyMultibase':'" + ED25519 + "'}]";
        assertThat(keys("'verificationMethod':[{},{'id':'#a'}]," + embedded).keys())
                .hasSize(3);
        assertThat(keys("'verificationMethod':'none','authentication':7").keys())
                .isEmpty();
    }

    @Test
    void methods_beyondTheLimit_areCountedAndNotRead() {
        String method = "{'id':'#a','publicKeyMultibase':'" + ED25519 + "'}";
        String many = String.join(",", Collections.nCopies(DocumentKeys.METHODS_MAX + 1, method));
        var all = keys("'verificationMethod':[" + many + "]").keys();
        assertThat(all).hasSize(DocumentKeys.METHODS_MAX + 1);
        assertThat(all.get(DocumentKeys.METHODS_MAX - 1).infos()).hasSize(1);
        assertThat(all.get(DocumentKeys.METHODS_MAX).infos()).isEmpty();
    }

    @Test
    void certificate_countsOnlyWhenItIsOfTheKeyBesideIt() {
        String with = ",'x5c':['" + CERTIFICATE + "']}";
        assertThat(certificate(P256.replace("}", with)))
                .hasValueSatisfying(octets ->
                        assertThat(octets).isEqualTo(Base64.getDecoder().decode(CERTIFICATE)));
        String other = "{'kty':'OKP','crv':'Ed25519','x':'11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo'";
        assertThat(certificate(other + with)).isEmpty();
        assertThat(certificate(P256.replace("}", ",'x5c':['AAAA']}"))).isEmpty();
        assertThat(certificate(P256.replace("}", ",'x5c':['?']}"))).isEmpty();
    }

    private static Optional<byte[]> certificate(String jwk) {
        return keys("'verificationMethod':[" + jwk(jwk) + "]").keys().get(0).certificate();
    }

    @Test
    void key_isFoundForThePurposesThatItIsMeantFor() {
        var keys = keys("'id':'did:example:a','verificationMethod':[{'id':'did:example:a#a','publicKeyMultibase':'"
                + ED25519 + "'}],'assertionMethod':['#a'],'authentication':['#b',{'id':'#c'}]");
        assertThat(keys.key("assertionMethod", "did:example:a#a")).isPresent();
        assertThat(keys.key("assertionMethod", "#a")).isPresent();
        assertThat(keys.key("authentication", "#a")).isEmpty();
        assertThat(keys.key("authentication", "#b")).isEmpty();
        assertThat(keys.key("authentication", "did:example:a#c")).isPresent();
        assertThat(keys.key("assertionMethod", "did:example:b#a")).isEmpty();
    }

    @Test
    void octets_thatAreNoDocument_areNone() {
        assertThat(DocumentKeys.of(new DocumentBytes(new byte[0], new byte[0], new byte[0])))
                .isEmpty();
    }
}
