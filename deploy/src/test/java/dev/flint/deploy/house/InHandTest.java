package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Whatever somebody may have in hand, given to the resolver; its own zone is where it looks for domains. */
class InHandTest {
    private static final String DID = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";
    private static final String NAME = "cljdbqeulhtmppbtce0fp2nmrvd1h93aruvpd3o.did.example.com";

    @TempDir
    private static Path directory;

    private static House house;

    @BeforeAll
    static void open() throws Exception {
        int port = WebTalk.freePort();
        // The anchor is the zone's own key, which is made when the server is started for the first time.
        var zone = Map.of("dns.address", "127.0.0.1:" + port, "dns.zone", "did.example.com", "dns.sign", "ed25519");
        Path anchors = directory.resolve("anchors");
        try (var first = start(zone)) {
            assertThat(first.httpPort()).isPositive();
            var key = ZoneTalk.ask(port, "", Type.DNSKEY, 0).getSection(Section.ANSWER);
            Files.writeString(anchors, key.get(0) + "\n");
        }
        var settings = new HashMap<>(zone);
        settings.put("dns.upstream", "127.0.0.1:" + port);
        settings.put("dns.anchors", anchors.toString());
        settings.put("handle.prefixes", "88.1000.9");
        settings.put("handle.records", records().toString());
        // Nobody is there: what lives here must be known without.
        settings.put("handle.upstreams", "88=127.0.0.1:" + WebTalk.freePort());
        house = start(settings);
    }

    private static Path records() throws Exception {
        return Files.writeString(directory.resolve("handles.json"), """
                {"homedPrefixes": ["0.NA/88.1000.8"], "handleRecords": {
                  "88.1000.8/did": {"values": [{"index": 1, "type": "DID", "data": "%s"}]},
                  "88.1000.8/url": {"values": [{"index": 1, "type": "URL", "data": "https://example.com/"}]},
                  "88.1000.8/secret": {"values": [
                    {"index": 1, "type": "DID", "data": "%s", "permissions": "1100"},
                    {"index": 2, "type": "URL", "data": "https://example.com/", "permissions": "1100"}]},
                  "88.1000.8/alias": {"values": [{"index": 1, "type": "HS_ALIAS", "data": "88.1000.8/did"}]}}}
                """.formatted(DID, DID));
    }

    private static House start(Map<String, String> settings) {
        return House.open(TestConfig.of(directory, 0, settings), true, InstantSource.system(), new SecureRandom());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static JsonNode resolve(String text, int status) throws Exception {
        String path = "/1.0/identifiers/"
                + URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        var answer = WebTalk.get(house.httpPort(), path, "application/did-resolution");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        return new ObjectMapper().readTree(answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "88.1000.7/" + DID + ", idis-handle, " + DID,
        "hdl:20.500/" + DID + ", hdl-uri, " + DID,
        "https://hdl.handle.net/88.1000.7/" + DID + ", hdl-proxy, " + DID,
        "88.100.1/A1B2C3, idis-handle, did:vaa:VAA08810000000001A1B2C3",
        "https://id.example.com/15N/VAA08810000000001A1B2C3, '', did:vaa:VAA08810000000001A1B2C3",
        "25SVAA08810000000001A1B2C3, '', did:vaa:VAA08810000000001A1B2C3"
    })
    void text_thatLeadsToAnIdentifier_isFollowed_andSaysSo(String text, String kind, String did) throws Exception {
        var answer = resolve(text, 200);
        assertThat(answer.at("/didDocument/id").asText()).isEqualTo(did);
        var asked = answer.at("/didResolutionMetadata/asked");
        assertThat(asked.path("text").asText()).isEqualTo(text);
        assertThat(asked.path("identifier").asText()).isEqualTo(did);
        if (!kind.isEmpty()) {
            assertThat(asked.at("/readings/0/kind").asText()).isEqualTo(kind);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "urn:oid:1.2.156",
                "09506000134352",
                "urn:epc:id:sgtin:9506000.013435.1",
                "ark:/12148/x",
                "0.NA/88.1000.9",
                "88.1000.9",
                "MA.156.0001",
                "https://www.example.com/"
            })
    void text_thatOthersWouldKnow_isRefusedWithWho(String text) throws Exception {
        var error = resolve(text, 501).at("/didResolutionMetadata/error");
        assertThat(error.path("type").asText()).endsWith("METHOD_NOT_SUPPORTED");
        assertThat(error.path("detail").asText()).contains("would know; that is not followed here");
    }

    @ParameterizedTest
    @CsvSource({
        "88.1000.8/did, DID",
        "hdl:88.1000.8/alias, DID",
        "https://hdl.handle.net/88.1000.9/ef214PmkhKndUcArDQPgD5J4fFVwqJFPt, DID"
    })
    void handle_thatLivesHere_isKnownWithoutAskingAnybody(String text, String type) throws Exception {
        var answer = resolve(text, 200);
        assertThat(answer.at("/didDocument/id").asText()).isEqualTo(DID);
        assertThat(answer.at("/didResolutionMetadata/asked/source").asText()).endsWith(' ' + type);
    }

    @ParameterizedTest
    @CsvSource({
        "88.1000.8/url, 404, the Handle is there, 'and names no DID; its URL is https://example.com/'",
        "88.1000.8/secret, 404, the Handle is there, and names no DID",
        "88.1000.8/none, 404, there is no such Handle, ''",
        "88.1000.9/nothing, 404, there is no such Handle, ''",
        "88.1000.7/x, 500, no server of its prefix has answered, ''",
        "20.1000/5, 501, nobody is named who knows its prefix, ''"
    })
    void handle_thatNamesNoDid_saysWhy(String text, int status, String why, String more) throws Exception {
        assertThat(resolve(text, status)
                        .at("/didResolutionMetadata/error/detail")
                        .asText())
                .isEqualTo(more.isEmpty() ? why : why + ", " + more);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "no such thing", "1234567890123", "did:", "did:bid:", "vaa156abc"})
    void text_thatIsNothing_isAnInvalidIdentifier(String text) throws Exception {
        if (!text.isEmpty()) {
            assertThat(resolve(text, 400)
                            .at("/didResolutionMetadata/error/type")
                            .asText())
                    .contains("INVALID_DID");
        }
    }

    @Test
    void domain_thatNamesADid_leadsToIt_andDnssecVouchesForThat() throws Exception {
        var answer = resolve(NAME, 200);
        assertThat(answer.at("/didDocument/id").asText()).isEqualTo(DID);
        var asked = answer.at("/didResolutionMetadata/asked");
        assertThat(asked.at("/readings/0/kind").asText()).isEqualTo("domain");
        assertThat(asked.path("source").asText()).isEqualTo("_did." + NAME + " URI");
        assertThat(asked.path("dnssec").asText()).isEqualTo("secure");
    }

    @Test
    void domain_thatTheDocumentDoesNotName_isLinkedOneWay() throws Exception {
        var asked = resolve(NAME, 200).at("/didResolutionMetadata/asked");
        assertThat(asked.path("link").asText()).isEqualTo("unverified");
        assertThat(asked.path("assurance")).isEqualTo(new ObjectMapper().readTree("""
                {"level":"LOW-","checks":{"uri":"present","dnssec":"secure","keys":"all","integrity":"method"}}
                """));
    }

    @Test
    void domain_thatNamesNone_isNotFound_andThatIsProven() throws Exception {
        assertThat(resolve("nothing-here.did.example.com", 404)
                        .at("/didResolutionMetadata/error/detail")
                        .asText())
                .isEqualTo("the domain names no DID (dnssec: secure)");
    }

    @Test
    void domain_elsewhere_isNotSaidToNameNone() throws Exception {
        assertThat(resolve("www.example.org", 500)
                        .at("/didResolutionMetadata/error/type")
                        .asText())
                .endsWith("INTERNAL_ERROR");
    }
}
