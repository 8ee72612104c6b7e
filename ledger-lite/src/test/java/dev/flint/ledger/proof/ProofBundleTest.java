package dev.flint.ledger.proof;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointSigner;
import dev.flint.ledger.note.Cosigner;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ProofBundleTest {
    private static final byte[] HASH = Merkle.sha256(new byte[0]);
    private static final StateProof EMPTY = StateProof.of(List.of(), new StateProof.Empty());
    private static final StateProof INCLUDED = StateProof.of(List.of(), new StateProof.Inclusion());
    private static final HeaderProof HEADER = new HeaderProof(new byte[] {9, 8}, 3, List.of(HASH), "note\n");

    private static Statement absent(StateProof proof) {
        return new Statement("c", "id", "x", Optional.empty(), proof, List.of());
    }

    private static Statement said(String record, String... history) {
        List<byte[]> older = new ArrayList<>();
        for (String text : history) {
            older.add(text.getBytes(UTF_8));
        }
        return new Statement("c", "id", "x", Optional.of(record.getBytes(UTF_8)), INCLUDED, older);
    }

    private static String hex(ProofBundle bundle) {
        return HexFormat.of().formatHex(bundle.binary());
    }

    @Test
    void binary_absence_isItsSections() {
        String hash = HexFormat.of().formatHex(HASH);
        assertThat(hex(new ProofBundle(Optional.of(absent(EMPTY)), List.of(), HEADER)))
                .isEqualTo("464c5031" + "01" + "00000006" + "0163" + "026964" + "78" + "03" + "00000003" + "000003"
                        + "06" + "00000002" + "0908" + "07" + "00000029" + "0000000000000003" + "01" + hash
                        + "08" + "00000005" + "6e6f74650a");
    }

    @Test
    void binary_recordHistoryAndOperation_areItsSections() {
        TransactionProof operation = new TransactionProof(258, new byte[] {5}, List.of());
        assertThat(hex(new ProofBundle(Optional.of(said("r", "q", "pp")), List.of(operation), HEADER)))
                .contains("02" + "00000001" + "72" + "03" + "00000003" + "000001")
                .contains("04" + "0000000b" + "00000001" + "71" + "00000002" + "7070")
                .contains("05" + "0000000e" + "0000000000000102" + "00000001" + "05" + "00" + "06");
    }

    @Test
    void stateProof_siblings_areMarkedFromTheRoot() {
        List<byte[]> siblings = new ArrayList<>(Collections.nCopies(10, new byte[32]));
        siblings.set(0, HASH);
        siblings.set(9, HASH);
        StateProof proof = StateProof.of(siblings, new StateProof.OtherLeaf(HASH, HASH));
        assertThat(proof.depth()).isEqualTo(10);
        assertThat(proof.bitmap()).containsExactly(0x80, 0x40);
        assertThat(proof.siblings()).hasSize(2);
        String hash = HexFormat.of().formatHex(HASH);
        assertThat(hex(new ProofBundle(Optional.of(absent(proof)), List.of(), HEADER)))
                .contains("03" + "00000085" + "000a" + "8040" + hash + hash + "02" + hash + hash);
    }

    @Test
    void json_everyPart_isReadByAnotherReader() throws Exception {
        String record = "{\"a\":\"\\n\u0001 \u00e9 \ud83d\ude00\"}\n\u001f\"\\";
        TransactionProof operation = new TransactionProof(7, new byte[] {1, 2}, List.of(HASH));
        ProofBundle bundle = new ProofBundle(Optional.of(said(record, "q")), List.of(operation), HEADER);
        JsonNode json = new ObjectMapper().readTree(bundle.json());
        assertThat(json.fieldNames())
                .toIterable()
                .containsExactly(
                        "format",
                        "chain",
                        "namespace",
                        "id",
                        "record",
                        "stateProof",
                        "history",
                        "transactions",
                        "header",
                        "headerIndex",
                        "headerPath",
                        "checkpoint");
        assertThat(json.get("record").asText()).isEqualTo(record);
        assertThat(json.get("history").get(0).asText()).isEqualTo("q");
        assertThat(json.get("transactions").get(0).get("leaf").binaryValue()).containsExactly(1, 2);
        assertThat(json.get("transactions").get(0).get("path").get(0).binaryValue())
                .isEqualTo(HASH);
        assertThat(json.get("headerIndex").asInt()).isEqualTo(3);
        assertThat(json.get("checkpoint").asText()).isEqualTo("note\n");
        assertThat(json.get("stateProof").toString())
                .isEqualTo("{\"depth\":0,\"bitmap\":\"\",\"siblings\":[],\"terminal\":{\"type\":\"inclusion\"}}");
    }

    @Test
    void json_absenceAndOperationAlone_leaveOutWhatIsNotThere() throws Exception {
        StateProof other = StateProof.of(List.of(HASH), new StateProof.OtherLeaf(HASH, HASH));
        JsonNode absent =
                new ObjectMapper().readTree(new ProofBundle(Optional.of(absent(other)), List.of(), HEADER).json());
        assertThat(absent.has("record") || absent.has("history") || absent.has("transactions"))
                .isFalse();
        assertThat(absent.get("stateProof").get("terminal").get("key").asText())
                .isEqualTo(HexFormat.of().formatHex(HASH));
        TransactionProof operation = new TransactionProof(7, new byte[] {1, 2}, List.of());
        JsonNode alone =
                new ObjectMapper().readTree(new ProofBundle(Optional.empty(), List.of(operation), HEADER).json());
        assertThat(alone.has("id") || alone.has("chain") || alone.has("stateProof"))
                .isFalse();
    }

    @Test
    void binary_millionIdentifiersAndBlocks_isAtMostTwoKilobytes() {
        String hash = HexFormat.of().formatHex(HASH);
        String id = "did:bid:efnVUgqQFfYeu97ABf6sGm3WFtVXHZB2";
        String record =
                "{\"ctl\":[\"" + id + "#key-1\"],\"did\":\"" + hash + "\",\"doc\":\"" + hash + "\",\"id\":\"" + id
                        + "\",\"position\":999999,\"seq\":1,\"st\":\"active\",\"txId\":\"" + hash
                        + "\",\"updated\":1700000000000}";
        Checkpoint head = new Checkpoint("ledger.example/main/headers", 1 << 20, HASH);
        CheckpointSigner log = new CheckpointSigner("ledger.example/main/headers", new byte[32]);
        String note = log.note(head.text(), log.sign(head.text()))
                .with(new Cosigner("witness.example/w1", new byte[32]).cosign(head, 1_700_000_000))
                .format();
        // Of a million keys a way has 20 siblings; the newest header's path is half the height of the log.
        StateProof way = StateProof.of(Collections.nCopies(20, HASH), new StateProof.Inclusion());
        Statement said = new Statement("", "id", id, Optional.of(record.getBytes(UTF_8)), way, List.of());
        HeaderProof header = new HeaderProof(new byte[190], (1 << 20) - 1, Collections.nCopies(10, HASH), note);
        assertThat(new ProofBundle(Optional.of(said), List.of(), header).binary().length)
                .isBetween(1_700, 2_048);
    }

    @Test
    void constructors_whatDoesNotFit_isABug() {
        List<byte[]> shortHash = List.of(new byte[31]);
        List<byte[]> longPath = Collections.nCopies(64, HASH);
        List<Runnable> bugs = List.of(
                () -> new StateProof(1, new byte[] {0}, List.of(HASH), new StateProof.Empty()),
                () -> new StateProof(1, new byte[] {(byte) 0x80}, List.of(), new StateProof.Empty()),
                () -> new StateProof(1, new byte[] {0x40}, List.of(HASH), new StateProof.Empty()),
                () -> new StateProof(1, new byte[0], List.of(), new StateProof.Empty()),
                () -> new StateProof(257, new byte[33], List.of(), new StateProof.Empty()),
                () -> new StateProof(1, new byte[] {(byte) 0x80}, shortHash, new StateProof.Empty()),
                () -> new StateProof.OtherLeaf(HASH, new byte[31]),
                () -> new TransactionProof(-1, new byte[1], List.of()),
                () -> new TransactionProof(0, new byte[0], List.of()),
                () -> new TransactionProof(0, new byte[65_536], List.of()),
                () -> new TransactionProof(0, new byte[1], shortHash),
                () -> new TransactionProof(0, new byte[1], longPath),
                () -> new HeaderProof(new byte[0], 0, List.of(), "x"),
                () -> new HeaderProof(new byte[1], -1, List.of(), "x"),
                () -> new HeaderProof(new byte[1], 0, List.of(), ""),
                () -> new HeaderProof(new byte[1], 0, longPath, "x"),
                () -> new Statement("", "id", "", Optional.empty(), EMPTY, List.of()),
                () -> new Statement("", "id", "x", Optional.of(HASH), EMPTY, List.of()),
                () -> new Statement("", "id", "x", Optional.empty(), INCLUDED, List.of()),
                () -> new Statement("", "id", "x", Optional.empty(), EMPTY, List.of(HASH)),
                () -> new ProofBundle(Optional.empty(), List.of(), HEADER));
        for (int i = 0; i < bugs.size(); i++) {
            assertThatThrownBy(bugs.get(i)::run).as("%d", i).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
