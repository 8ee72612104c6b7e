package dev.flint.bridge.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.xbill.DNS.DClass;
import org.xbill.DNS.ExtendedErrorCodeOption;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

/** Which DID a domain names, asked of a name server on loopback. */
class DomainDidsTest {
    private static final DnsName DOMAIN = DnsName.parse("example.com").orElseThrow();
    private static final int MUTATIONS = 2_000;

    private static DomainDids.Finding find(PlantedNames names) throws Exception {
        var server = RecursiveServer.of("127.0.0.1", names.port(), "");
        return new DomainDids(server)
                .find(DOMAIN)
                .toCompletionStage()
                .toCompletableFuture()
                .get(30, TimeUnit.SECONDS);
    }

    private static DomainDids.Finding find(String zone) throws Exception {
        try (var names = PlantedNames.of(zone)) {
            return find(names);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'_did.example.com. 60 IN URI 1 0 \"did:example:a\"', _did.example.com URI",
        "'_did.example.com. 60 IN TXT \"did=did:example:a\"', _did.example.com TXT",
        "'_did.example.com. 60 IN TXT \"v=did1;did=did:example:a\"', _did.example.com TXT",
        "'_atproto.example.com. 60 IN TXT \"did=did:example:a\"', _atproto.example.com TXT"
    })
    void did_inOneOfThePlaces_isFound(String record, String source) throws Exception {
        var finding = find(record);
        assertThat(finding.did()).contains("did:example:a");
        assertThat(finding.source()).isEqualTo(source);
        assertThat(finding.verdict()).isEqualTo(DnssecVerdict.INSECURE);
        assertThat(finding.isUri()).isEqualTo(source.endsWith("URI"));
    }

    @Test
    void did_ofSeveralRecords_isTheOneOfTheLowestPriority_thenOfTheGreatestWeight() throws Exception {
        var finding = find("""
                _did.example.com. 60 IN URI 2 9 "did:example:c"
                _did.example.com. 60 IN URI 1 1 "did:example:b"
                _did.example.com. 60 IN URI 1 2 "did:example:a"
                _did.example.com. 60 IN URI 0 0 "https://example.com/"
                """);
        assertThat(finding.did()).contains("did:example:a");
    }

    @Test
    void domain_thatNamesNone_isAskedOnceForEachRecord() throws Exception {
        try (var names = PlantedNames.of("example.com. 60 IN TXT \"did=did:example:a\"")) {
            var finding = find(names);
            assertThat(finding.did()).isEmpty();
            assertThat(finding.verdict()).isEqualTo(DnssecVerdict.INSECURE);
            assertThat(names.asked())
                    .containsExactly("_did.example.com URI", "_did.example.com TXT", "_atproto.example.com TXT");
        }
    }

    @Test
    void text_withoutAnyString_isNoReasonToWait() throws Exception {
        var finding = find("_did.example.com. 60 IN TXT \\# 0");
        assertThat(finding.did()).isEmpty();
        assertThat(finding.source()).isEqualTo("_atproto.example.com TXT");
    }

    @Test
    void flag_ofAServerThatIsNotChecked_isNotBelieved() throws Exception {
        var records = PlantedNames.records("_did.example.com. 60 IN URI 1 0 \"did:example:a\"");
        try (var names = new PlantedNames(query -> {
            var answer = PlantedNames.answer(query, records);
            answer.getHeader().setFlag(Flags.AD);
            return answer.toWire();
        })) {
            assertThat(find(names).verdict()).isEqualTo(DnssecVerdict.INSECURE);
        }
    }

    @ParameterizedTest
    @CsvSource({"6, BOGUS", "9, BOGUS", "22, INDETERMINATE"})
    void failure_isBogus_whenItsCodeIsOneOfSignatures(int code, DnssecVerdict verdict) throws Exception {
        try (var names = new PlantedNames(query -> {
            var answer = PlantedNames.answer(query, List.of());
            answer.getHeader().setRcode(Rcode.SERVFAIL);
            answer.addRecord(
                    new OPTRecord(1_232, 0, 0, 0, List.of(new ExtendedErrorCodeOption(code))), Section.ADDITIONAL);
            return answer.toWire();
        })) {
            assertThat(find(names).verdict()).isEqualTo(verdict);
            assertThat(names.asked()).containsExactly("_did.example.com URI");
        }
    }

    @Test
    void mutations_endWithAFinding_andNoneOfThemStopsTheNextOne() throws Exception {
        var records = PlantedNames.records("""
                _did.example.com. 60 IN URI 1 0 "did:example:a"
                _did.example.com. 60 IN TXT "did=did:example:a" "more"
                """);
        var random = new SplittableRandom(7);
        try (var names = new PlantedNames(query -> mutated(query, records, random))) {
            var server = RecursiveServer.of("127.0.0.1", names.port(), "");
            for (int i = 0; i < MUTATIONS; i++) {
                var told = server.ask("_did.example.com", i % 2 == 0 ? Type.URI : Type.TXT)
                        .toCompletionStage()
                        .toCompletableFuture()
                        .get(30, TimeUnit.SECONDS);
                assertThat(DomainRecords.targets(told.records())).hasSizeLessThan(2);
                assertThat(DomainRecords.texts(told.records(), List.of("did=")))
                        .allSatisfy(text -> assertThat(text.getBytes(StandardCharsets.UTF_8))
                                .hasSizeLessThanOrEqualTo(2 * 255));
            }
        }
    }

    /** The id stays, or nobody would wait for it. */
    private static byte[] mutated(Message query, List<Record> records, SplittableRandom random) {
        byte[] octets = PlantedNames.answer(query, records).toWire();
        for (int i = 0; i <= random.nextInt(4); i++) {
            octets[12 + random.nextInt(octets.length - 12)] = (byte) random.nextInt(256);
        }
        // What does not parse is dropped by the library, which then waits: here it is answered as a failure.
        try {
            var parsed = new Message(octets);
            var question = parsed.getQuestion();
            return question != null
                            && question.equals(query.getQuestion())
                            && parsed.getHeader().getCount(Section.QUESTION) == 1
                    ? octets
                    : failure(query);
        } catch (IOException | RuntimeException unreadable) {
            return failure(query);
        }
    }

    private static byte[] failure(Message query) {
        var answer = new Message(query.getHeader().getID());
        answer.getHeader().setFlag(Flags.QR);
        answer.getHeader().setRcode(Rcode.SERVFAIL);
        answer.addRecord(
                Record.newRecord(
                        query.getQuestion().getName(), query.getQuestion().getType(), DClass.IN),
                Section.QUESTION);
        return answer.toWire();
    }
}
