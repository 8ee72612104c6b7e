package dev.flint.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.SignedNote;
import dev.flint.ledger.proof.HeaderProof;
import dev.flint.ledger.proof.ProofBundle;
import dev.flint.ledger.proof.Statement;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Records that a ledger committed to and that are none, or that are strange and yet are. */
enum BadRecord {
    NONE("VERIFIED", json -> json),
    EXPIRY_ADDED("VERIFIED", json -> json.replace(",\"id\"", ",\"exp\":5,\"id\"")),
    NO_DOCUMENT_HASH("VERIFIED", json -> json.replaceFirst("\"did\":\"[^\"]*\",", "")),
    OF_ANOTHER("RECORD", json -> json.replace("efAlice", "efOther")),
    SPACE("RECORD", json -> json.replace("{", "{ ")),
    ESCAPED("RECORD", json -> json.replace("efAlice", "ef\\u0041lice")),
    UNSORTED("RECORD", json -> json.replaceFirst("(\"did\":\"[^\"]*\"),(\"doc\":\"[^\"]*\")", "$2,$1")),
    NO_OBJECT("RECORD", json -> "[]"),
    NO_JSON("RECORD", json -> "record"),
    NO_ID("RECORD", json -> json.replaceFirst("\"id\":\"[^\"]*\",", "")),
    NO_SEQ("RECORD", json -> json.replace("\"seq\":1,", "")),
    SEQ_ZERO("RECORD", json -> json.replace("\"seq\":1", "\"seq\":0")),
    SEQ_TWO_WITHOUT_PREVIOUS("RECORD", json -> json.replace("\"seq\":1", "\"seq\":2")),
    SEQ_FRACTION("RECORD", json -> json.replace("\"seq\":1", "\"seq\":1.0")),
    FIRST_WITH_PREVIOUS("RECORD", json -> json.replace("\"seq\"", "\"prev\":\"" + "0".repeat(64) + "\",\"seq\"")),
    PREVIOUS_SHORT("RECORD", json -> json.replace("\"seq\":1", "\"prev\":\"00\",\"seq\":2")),
    NO_POSITION("RECORD", json -> json.replaceFirst("\"position\":[0-9]*,", "")),
    POSITION_BEYOND("RECORD", json -> json.replaceFirst("\"position\":[0-9]*", "\"position\":1")),
    POSITION_NEGATIVE("RECORD", json -> json.replaceFirst("\"position\":[0-9]*", "\"position\":-1")),
    STATE_UNKNOWN("RECORD", json -> json.replace("\"active\"", "\"asleep\"")),
    TXID_UPPER_CASE("RECORD", json -> json.replaceFirst("\"txId\":\".", "\"txId\":\"F")),
    DID_SHORT("RECORD", json -> json.replaceFirst("\"did\":\".", "\"did\":\"")),
    NO_UPDATED("RECORD", json -> json.replaceFirst(",\"updated\":[0-9]*", ""));

    final String expected;
    private final UnaryOperator<String> edit;

    BadRecord(String expected, UnaryOperator<String> edit) {
        this.expected = expected;
        this.edit = edit;
    }

    /** A bundle of a ledger of one block whose state is this record alone: proved, signed and cosigned. */
    ProofBundle bundle() {
        SmallLedger ledger = new SmallLedger("");
        ledger.put(Corpus.ALICE, "active");
        ledger.block();
        Statement good = ledger.statement(0, Corpus.ALICE, 0);
        byte[] record =
                edit.apply(new String(good.record().orElseThrow(), UTF_8)).getBytes(UTF_8);
        byte[] root = NaiveState.hash(2, SmallLedger.key("", Corpus.ALICE), NaiveState.hash(4, record));
        byte[] header = ByteBuffer.wrap(ledger.header(0)).position(62).put(root).array();
        Checkpoint head = new Checkpoint(SmallLedger.ORIGIN, 1, Merkle.leafHash(header));
        long seconds = SmallLedger.START_MILLIS / 1_000;
        SignedNote note = SmallLedger.LOG
                .note(head.text(), SmallLedger.LOG.sign(head.text()))
                .with(SmallLedger.WITNESS_1.cosign(head, seconds))
                .with(SmallLedger.WITNESS_2.cosign(head, seconds));
        return new ProofBundle(
                Optional.of(new Statement("", "id", Corpus.ALICE, Optional.of(record), good.proof(), List.of())),
                List.of(),
                new HeaderProof(header, 0, List.of(), note.format()));
    }
}
