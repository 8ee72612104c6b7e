package dev.flint.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.SignedNote;
import dev.flint.ledger.proof.HeaderProof;
import dev.flint.ledger.proof.ProofBundle;
import dev.flint.ledger.proof.StateProof;
import dev.flint.ledger.proof.Statement;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Records that a ledger committed to and that are none, or that are strange and yet are. */
record BadRecord(String name, String expected, UnaryOperator<String> edit) {
    static final List<BadRecord> ALL = List.of(
            new BadRecord("none", "VERIFIED", json -> json),
            new BadRecord("expiry added", "VERIFIED", json -> json.replace(",\"id\"", ",\"exp\":5,\"id\"")),
            new BadRecord("no document hash", "VERIFIED", json -> json.replaceFirst("\"did\":\"[^\"]*\",", "")),
            new BadRecord("of another", "RECORD", json -> json.replace("efAlice", "efOther")),
            new BadRecord("space", "RECORD", json -> json.replace("{", "{ ")),
            new BadRecord("escaped", "RECORD", json -> json.replace("efAlice", "ef\\u0041lice")),
            new BadRecord(
                    "unsorted",
                    "RECORD",
                    json -> json.replaceFirst("(\"did\":\"[^\"]*\"),(\"doc\":\"[^\"]*\")", "$2,$1")),
            new BadRecord("no object", "RECORD", json -> "[]"),
            new BadRecord("no json", "RECORD", json -> "record"),
            new BadRecord("no id", "RECORD", json -> json.replaceFirst("\"id\":\"[^\"]*\",", "")),
            new BadRecord("no seq", "RECORD", json -> json.replace("\"seq\":1,", "")),
            new BadRecord("seq zero", "RECORD", json -> json.replace("\"seq\":1", "\"seq\":0")),
            new BadRecord("seq two without previous", "RECORD", json -> json.replace("\"seq\":1", "\"seq\":2")),
            new BadRecord("seq fraction", "RECORD", json -> json.replace("\"seq\":1", "\"seq\":1.0")),
            new BadRecord(
                    "first with previous",
                    "RECORD",
                    json -> json.replace("\"seq\"", "\"prev\":\"" + "0".repeat(64) + "\",\"seq\"")),
            new BadRecord("previous short", "RECORD", json -> json.replace("\"seq\":1", "\"prev\":\"00\",\"seq\":2")),
            new BadRecord("no position", "RECORD", json -> json.replaceFirst("\"position\":[0-9]*,", "")),
            new BadRecord(
                    "position beyond", "RECORD", json -> json.replaceFirst("\"position\":[0-9]*", "\"position\":1")),
            new BadRecord(
                    "position negative", "RECORD", json -> json.replaceFirst("\"position\":[0-9]*", "\"position\":-1")),
            new BadRecord("state unknown", "RECORD", json -> json.replace("\"active\"", "\"asleep\"")),
            new BadRecord("txid upper case", "RECORD", json -> json.replaceFirst("\"txId\":\".", "\"txId\":\"F")),
            new BadRecord("did short", "RECORD", json -> json.replaceFirst("\"did\":\".", "\"did\":\"")),
            new BadRecord("no updated", "RECORD", json -> json.replaceFirst(",\"updated\":[0-9]*", "")));

    /** A bundle of a ledger whose state is this record alone. */
    ProofBundle bundle() {
        SmallLedger ledger = new SmallLedger("");
        ledger.put(Corpus.ALICE, "active");
        ledger.block();
        String good = new String(ledger.statement(0, Corpus.ALICE, 0).record().orElseThrow(), UTF_8);
        return committed(ledger, edit.apply(good), List.of());
    }

    /** A second version after a first one that is altered before the second commits to it. */
    static ProofBundle after(UnaryOperator<String> edit) {
        SmallLedger ledger = new SmallLedger("");
        ledger.put(Corpus.ALICE, "active");
        ledger.put(Corpus.ALICE, "active");
        ledger.block();
        Statement good = ledger.statement(0, Corpus.ALICE, 1);
        String first = new String(good.history().get(0), UTF_8);
        String second = new String(good.record().orElseThrow(), UTF_8);
        String altered = edit.apply(first);
        String follows = second.replace(Hex.sha256(first), Hex.sha256(altered));
        return committed(ledger, follows, List.of(altered.getBytes(UTF_8)));
    }

    /** The ledger's only block, but for its state, which is one record: proved, signed and cosigned. */
    private static ProofBundle committed(SmallLedger ledger, String text, List<byte[]> history) {
        byte[] record = text.getBytes(UTF_8);
        byte[] root = NaiveState.hash(2, SmallLedger.key("", Corpus.ALICE), NaiveState.hash(4, record));
        byte[] header = ByteBuffer.wrap(ledger.header(0)).position(62).put(root).array();
        Checkpoint head = new Checkpoint(SmallLedger.ORIGIN, 1, Merkle.leafHash(header));
        long seconds = SmallLedger.START_MILLIS / 1_000;
        SignedNote note = SmallLedger.LOG
                .note(head.text(), SmallLedger.LOG.sign(head.text()))
                .with(SmallLedger.WITNESS_1.cosign(head, seconds))
                .with(SmallLedger.WITNESS_2.cosign(head, seconds));
        StateProof way = StateProof.of(List.of(), new StateProof.Inclusion());
        return new ProofBundle(
                Optional.of(new Statement("", "id", Corpus.ALICE, Optional.of(record), way, history)),
                List.of(),
                new HeaderProof(header, 0, List.of(), note.format()));
    }
}
