package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.dns.IdentifierLabels;
import java.io.IOException;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.Type;

/** Identifiers and codes of the ledger as names, asked for over the network. */
class LedgerZoneTest {
    private static final String BID = "cljdbqeulhtmppbtce0fp2nmrvd1h93aruvpd3o";
    private static final String NX = "NXDOMAIN";
    private static final String OK = "NOERROR";

    @TempDir
    private static Path directory;

    private static House house;

    @BeforeAll
    static void open() {
        var settings = Map.of("dns.address", "127.0.0.1:0", "dns.zone", "did.example.com");
        house = House.open(TestConfig.of(directory, 0, settings), true, InstantSource.system(), new SecureRandom());
    }

    @AfterAll
    static void close() {
        house.close();
    }

    private static Message ask(String name, String type, boolean tcp) throws IOException {
        var resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(house.neighbours().names().port());
        resolver.setTCP(tcp);
        var below = name.isEmpty() ? "did.example.com." : name + ".did.example.com.";
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(below), Type.value(type), 1)));
    }

    private static List<String> data(Message answer) {
        return answer.getSection(Section.ANSWER).stream()
                .map(Record::rdataToString)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        BID + ", TXT, did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt",
        BID + ", NAPTR, /1.0/identifiers/did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt!",
        "_did." + BID + ", URI, 10 1 \"did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt\"",
        "v-vaa08810000000001a1b2c3, TXT, v=did1;did=did:vaa:VAA08810000000001A1B2C3",
        "V-vaa08810000000001A1B2C3, TXT, /15N/VAA08810000000001A1B2C3",
        "_did.v-vaa08810000000001a1b2c3, URI, did:vaa:VAA08810000000001A1B2C3",
        "by01, TXT, did:bid:by01",
        "_did.by01, URI, did:bid:by01",
        "'', TXT, v=did1;method=bid",
        "'', NS, ns1.did.example.com.",
        "ns1, A, 127.0.0.1",
        "_resolver._tcp, SRV, r.did.example.com."
    })
    void name_thatIsThere_saysWhatTheLedgerHolds(String name, String type, String part) throws IOException {
        for (boolean tcp : new boolean[] {false, true}) {
            assertThat(data(ask(name, type, tcp))).anyMatch(data -> data.contains(part));
        }
    }

    @ParameterizedTest
    @CsvSource({
        BID + ", A, " + OK,
        "zz99, TXT, " + OK,
        "_tcp, A, " + OK,
        "_did, A, " + OK,
        "v-vaa08810000000001zzzzzz, TXT, " + NX,
        "_did.v-vaa08810000000001zzzzzz, URI, " + NX,
        "_did.zz99, URI, " + NX,
        "clj42aq51a1vohgtgumeaq9fb0r2ncif783e4m8, TXT, " + NX,
        BID + ".zz99, TXT, " + NX,
        "x." + BID + ", TXT, " + NX,
        "nothing-here, TXT, " + NX
    })
    void name_thatSaysNothing_isDeniedWithTheStartOfAuthority(String name, String type, String rcode)
            throws IOException {
        var answer = ask(name, type, false);
        assertThat(answer.getHeader().getRcode()).isEqualTo(rcode.equals(NX) ? 3 : 0);
        assertThat(data(answer)).isEmpty();
        assertThat(answer.getSection(Section.AUTHORITY)).singleElement().satisfies(soa -> {
            assertThat(soa.getType()).isEqualTo(Type.SOA);
            assertThat(soa.getTTL()).isEqualTo(60);
        });
    }

    @Test
    void identifiersOfASubChain_areBelowIt() throws IOException {
        var found = Samples.all().stream()
                .map(sample -> sample.document().id().canonical())
                .filter(id -> id.startsWith("did:bid:by01:"))
                .findFirst()
                .orElseThrow();
        String suffix = found.substring("did:bid:by01:".length());
        String label = IdentifierLabels.ofBid(suffix).orElseThrow();
        assertThat(data(ask(label + ".by01", "TXT", false))).anyMatch(text -> text.contains("did=" + found));
        assertThat(ask(label, "TXT", false).getRcode()).isEqualTo(3);
    }
}
