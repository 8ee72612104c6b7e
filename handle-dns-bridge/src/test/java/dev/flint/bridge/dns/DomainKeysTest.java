package dev.flint.bridge.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Section;

/** Keys in TLSA records, asked of a name server on loopback. */
class DomainKeysTest {
    private static final DnsName DOMAIN = DnsName.parse("example.com").orElseThrow();
    private static final HexFormat HEX = HexFormat.of();

    /** A key on P-256, and a certificate that somebody made of it for this test. */
    private static final byte[] INFO = HEX.parseHex("3059301306072a8648ce3d020106082a8648ce3d03010703420004"
            + "a003307253f77fbfa302a23e7fca6e3bc40479ef8db34c95ed669485dca3f6c9"
            + "cfb60b2c99ff0b30ad4df7e1048fb0fb91e951d91c911decd4d2f37260e1de5f");

    private static final byte[] WHOLE = Base64.getMimeDecoder().decode("""
            MIIBhDCCASmgAwIBAgIUMoE8HPD3TqUODAoOHouHs2Ko4powCgYIKoZIzj0EAwIwFjEUMBIGA1UE
            AwwLZXhhbXBsZS5jb20wIBcNMjYxMTI5MTcwOTE3WhgPMjEyNjExMDUxNzA5MTdaMBYxFDASBgNV
            BAMMC2V4YW1wbGUuY29tMFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEoAMwclP3f7+jAqI+f8pu
            O8QEee+Ns0yV7WaUhdyj9snPtgssmf8LMK1N9+EEj7D7kelR2RyRHezU0vNyYOHeX6NTMFEwHQYD
            VR0OBBYEFIJvm8sIYvqFVJimHhJZlp9HmbYUMB8GA1UdIwQYMBaAFIJvm8sIYvqFVJimHhJZlp9H
            mbYUMA8GA1UdEwEB/wQFMAMBAf8wCgYIKoZIzj0EAwIDSQAwRgIhANsp0weuoOJGvsL+ySas6ZiE
            6bAL0sqsZ0D6q722ZmnEAiEA8W/rW0KXzewhmo+bfxEhOarxo7vi3HuK5MkONE8kuAQ=
            """);

    private static final byte[] OTHER = "another key".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] CERTIFICATE = "a certificate".getBytes(StandardCharsets.US_ASCII);

    private static final MethodKey KEY = new MethodKey(List.of(INFO), Optional.of(CERTIFICATE));
    private static final MethodKey OTHER_KEY = new MethodKey(List.of(OTHER), Optional.empty());
    private static final MethodKey UNKNOWN = new MethodKey(List.of(), Optional.empty());

    private static DomainKeys.Published find(PlantedNames names) throws Exception {
        return new DomainKeys(RecursiveServer.of("127.0.0.1", names.port(), ""))
                .find(DOMAIN)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static KeyMatch match(String zone, MethodKey... methods) throws Exception {
        try (var names = PlantedNames.of(zone)) {
            return find(names).match(List.of(methods));
        }
    }

    private static String record(int usage, int selector, int matching, byte[] data) {
        return "_did.example.com. 60 IN TLSA " + usage + ' ' + selector + ' ' + matching + ' ' + HEX.formatHex(data)
                + '\n';
    }

    private static byte[] digest(String algorithm, byte[] octets) throws Exception {
        return MessageDigest.getInstance(algorithm).digest(octets);
    }

    @Test
    void record_ofTheKeyOrItsDigest_isOfTheMethod() throws Exception {
        assertThat(match(record(3, 1, 0, INFO), KEY)).isEqualTo(KeyMatch.ALL);
        assertThat(match(record(3, 1, 1, digest("SHA-256", INFO)), KEY)).isEqualTo(KeyMatch.ALL);
        assertThat(match(record(3, 1, 2, digest("SHA-512", INFO)), KEY)).isEqualTo(KeyMatch.ALL);
    }

    @Test
    void record_ofTheCertificateOrItsDigest_isOfTheMethod() throws Exception {
        assertThat(match(record(3, 0, 0, CERTIFICATE), KEY)).isEqualTo(KeyMatch.ALL);
        assertThat(match(record(3, 0, 1, digest("SHA-256", CERTIFICATE)), KEY)).isEqualTo(KeyMatch.ALL);
        assertThat(match(record(3, 0, 2, digest("SHA-512", CERTIFICATE)), KEY)).isEqualTo(KeyMatch.ALL);
    }

    @Test
    void certificate_thatTheDomainHasWhole_namesItsKey() throws Exception {
        var bare = new MethodKey(List.of(INFO), Optional.empty());
        assertThat(match(record(3, 0, 0, WHOLE), bare)).isEqualTo(KeyMatch.ALL);
        assertThat(match(record(3, 0, 0, WHOLE), OTHER_KEY)).isEqualTo(KeyMatch.NONE);
    }

    @ParameterizedTest
    @CsvSource({"3, 0, 0", "3, 0, 1", "3, 1, 1", "3, 1, 2", "3, 2, 0", "3, 1, 3"})
    void key_underAnotherSelectorOrDigest_isNotFound(int usage, int selector, int matching) throws Exception {
        assertThat(match(record(usage, selector, matching, INFO), KEY)).isEqualTo(KeyMatch.NONE);
    }

    @ParameterizedTest
    @CsvSource({"0", "1", "2", "255"})
    void record_ofAnotherUse_isNone(int usage) throws Exception {
        assertThat(match(record(usage, 1, 0, INFO), KEY)).isEqualTo(KeyMatch.ABSENT);
    }

    @Test
    void methods_haveAllToBeThere() throws Exception {
        String both = record(3, 1, 0, INFO) + record(3, 1, 0, OTHER);
        assertThat(match(both, KEY, OTHER_KEY)).isEqualTo(KeyMatch.ALL);
        assertThat(match(both, KEY)).isEqualTo(KeyMatch.ALL);
        assertThat(match(record(3, 1, 0, INFO), KEY, OTHER_KEY)).isEqualTo(KeyMatch.SOME);
        assertThat(match(record(3, 1, 0, INFO), KEY, UNKNOWN)).isEqualTo(KeyMatch.SOME);
        assertThat(match(record(3, 1, 0, INFO), OTHER_KEY)).isEqualTo(KeyMatch.NONE);
        assertThat(match(record(3, 1, 0, INFO))).isEqualTo(KeyMatch.NONE);
        assertThat(match("example.com. 60 IN TXT \"\"", KEY)).isEqualTo(KeyMatch.ABSENT);
    }

    @Test
    void methods_beyondTheLimit_areNotFound() throws Exception {
        var methods = new ArrayList<MethodKey>();
        for (int i = 0; i < 32; i++) {
            methods.add(KEY);
        }
        assertThat(match(record(3, 1, 0, INFO), methods.toArray(MethodKey[]::new)))
                .isEqualTo(KeyMatch.ALL);
        methods.add(KEY);
        assertThat(match(record(3, 1, 0, INFO), methods.toArray(MethodKey[]::new)))
                .isEqualTo(KeyMatch.SOME);
    }

    @Test
    void records_upToTheLimit_areLookedAt_andNotOneMore() throws Exception {
        var zone = new StringBuilder();
        for (int i = 0; i < 254; i++) {
            zone.append(record(3, 1, 1, digest("SHA-256", new byte[] {(byte) i})));
        }
        zone.append(record(3, 1, 0, INFO));
        assertThat(match(zone.toString(), KEY)).isEqualTo(KeyMatch.ALL);
        zone.append(record(3, 1, 0, OTHER));
        assertThat(match(zone.toString(), KEY)).isEqualTo(KeyMatch.TOO_MANY);
    }

    @ParameterizedTest
    @CsvSource({"6, BOGUS", "23, UNANSWERED"})
    void failure_isToldByItsCode(int code, KeyMatch match) throws Exception {
        try (var names = new PlantedNames(query -> {
            var answer = PlantedNames.answer(query, List.of());
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            answer.addRecord(
                    new OPTRecord(1_232, 0, 0, 0, List.of(new ExtendedErrorCodeOption(code))), Section.ADDITIONAL);
            return answer.toWire();
        })) {
            assertThat(find(names).match(List.of(KEY))).isEqualTo(match);
        }
    }

    @Test
    void certificates_thatAreMutated_areNoReasonToFail() throws Exception {
        var random = new SplittableRandom(11);
        for (int round = 0; round < 4; round++) {
            var zone = new StringBuilder();
            for (int i = 0; i < 60; i++) {
                byte[] mutated = WHOLE.clone();
                mutated[random.nextInt(mutated.length)] ^= (byte) (1 + random.nextInt(255));
                zone.append(record(3, 0, 0, mutated));
            }
            assertThat(match(zone.toString(), OTHER_KEY)).as("round %d", round).isEqualTo(KeyMatch.NONE);
        }
    }

    @Test
    void answer_isAskedForOnce() throws Exception {
        try (var names = PlantedNames.of(record(3, 1, 0, INFO))) {
            find(names);
            assertThat(names.asked()).containsExactly("_did.example.com TLSA");
        }
    }
}
