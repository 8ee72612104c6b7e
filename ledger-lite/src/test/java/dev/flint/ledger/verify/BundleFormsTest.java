package dev.flint.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Both forms are read to the same bundle, and a fault is told with its place. */
class BundleFormsTest {
    private static final SmallLedger LEDGER = Corpus.ledger("ab12");
    private static final byte[] BINARY =
            LEDGER.bundle(LEDGER.height(), Corpus.ALICE, 1, List.of(16)).binary();
    private static final String JSON =
            LEDGER.bundle(LEDGER.height(), Corpus.ALICE, 1, List.of(16)).json();

    private static BundleParse.Rejected binary(byte[] bytes) {
        return (BundleParse.Rejected) new BinaryBundle(bytes).read();
    }

    private static BundleParse.Rejected json(String text) {
        JsonReader reader = new JsonReader(text);
        JsonValue value = reader.read();
        assertThat(reader.fault()).isEmpty();
        return (BundleParse.Rejected) new JsonBundle(value).read();
    }

    private static byte[] edit(int at, int value) {
        byte[] edited = BINARY.clone();
        edited[at] = (byte) value;
        return edited;
    }

    @Test
    void read_bothForms_areTheSameBundle() {
        Bundle one = ((BundleParse.Parsed) new BinaryBundle(BINARY).read()).bundle();
        Bundle other = ((BundleParse.Parsed) new JsonBundle(new JsonReader(JSON).read()).read()).bundle();
        Bundle.Said said = one.said().orElseThrow();
        assertThat(said.subject()).isEqualTo(new Bundle.Subject("ab12", "id", Corpus.ALICE));
        assertThat(said.history()).hasSize(1);
        assertThat(one.operations()).hasSize(1);
        assertThat(one).usingRecursiveComparison().isEqualTo(other);
    }

    @Test
    void read_absenceInBothForms_areTheSameBundle() {
        for (int i = 0; i < 20; i++) {
            var bundle = LEDGER.bundle("did:bid:efAbsent" + i);
            BundleParse other = new JsonBundle(new JsonReader(bundle.json()).read()).read();
            assertThat(new BinaryBundle(bundle.binary()).read())
                    .as("absent %d", i)
                    .usingRecursiveComparison()
                    .isEqualTo(other);
        }
    }

    @Test
    void binary_wrongMagic_isAFaultAtTheBeginning() {
        assertThat(binary(edit(3, '2'))).isEqualTo(new BundleParse.Rejected("does not begin with FLP1", 0));
        assertThat(binary(new byte[0])).isEqualTo(new BundleParse.Rejected("FLP1 ends early", 0));
    }

    @Test
    void binary_lengthBeyondTheEnd_isAFaultWhereTheContentBegins() {
        assertThat(binary(edit(6, 0x7f))).isEqualTo(new BundleParse.Rejected("section 1 ends early", 9));
    }

    @Test
    void binary_typeTwice_isAFaultAtTheSecond() {
        int second = 4 + 5 + Pieces.of(BINARY).section(1).length;
        assertThat(binary(edit(second, 1))).isEqualTo(new BundleParse.Rejected("section of type 1 after 1", second));
    }

    @Test
    void binary_partMissing_isAFaultAtTheEnd() {
        byte[] bundle = Pieces.of(BINARY).without(6).bytes();
        assertThat(binary(bundle))
                .isEqualTo(new BundleParse.Rejected("header, header proof and checkpoint are needed", bundle.length));
    }

    @Test
    void binary_faultsWithinSections_areAtTheirByte() {
        int content = 4 + 5; // of section 1
        assertThat(binary(edit(content, 0xff))).isEqualTo(new BundleParse.Rejected("chain ends early", content + 1));
        assertThat(binary(edit(content + 8, 0xff)).at()).isEqualTo(content + 8);
        assertThat(binary(edit(content + 2, ' ')).text()).isEqualTo("chain or namespace is not visible ASCII");
        int proof = content
                + Pieces.of(BINARY).section(1).length
                + 5
                + Pieces.of(BINARY).section(2).length
                + 5;
        assertThat(binary(edit(proof, 0x7f)))
                .isEqualTo(new BundleParse.Rejected("depth " + (0x7f00 + BINARY[proof + 1]), proof));
    }

    @Test
    void binary_everyBeginning_isAFaultWithinIt() {
        for (int length = 0; length < BINARY.length; length++) {
            assertThat(binary(Arrays.copyOf(BINARY, length)).at())
                    .as("%d bytes", length)
                    .isBetween(0L, (long) length);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"headerIndex\":18|\"headerIndex\":1.5|headerIndex is no integer from 0 to 2^53 - 1|1.5",
                "\"namespace\":\"id\"|\"namespace\":[2]|namespace is no string|[2]",
                "\"type\":\"inclusion\"|\"type\":\"what\"|unknown terminal|{\"type\":\"what\"",
                "\"depth\":|\"more\":7,\"depth\":|unknown member more|7,\"depth\"",
                "\"position\":16|\"position\":-16|position is no integer from 0 to 2^53 - 1|-16",
                "\"transactions\":[|\"transactions\":[5,|not an object|5,"
            })
    void json_fault_isAtItsCharacter(String from, String to, String text, String place) {
        String changed = JSON.replace(from, to);
        assertThat(json(changed)).isEqualTo(new BundleParse.Rejected(text, changed.indexOf(place)));
    }

    @Test
    void json_wholeObjectAtFault_isAtItsBeginning() {
        assertThat(json("  {}")).isEqualTo(new BundleParse.Rejected("no member format", 2));
        assertThat(json("[]")).isEqualTo(new BundleParse.Rejected("not an object", 0));
        assertThat(json("{\"format\":\"flint-proof/1\"}").text())
                .isEqualTo("header, header proof and checkpoint are needed");
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "subject and state proof stand together, 1 6 7 8",
                "subject and state proof stand together, 3 6 7 8",
                "a record or a history without a subject, 2 5 6 7 8",
                "a record or a history without a subject, 4 5 6 7 8",
                "a history without a record, 1 3 4 6 7 8",
                "neither a subject nor an operation, 6 7 8",
                "'header, header proof and checkpoint are needed', 1 2 3 6 7",
                "'', 1 3 6 7 8",
                "'', 1 2 3 6 7 8",
                "'', 1 2 3 4 5 6 7 8",
                "'', 5 6 7 8"
            })
    void faultIn_parts_isWhatTheyLack(String fault, String parts) {
        var there =
                Arrays.stream(parts.strip().split(" ")).map(Integer::valueOf).collect(Collectors.toSet());
        assertThat(Sections.faultIn(there)).isEqualTo(fault);
    }

    @Test
    void header_everyByteTooFewOrTooMany_isNone() {
        byte[] header = LEDGER.header(3);
        Header read = Header.parse(header).orElseThrow();
        assertThat(read.chain()).isEqualTo("ab12");
        assertThat(read.height()).isEqualTo(3);
        assertThat(read.timeMillis()).isEqualTo(SmallLedger.timeMillis(3));
        for (int length = 0; length < header.length + 3; length++) {
            assertThat(Header.parse(Arrays.copyOf(header, length)).isPresent())
                    .as("%d bytes", length)
                    .isEqualTo(length == header.length);
        }
        for (int at : new int[] {0, 3, 4, 5, 6, 10, 18, 26}) {
            byte[] changed = header.clone();
            changed[at] = (byte) 0x80;
            assertThat(Header.parse(changed)).as("byte %d", at).isEmpty();
        }
    }

    @Test
    void record_everyBeginning_isNone() {
        String text = new String(LEDGER.statement(18, Corpus.ALICE, 0).record().orElseThrow(), UTF_8);
        KeyRecord record = KeyRecord.parse(text).orElseThrow();
        assertThat(record.id()).isEqualTo(Corpus.ALICE);
        assertThat(record.seq()).isEqualTo(3);
        assertThat(record.position()).isEqualTo(30);
        assertThat(record.active()).isTrue();
        assertThat(record.prev()).isPresent();
        assertThat(record.did()).contains(Hex.sha256(SmallLedger.document(Corpus.ALICE, 3)));
        for (int length = 0; length < text.length(); length++) {
            assertThat(KeyRecord.parse(text.substring(0, length)))
                    .as("%d characters", length)
                    .isEmpty();
        }
    }
}
