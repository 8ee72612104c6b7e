package dev.flint.bridge.dns;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.id.IdentifierParse;
import dev.flint.methods.KeyDriver;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.Rcode;

/** Documents of keys that a name server on loopback publishes. */
class DnsDriverTest {
    private static final String DID = "did:dns:example.com";
    private static final String ED25519 = "z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK";
    private static final String P256 = "zDnaerDaTF5BXEavCrfRZEk316dpbLsfPDZ3WJ5hRTPFU2169";
    private static final CachePolicy CACHING =
            new CachePolicy(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofSeconds(5));

    private static Resolution resolve(RecursiveServer server, String did, ResolutionOptions options) throws Exception {
        var driver = new DnsDriver(server, new KeyDriver(), CACHING);
        Identifier identifier = ((IdentifierParse.Parsed) Did.parse(did)).identifier();
        assertThat(driver.owns(identifier)).isTrue();
        return driver.resolve(identifier, options)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static Resolution resolve(PlantedNames names, String did) throws Exception {
        return resolve(RecursiveServer.of("127.0.0.1", names.port(), ""), did, ResolutionOptions.NONE);
    }

    private static Resolution resolve(String zone) throws Exception {
        try (var names = PlantedNames.of(zone)) {
            return resolve(names, DID);
        }
    }

    private static String key(int number, int ttl, String target) {
        return "_key" + number + "._did.example.com. " + ttl + " IN URI 100 10 \"" + target + "\"\n";
    }

    private static JsonObject document(Resolution resolution) {
        var bytes = ((Resolution.Found) resolution).answer().document();
        return new JsonObject('{' + new String(bytes.members(), UTF_8) + '}');
    }

    private static ResolutionError error(Resolution resolution) {
        return ((Resolution.Refused) resolution).error();
    }

    @Test
    void keys_areMethods_underTheIdsOfTheirNames() throws Exception {
        try (var names = PlantedNames.of(key(1, 60, "did:key:" + ED25519) + key(2, 30, "did:key:" + P256))) {
            var resolution = resolve(names, DID);
            assertThat(document(resolution)).isEqualTo(new JsonObject("""
                    {"id":"%1$s","verificationMethod":[
                        {"id":"%1$s#key1","controller":"%1$s","type":"Multikey","publicKeyMultibase":"%2$s"},
                        {"id":"%1$s#key2","controller":"%1$s","type":"Multikey","publicKeyMultibase":"%3$s"}],
                     "authentication":["%1$s#key1","%1$s#key2"],"assertionMethod":["%1$s#key1","%1$s#key2"],
                     "capabilityInvocation":["%1$s#key1","%1$s#key2"],
                     "capabilityDelegation":["%1$s#key1","%1$s#key2"]}
                    """.formatted(DID, ED25519, P256)));
            var answer = ((Resolution.Found) resolution).answer();
            assertThat(answer.notes()).isEqualTo("\"dnssec\":\"insecure\"");
            assertThat(answer.freshness().maxAgeSeconds()).isEqualTo(30);
            assertThat(new String(answer.document().context10(), UTF_8)).contains("/ns/did/v1", "multikey/v1");
            assertThat(names.asked())
                    .containsExactly(
                            "_key1._did.example.com URI", "_key2._did.example.com URI", "_key3._did.example.com URI");
        }
    }

    @Test
    void keyForAgreement_isForNothingElse() throws Exception {
        var document = document(resolve(key(1, 60, "did:key:z6LSbysY2xFMRpGMhb7tFTLMpeuPRaqaWM1yECx2AtzE3KCc")));
        assertThat(document.getJsonArray("keyAgreement")).containsExactly(DID + "#key1");
        assertThat(document.containsKey("authentication")).isFalse();
    }

    @Test
    void target_thatIsNoKey_isPassedOver() throws Exception {
        var document = document(resolve(key(1, 60, "did:web:example.com")
                + key(2, 60, "did:key:zNone")
                + key(3, 60, "did:key:" + ED25519 + "#" + ED25519)
                + key(4, 60, "did:key:" + ED25519)));
        assertThat(document.getJsonArray("verificationMethod")).hasSize(1);
        assertThat(document.getJsonArray("authentication")).containsExactly(DID + "#key4");
    }

    @Test
    void keys_upToTheLimit_areTaken_andNoMoreAskedFor() throws Exception {
        var zone = new StringBuilder();
        for (int i = 1; i <= DnsDriver.KEYS_MAX + 1; i++) {
            zone.append(key(i, 60, "did:key:" + ED25519));
        }
        try (var names = PlantedNames.of(zone.toString())) {
            assertThat(document(resolve(names, DID)).getJsonArray("verificationMethod"))
                    .hasSize(DnsDriver.KEYS_MAX);
            assertThat(names.asked()).hasSize(DnsDriver.KEYS_MAX);
        }
    }

    @Test
    void domain_withoutKeys_isNotFound() throws Exception {
        assertThat(error(resolve("example.com. 60 IN TXT \"x\""))).isEqualTo(ResolutionError.NOT_FOUND);
        assertThat(error(resolve(key(2, 60, "did:key:" + ED25519)))).isEqualTo(ResolutionError.NOT_FOUND);
        assertThat(error(resolve(key(1, 60, "https://example.com/")))).isEqualTo(ResolutionError.NOT_FOUND);
    }

    @Test
    void identifier_thatNamesNoDomain_isInvalid() throws Exception {
        try (var names = PlantedNames.of("")) {
            for (String id : List.of(
                    "example",
                    "example..com",
                    "example.com:path",
                    "_did.example.com",
                    "example.com%2F",
                    "192.0.2.1:53")) {
                assertThat(error(resolve(names, "did:dns:" + id))).as(id).isEqualTo(ResolutionError.INVALID_DID);
            }
            assertThat(names.asked()).isEmpty();
        }
    }

    @Test
    void case_ofTheDomain_isLost_andThatOfTheIdentifierIsNot() throws Exception {
        try (var names = PlantedNames.of(key(1, 60, "did:key:" + ED25519))) {
            assertThat(document(resolve(names, "did:dns:Example.COM")).getString("id"))
                    .isEqualTo("did:dns:Example.COM");
        }
    }

    @Test
    void options_thatTheMethodDoesNotKnow_areRefused() throws Exception {
        try (var names = PlantedNames.of("")) {
            var server = RecursiveServer.of("127.0.0.1", names.port(), "");
            var version = new ResolutionOptions(new Version.Numbered("1"), false, false, false);
            assertThat(error(resolve(server, DID, version))).isEqualTo(ResolutionError.NOT_FOUND);
            var proof = new ResolutionOptions(new Version.Latest(), false, false, true);
            assertThat(error(resolve(server, DID, proof))).isEqualTo(ResolutionError.FEATURE_NOT_SUPPORTED);
        }
    }

    @Test
    void keys_thatAreSigned_areNoMoreSecureThanTheEndOfTheirList() throws Exception {
        var zone = new SignedNames(Instant.now());
        var text = new StringBuilder();
        for (int i = 1; i <= DnsDriver.KEYS_MAX; i++) {
            text.append(key(i, 60, "did:key:" + ED25519));
        }
        try (var names = zone.serve(text.toString())) {
            var all = resolve(zone.server(names), DID, ResolutionOptions.NONE);
            assertThat(((Resolution.Found) all).answer().notes()).isEqualTo("\"dnssec\":\"secure\"");
        }
        // Nobody has signed that there is no second one.
        try (var names = zone.serve(key(1, 60, "did:key:" + ED25519))) {
            assertThat(error(resolve(zone.server(names), DID, ResolutionOptions.NONE)))
                    .isEqualTo(ResolutionError.INVALID_DID_DOCUMENT);
        }
    }

    @Test
    void keys_thatAreBogus_areAnError() throws Exception {
        var zone = new SignedNames(Instant.now());
        var records = new ArrayList<>(zone.signed(key(1, 60, "did:key:" + ED25519)));
        records.removeIf(record -> record instanceof RRSIGRecord);
        try (var names = new PlantedNames(query -> SignedNames.answer(query, records))) {
            assertThat(error(resolve(zone.server(names), DID, ResolutionOptions.NONE)))
                    .isEqualTo(ResolutionError.INVALID_DID_DOCUMENT);
        }
    }

    @Test
    void server_thatFails_isNoAbsence() throws Exception {
        try (var names = new PlantedNames(query -> {
            var answer = PlantedNames.answer(query, new ArrayList<>());
            answer.getHeader().setRcode(Rcode.REFUSED);
            return answer.toWire();
        })) {
            assertThat(error(resolve(names, DID))).isEqualTo(ResolutionError.INTERNAL_ERROR);
        }
    }
}
