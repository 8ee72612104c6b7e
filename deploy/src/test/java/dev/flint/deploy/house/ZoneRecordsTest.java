package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;

/** What the zone says of the server itself, as another implementation reads it. */
class ZoneRecordsTest {
    private static final DnsName APEX = DnsName.parse("did.example.com").orElseThrow();

    private static String text(DnsRecord record) {
        try {
            return Record.newRecord(Name.fromString("a."), record.type(), 1, 0, record.data())
                    .rdataToString();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> apex(String base, int type) {
        var records = new ZoneRecords(APEX, base, "192.0.2.1", 8080, Optional.empty());
        return DnsRecord.ofType(records.apex(7), type).stream()
                .map(ZoneRecordsTest::text)
                .toList();
    }

    @ParameterizedTest
    @CsvSource({
        "https://id.example.com, 1 id.example.com.",
        "https://id.example.com:443/a, 1 id.example.com.",
        "https://id.example.com:8443, 1 id.example.com. port=8443"
    })
    void apex_ofAResolverOverTls_saysWhereItIs(String base, String expected) {
        assertThat(apex(base, DnsRecord.HTTPS)).containsExactly(expected);
    }

    @Test
    void apex_ofAResolverWithoutTls_saysNothingOfIt() {
        assertThat(apex("http://127.0.0.1:8080", DnsRecord.HTTPS)).isEmpty();
        assertThat(apex("http://127.0.0.1:8080", DnsRecord.TXT)).containsExactly("\"v=did1;method=bid\"");
    }

    @ParameterizedTest
    @CsvSource({"853, 1 ns1.did.example.com. alpn=dot", "8853, 1 ns1.did.example.com. alpn=dot port=8853"})
    void nameServer_thatSpeaksTls_saysSo(int port, String expected) {
        var fixed = new ZoneRecords(APEX, "http://127.0.0.1", "192.0.2.1", 8080, Optional.of(port)).fixed();
        assertThat(fixed.getOrDefault(List.of("_dns", "ns1"), List.of()).stream()
                        .map(ZoneRecordsTest::text))
                .containsExactly(expected);
        var without = new ZoneRecords(APEX, "http://127.0.0.1", "192.0.2.1", 8080, Optional.empty()).fixed();
        assertThat(without).doesNotContainKey(List.of("_dns", "ns1"));
    }
}
