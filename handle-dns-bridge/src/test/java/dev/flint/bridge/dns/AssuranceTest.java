package dev.flint.bridge.dns;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.dns.DomainDids.Finding;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.TLSARecord;

/** Levels of what a domain and a document say of each other, with and without signatures. */
class AssuranceTest {
    private static final DnsName DOMAIN = DnsName.parse("example.com").orElseThrow();
    private static final byte[] INFO = {1, 2, 3};
    private static final MethodKey KEY = new MethodKey(List.of(INFO), Optional.empty());
    private static final String URI = "_did.example.com. 60 IN URI 1 0 \"did:example:a\"\n";
    private static final String TEXT = "_did.example.com. 60 IN TXT \"did=did:example:a\"\n";
    private static final String TLSA = "_did.example.com. 60 IN TLSA 3 1 0 010203\n";
    private static final String OTHER = "_did.example.com. 60 IN TLSA 3 1 0 040506\n";

    private static Assurance assurance(RecursiveServer server, boolean mutual, Integrity integrity) throws Exception {
        Finding finding = get(new DomainDids(server).find(DOMAIN).toCompletionStage());
        var published = get(new DomainKeys(server).find(DOMAIN).toCompletionStage());
        return Assurance.of(finding, mutual, published, published.match(List.of(KEY)), integrity);
    }

    private static <T> T get(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(30, TimeUnit.SECONDS);
    }

    private static Assurance unsigned(String zone, boolean mutual, Integrity integrity) throws Exception {
        try (var names = PlantedNames.of(zone)) {
            return assurance(RecursiveServer.of("127.0.0.1", names.port(), ""), mutual, integrity);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "false, PROOF, LOW-",
        "true, NONE, LOW",
        "true, UNSUPPORTED, LOW",
        "true, METHOD, MEDIUM+",
        "true, PROOF, MEDIUM+",
        "true, EXPIRED, INSECURE",
        "false, INVALID, INSECURE"
    })
    void level_takesInTheOneBefore(boolean mutual, Integrity integrity, String level) throws Exception {
        var assurance = unsigned(URI + TLSA, mutual, integrity);
        assertThat(assurance.level().text()).isEqualTo(level);
        assertThat(assurance.uri()).isTrue();
        assertThat(assurance.keys()).isEqualTo(KeyMatch.ALL);
        assertThat(assurance.dnssec()).isEqualTo(DnssecVerdict.INSECURE);
    }

    @Test
    void domain_withoutKeys_orWithoutUriRecord_isNotMapped() throws Exception {
        assertThat(unsigned(URI, true, Integrity.PROOF).level().text()).isEqualTo("MEDIUM");
        var text = unsigned(TEXT + TLSA, true, Integrity.PROOF);
        assertThat(text.level().text()).isEqualTo("MEDIUM");
        assertThat(text.uri()).isFalse();
    }

    @Test
    void domain_thatPublishesOtherKeys_contradictsTheDocument() throws Exception {
        assertThat(unsigned(URI + OTHER, true, Integrity.PROOF).level().text()).isEqualTo("INSECURE");
        assertThat(unsigned(URI + OTHER, false, Integrity.NONE).level().text()).isEqualTo("INSECURE");
    }

    @Test
    void signatures_thatLeadToAnAnchor_makeItHigh() throws Exception {
        var zone = new SignedNames(Instant.now());
        try (var names = zone.serve(URI + TLSA)) {
            var assurance = assurance(zone.server(names), true, Integrity.METHOD);
            assertThat(assurance.level().text()).isEqualTo("HIGH");
            assertThat(assurance.dnssec()).isEqualTo(DnssecVerdict.SECURE);
            assertThat(assurance.keys()).isEqualTo(KeyMatch.ALL);
        }
    }

    @Test
    void keys_thatAreNotWhatWasSigned_areBogus() throws Exception {
        var zone = new SignedNames(Instant.now());
        var records = new ArrayList<>(zone.signed(URI + TLSA));
        records.removeIf(record -> record instanceof TLSARecord);
        records.addAll(PlantedNames.records(OTHER));
        try (var names = new PlantedNames(query -> SignedNames.answer(query, records))) {
            var assurance = assurance(zone.server(names), true, Integrity.METHOD);
            assertThat(assurance.level().text()).isEqualTo("INSECURE");
            assertThat(assurance.keys()).isEqualTo(KeyMatch.BOGUS);
            assertThat(assurance.dnssec()).isEqualTo(DnssecVerdict.BOGUS);
        }
    }

    @Test
    void signatures_thatAreOld_areBogus() throws Exception {
        var zone = new SignedNames(Instant.now().minus(Duration.ofDays(30)));
        try (var names = zone.serve(URI + TLSA)) {
            var server = zone.server(names);
            Finding finding = get(new DomainDids(server).find(DOMAIN).toCompletionStage());
            assertThat(finding.verdict()).isEqualTo(DnssecVerdict.BOGUS);
            assertThat(finding.did()).isEmpty();
        }
    }
}
