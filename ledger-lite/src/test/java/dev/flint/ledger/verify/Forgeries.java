package dev.flint.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointSigner;
import dev.flint.ledger.note.CosignerKey;
import dev.flint.ledger.note.NoteSignature;
import dev.flint.ledger.note.SignedNote;
import dev.flint.ledger.proof.HeaderProof;
import dev.flint.ledger.proof.ProofBundle;
import dev.flint.ledger.proof.Statement;
import dev.flint.ledger.proof.TransactionProof;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Bundles of right shape that claim what is not so, and their neighbours that do not. */
record Forgeries(Corpus corpus, SmallLedger ledger) {
    Forgeries(Corpus corpus) {
        this(corpus, corpus.ledger);
    }

    void all() {
        signatures();
        noPoint();
        checkpoints();
        headers();
        states();
        records();
        histories();
        transactions();
    }

    private void signatures() {
        SignedNote note = ledger.checkpoint();
        corpus.both("one cosignature missing", corpus.signed(only(note, 0, 1)), Corpus.client(), "QUORUM");
        corpus.both("no cosignature", corpus.signed(only(note, 0)), Corpus.client(), "QUORUM");
        corpus.both("no log signature", corpus.signed(only(note, 1, 2)), Corpus.client(), "LOG");
        corpus.both("twice by one witness", corpus.signed(only(note, 0, 1, 1)), Corpus.client(), "QUORUM");
        corpus.both("each line twice", corpus.signed(only(note, 0, 0, 1, 1, 2, 2)), Corpus.client(), Corpus.VERIFIED);
        corpus.both(
                "stranger's line",
                corpus.signed(note.with(new NoteSignature("x", 7, new byte[9]))),
                Corpus.client(),
                Corpus.VERIFIED);
        byte[] bad = note.signatures().get(1).signature().clone();
        bad[70] ^= 1;
        NoteSignature first = note.signatures().get(1);
        corpus.both(
                "bad line beside a good one",
                corpus.signed(note.with(new NoteSignature(first.name(), first.keyId(), bad))),
                Corpus.client(),
                "SIGNATURE");
        corpus.both(
                "short line of a witness",
                corpus.signed(note.with(new NoteSignature(first.name(), first.keyId(), new byte[71]))),
                Corpus.client(),
                "SIGNATURE");
        corpus.both(
                "short line of the log",
                corpus.signed(note.with(new NoteSignature(
                        SmallLedger.ORIGIN, SmallLedger.LOG.verifierKey().id(), new byte[63]))),
                Corpus.client(),
                "SIGNATURE");
        corpus.both(
                "negative time of a witness",
                corpus.signed(note.with(new NoteSignature(first.name(), first.keyId(), Corpus.edit(bad, 0, 0x80)))),
                Corpus.client(),
                "SIGNATURE");
        corpus.both(
                "policy of another log",
                corpus.signed(note),
                Corpus.client()
                        .withPolicy(Corpus.policy("both")
                                .replace(
                                        SmallLedger.LOG.verifierKey().text(),
                                        new CheckpointSigner("other.example", SmallLedger.seed(9))
                                                .verifierKey()
                                                .text())),
                "LOG");
        Checkpoint elsewhere = new Checkpoint("other.example", Corpus.BLOCKS, new byte[32]);
        corpus.both(
                "another origin",
                corpus.signed(SmallLedger.LOG.note(elsewhere.text(), SmallLedger.LOG.sign(elsewhere.text()))),
                Corpus.client(),
                "ORIGIN");
    }

    private void noPoint() {
        byte[] noPoint = new byte[32];
        Arrays.fill(noPoint, (byte) 0xff);
        CosignerKey key = new CosignerKey("witness.example/w1", noPoint);
        String policy = Corpus.policy("w1").replace(SmallLedger.WITNESS_1.key().text(), key.text());
        NoteSignature line = new NoteSignature(key.name(), key.id(), new byte[72]);
        SignedNote note = ledger.checkpoint().with(line);
        corpus.both("key that is no point", corpus.signed(note), Corpus.client().withPolicy(policy), "SIGNATURE");
    }

    private void checkpoints() {
        SignedNote note = ledger.checkpoint();
        for (String text : List.of(
                "x",
                "x\n",
                "x\n\n\u2014 a b\n",
                note.text(),
                note.text() + "\n",
                note.format().replace("\u2014 ", "- "),
                note.format().replace("\n19\n", "\n019\n"),
                note.format() + "x",
                note.format() + "\n",
                note.format().replace("\n\n", "\n\t\n\n"),
                note.format().replace("\n\n", "\n\u0001\n\n"),
                "\n" + note.format(),
                note.format().replace(SmallLedger.ORIGIN + "\n", "\n"),
                note.format().replace("witness.example/w1 ", "witness.example/ w1 "),
                note.format().replace("witness.example/w1 ", "witness.example+w1 "),
                note.format().replace("witness.example/w1 ", "witness\u00a0example/w1 "))) {
            HeaderProof header = new HeaderProof(ledger.header(18), 18, List.of(), text);
            corpus.both(
                    "checkpoint " + Integer.toHexString(text.hashCode()),
                    new ProofBundle(ledger.bundle(Corpus.ALICE).statement(), List.of(), header),
                    Corpus.client(),
                    "CHECKPOINT");
        }
    }

    private static SignedNote only(SignedNote note, int... lines) {
        return new SignedNote(
                note.text(),
                Arrays.stream(lines).mapToObj(note.signatures()::get).toList());
    }

    private void headers() {
        HeaderProof proof = ledger.bundle(Corpus.ALICE).header();
        List<byte[]> path = proof.path();
        header("itself", proof.header(), 18, path, Corpus.VERIFIED);
        for (int at : new int[] {0, 4, 5, 13}) {
            header("byte " + at, Corpus.edit(proof.header(), at, 0x7f), 18, path, "HEADER");
        }
        for (int at : new int[] {21, 30, 40, 70, 100, 140, 189}) {
            header("byte " + at, Corpus.edit(proof.header(), at, 0x7f), 18, path, "HEADER_PROOF");
        }
        header("longer", Arrays.copyOf(proof.header(), 191), 18, path, "HEADER");
        header("shorter", Arrays.copyOf(proof.header(), 189), 18, path, "HEADER");
        header("time of 2^63", Corpus.edit(proof.header(), 14, 0x80), 18, path, "HEADER");
        header("at another index", proof.header(), 17, path, "HEADER");
        header("path shorter", proof.header(), 18, path.subList(1, path.size()), "HEADER_PROOF");
        List<byte[]> longer = new ArrayList<>(path);
        longer.add(new byte[32]);
        header("path longer", proof.header(), 18, longer, "HEADER_PROOF");
        SmallLedger ahead = Corpus.ledger("");
        ahead.block();
        header("beyond the log", ahead.header(Corpus.BLOCKS), Corpus.BLOCKS, path, "HEADER_PROOF");
    }

    private void header(String name, byte[] header, long index, List<byte[]> path, String expected) {
        ProofBundle good = ledger.bundle(Corpus.ALICE);
        HeaderProof proof = new HeaderProof(header, index, path, good.header().checkpoint());
        ProofBundle bundle = new ProofBundle(good.statement(), good.transactions(), proof);
        corpus.both("header " + name, bundle, Corpus.client(), expected);
    }

    private void states() {
        Statement alice = ledger.statement(ledger.height(), Corpus.ALICE, 0);
        Statement absent = ledger.statement(ledger.height(), "did:bid:efAbsent0", 0);
        corpus.both(
                "asked for another",
                ledger.bundle(Corpus.ALICE),
                Corpus.client().asks(Corpus.BOB),
                "SUBJECT");
        corpus.both(
                "asked, but about an operation",
                ledger.logged(3, 2),
                Corpus.client().asks(Corpus.ALICE),
                "SUBJECT");
        corpus.both(
                "subject of another chain",
                said(new Statement("ab12", "id", Corpus.ALICE, alice.record(), alice.proof(), List.of())),
                Corpus.client(),
                "CHAIN");
        corpus.both(
                "another identifier",
                said(new Statement("", "id", Corpus.BOB, alice.record(), alice.proof(), List.of())),
                Corpus.client(),
                "STATE_PROOF");
        corpus.both(
                "another namespace",
                said(new Statement("", "node", Corpus.ALICE, alice.record(), alice.proof(), List.of())),
                Corpus.client(),
                "STATE_PROOF");
        corpus.both(
                "proof of another",
                said(new Statement(
                        "",
                        "id",
                        Corpus.ALICE,
                        alice.record(),
                        ledger.statement(ledger.height(), Corpus.BOB, 0).proof(),
                        List.of())),
                Corpus.client(),
                "STATE_PROOF");
        corpus.both("older record", said(ledger.statement(10, Corpus.ALICE, 0)), Corpus.client(), "STATE_PROOF");
        corpus.both(
                "absence by another's absence",
                said(new Statement("", "id", Corpus.ALICE, Optional.empty(), absent.proof(), List.of())),
                Corpus.client(),
                "STATE_PROOF");
        corpus.both("absence by its own leaf", said(Pieces.absentByOwnLeaf(alice)), Corpus.client(), "STATE_PROOF");
        corpus.both(
                "absence by an older block",
                said(ledger.statement(0, Corpus.ALICE, 0)),
                Corpus.client(),
                "STATE_PROOF");
        corpus.both(
                "absence once it was so",
                ledger.bundle(17, Corpus.BOB, 0, List.of()),
                Corpus.client(),
                Corpus.VERIFIED);
    }

    private ProofBundle said(Statement statement) {
        return new ProofBundle(
                Optional.of(statement), List.of(), ledger.bundle(Corpus.ALICE).header());
    }

    private void records() {
        for (BadRecord bad : BadRecord.ALL) {
            corpus.both(
                    "record " + bad.name(),
                    bad.bundle(),
                    Corpus.client().at(SmallLedger.START_MILLIS / 1_000),
                    bad.expected());
        }
        Corpus.Client early = Corpus.client().at(SmallLedger.START_MILLIS / 1_000);
        corpus.both("history committed", BadRecord.after(first -> first), early, Corpus.VERIFIED);
        corpus.both(
                "history of a tombstone",
                BadRecord.after(first -> first.replace("active", "deactivated")),
                early,
                Corpus.VERIFIED);
        corpus.both(
                "history of another, committed",
                BadRecord.after(first -> first.replace("efAlice", "efOther")),
                early,
                "HISTORY");
        corpus.both(
                "history at the same place, committed",
                BadRecord.after(first -> first.replace("\"position\":0", "\"position\":1")),
                early,
                "HISTORY");
        corpus.both(
                "history with a jump, committed",
                BadRecord.after(first -> first.replace("\"seq\":1", "\"prev\":\"" + "0".repeat(64) + "\",\"seq\":2")),
                early,
                "HISTORY");
        corpus.both("history not canonical, committed", BadRecord.after(first -> first + " "), early, "HISTORY");
    }

    private void histories() {
        Statement full = ledger.statement(ledger.height(), Corpus.ALICE, 2);
        String altered = new String(full.history().get(0), UTF_8).replace("\"updated\":1", "\"updated\":2");
        corpus.both(
                "history altered",
                said(withHistory(full, List.of(altered.getBytes(UTF_8)))),
                Corpus.client(),
                "HISTORY");
        corpus.both(
                "history with a gap",
                said(withHistory(full, full.history().subList(1, 2))),
                Corpus.client(),
                "HISTORY");
        corpus.both(
                "history in the wrong order",
                said(withHistory(
                        full, List.of(full.history().get(1), full.history().get(0)))),
                Corpus.client(),
                "HISTORY");
        corpus.both(
                "history past the first",
                said(withHistory(
                        full,
                        List.of(
                                full.history().get(0),
                                full.history().get(1),
                                full.history().get(1)))),
                Corpus.client(),
                "HISTORY");
        corpus.both(
                "history of another",
                said(withHistory(
                        full,
                        List.of(ledger.statement(ledger.height(), Corpus.BOB, 0)
                                .record()
                                .orElseThrow()))),
                Corpus.client(),
                "HISTORY");
        corpus.both(
                "history that is no record",
                said(withHistory(full, List.of("{}".getBytes(UTF_8)))),
                Corpus.client(),
                "HISTORY");
    }

    private static Statement withHistory(Statement said, List<byte[]> history) {
        return new Statement(said.chain(), said.namespace(), said.id(), said.record(), said.proof(), history);
    }

    private void transactions() {
        int height = ledger.height();
        TransactionProof good = ledger.transaction(height, 16);
        Statement alice = ledger.statement(height, Corpus.ALICE, 2);
        HeaderProof header = ledger.bundle(Corpus.ALICE).header();
        corpus.both(
                "operation of another",
                ledger.bundle(height, Corpus.ALICE, 2, List.of(3)),
                Corpus.client(),
                "TRANSACTION");
        corpus.both(
                "operation of a record not shown",
                ledger.bundle(height, Corpus.ALICE, 0, List.of(2)),
                Corpus.client(),
                "TRANSACTION");
        corpus.both(
                "operation twice",
                ledger.bundle(height, Corpus.ALICE, 2, List.of(2, 2)),
                Corpus.client(),
                "TRANSACTION");
        corpus.both(
                "operation beside an absence",
                ledger.bundle(height, "did:bid:efAbsent0", 0, List.of(2)),
                Corpus.client(),
                "TRANSACTION");
        for (TransactionProof bad : List.of(
                new TransactionProof(17, good.leaf(), good.path()),
                new TransactionProof(1_000, good.leaf(), good.path()),
                new TransactionProof(16, "other".getBytes(UTF_8), good.path()),
                new TransactionProof(16, good.leaf(), good.path().subList(0, 2)),
                new TransactionProof(16, good.leaf(), List.of()))) {
            corpus.both(
                    "operation " + bad.position() + " of " + bad.path().size(),
                    new ProofBundle(Optional.of(alice), List.of(bad), header),
                    Corpus.client(),
                    "TRANSACTION");
            corpus.both(
                    "alone, operation " + bad.position() + " of " + bad.path().size(),
                    new ProofBundle(Optional.empty(), List.of(bad), header),
                    Corpus.client(),
                    "TRANSACTION");
        }
        corpus.both("operation of a later block", ledger.logged(height, 40 - 1), Corpus.client(), Corpus.VERIFIED);
        corpus.both(
                "operation that came later",
                new ProofBundle(
                        Optional.empty(),
                        List.of(ledger.transaction(height, 39)),
                        ledger.headerProof(3, ledger.checkpoint())),
                Corpus.client(),
                "TRANSACTION");
    }
}
