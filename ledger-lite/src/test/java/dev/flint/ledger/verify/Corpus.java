package dev.flint.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flint.ledger.note.SignedNote;
import dev.flint.ledger.proof.ProofBundle;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Bundles good and bad, each with what a client holds against it and the verdict it must come to. */
final class Corpus {
    static final String ALICE = "did:bid:efAlice";
    static final String BOB = "did:bid:efBob";
    static final String GONE = "did:bid:efGone";
    static final String VERIFIED = "VERIFIED";
    static final int BLOCKS = 19;

    final SmallLedger ledger = ledger("");
    private final List<Case> cases = new ArrayList<>();

    /**
     * One case.
     *
     * @param expected a kind of refusal, or VERIFIED
     */
    @SuppressWarnings("ArrayRecordComponent")
    record Case(String name, byte[] bundle, Client client, String expected) {}

    /** What a client holds against a bundle. */
    record Client(String policy, long nowSeconds, long maxAgeSeconds, long sizeSeen, Optional<String> id) {
        Client withPolicy(String other) {
            return new Client(other, nowSeconds, maxAgeSeconds, sizeSeen, id);
        }

        Client at(long seconds) {
            return new Client(policy, seconds, maxAgeSeconds, sizeSeen, id);
        }

        Client withMaxAge(long seconds) {
            return new Client(policy, nowSeconds, seconds, sizeSeen, id);
        }

        Client seen(long size) {
            return new Client(policy, nowSeconds, maxAgeSeconds, size, id);
        }

        Client asks(String asked) {
            return new Client(policy, nowSeconds, maxAgeSeconds, sizeSeen, Optional.of(asked));
        }
    }

    /** Nineteen blocks: three identifiers that change or go, and three dozen that fill the tree. */
    static SmallLedger ledger(String chain) {
        SmallLedger ledger = new SmallLedger(chain);
        ledger.block();
        for (int i = 1; i < BLOCKS; i++) {
            ledger.put("did:bid:efFill" + i, "active");
            ledger.put("did:bid:efMore" + i, "active");
            if (i % 6 == 1) {
                ledger.put(ALICE, "active");
            }
            if (i == 3 || i == 9) {
                ledger.put(GONE, i == 3 ? "active" : "deactivated");
            }
            if (i == BLOCKS - 1) {
                ledger.put(BOB, "active");
            }
            ledger.block();
        }
        return ledger;
    }

    static String policy(String quorum) {
        return "# whom we rely on\nlog " + SmallLedger.LOG.verifierKey().text() + "\nwitness w1 "
                + SmallLedger.WITNESS_1.key().text() + "\nwitness w2 "
                + SmallLedger.WITNESS_2.key().text() + "\ngroup both all w1 w2\nquorum " + quorum + "\n";
    }

    static Client client() {
        return new Client(policy("both"), SmallLedger.timeMillis(BLOCKS - 1) / 1_000 + 30, 60, 0, Optional.empty());
    }

    static List<Case> all() {
        Corpus corpus = new Corpus();
        corpus.good();
        corpus.formats();
        corpus.json();
        new Forgeries(corpus).all();
        corpus.times();
        corpus.results();
        return corpus.cases;
    }

    private void add(String name, byte[] bundle, Client client, String expected) {
        cases.add(new Case(name, bundle, client, expected));
    }

    void both(String name, ProofBundle bundle, Client client, String expected) {
        add(name + ", binary", bundle.binary(), client, expected);
        add(name + ", JSON", bundle.json().getBytes(UTF_8), client, expected);
    }

    private void good() {
        both("inclusion", ledger.bundle(ALICE), client().asks(ALICE), VERIFIED);
        both("tombstone", ledger.bundle(GONE), client().asks(GONE), VERIFIED);
        both("history", ledger.bundle(ledger.height(), ALICE, 2, List.of()), client(), VERIFIED);
        both("part of the history", ledger.bundle(ledger.height(), ALICE, 1, List.of()), client(), VERIFIED);
        both("operations of records", ledger.bundle(ledger.height(), ALICE, 2, List.of(2, 16)), client(), VERIFIED);
        both("operation alone", ledger.logged(ledger.height(), 7), client(), VERIFIED);
        both("older block", ledger.bundle(10, ALICE, 1, List.of(2)), client(), VERIFIED);
        both("quorum none", ledger.bundle(ALICE), client().withPolicy(policy("none")), VERIFIED);
        both("quorum of one", ledger.bundle(ALICE), client().withPolicy(policy("w2")), VERIFIED);
        for (int i = 0; i < 60; i++) {
            String id = "did:bid:efAbsent" + i;
            both("absence " + i, ledger.bundle(id), client().asks(id), VERIFIED);
        }
        for (int i = 1; i < BLOCKS; i++) {
            both("each header " + i, ledger.bundle(i, "did:bid:efFill" + i, 0, List.of()), client(), VERIFIED);
        }
        both("absence in the empty state", ledger.bundle(0, ALICE, 0, List.of()), client(), VERIFIED);
        SmallLedger one = new SmallLedger("ab12");
        one.put(ALICE, "active");
        one.block();
        Client early = client().at(SmallLedger.START_MILLIS / 1_000);
        both("only identifier", one.bundle(0, ALICE, 0, List.of(0)), early, VERIFIED);
        both("absence beside the only one", one.bundle(BOB), early, VERIFIED);
    }

    private void formats() {
        byte[] good = ledger.bundle(ledger.height(), ALICE, 2, List.of(16)).binary();
        add("nothing", new byte[0], client(), "FORMAT");
        for (int length = 1; length < good.length; length += 7) {
            add("first " + length + " bytes", Arrays.copyOf(good, length), client(), "FORMAT");
        }
        add("trailing byte", Arrays.copyOf(good, good.length + 1), client(), "FORMAT");
        add("unknown section", Pieces.of(good).with(9, new byte[1]).bytes(), client(), "FORMAT");
        add("section of type 0", Pieces.of(good).with(0, new byte[1]).bytes(), client(), "FORMAT");
        add("too long", Arrays.copyOf(good, (1 << 20) + 1), client(), "TOO_LONG");
        add("section length of 2^31", edit(good, 5, 0x80), client(), "FORMAT");
        for (int type = 1; type <= 8; type++) {
            Pieces pieces = Pieces.of(good);
            String without = type == 4 ? "TRANSACTION" : type == 5 ? VERIFIED : "FORMAT";
            add("without " + type, pieces.without(type).bytes(), client(), without);
            add("twice " + type, pieces.twice(type), client(), "FORMAT");
            add("empty " + type, pieces.with(type, new byte[0]).bytes(), client(), "FORMAT");
            byte[] longer = Arrays.copyOf(pieces.section(type), pieces.section(type).length + 1);
            add("longer " + type, pieces.with(type, longer).bytes(), client(), Pieces.refusalOfLonger(type));
        }
        add("out of order", Pieces.of(good).swapped(6, 7), client(), "FORMAT");
        add("only transactions, two", twoAlone(), client(), "FORMAT");
        add(
                "record not UTF-8",
                Pieces.of(good).with(2, new byte[] {(byte) 0xff}).bytes(),
                client(),
                "FORMAT");
        add("depth 257", Pieces.of(good).with(3, new byte[] {1, 1, 0, 3}).bytes(), client(), "FORMAT");
        add("terminal 4", Pieces.of(good).with(3, new byte[] {0, 0, 4}).bytes(), client(), "FORMAT");
        add("unused bitmap bit", Pieces.of(good).with(3, unusedBit()).bytes(), client(), "FORMAT");
        add("sibling beyond the depth", Pieces.of(good).siblingBeyond(), client(), "FORMAT");
        add("sibling of zeros", Pieces.of(good).with(3, zeroSibling()).bytes(), client(), "FORMAT");
        add(
                "namespace with a space",
                Pieces.of(good).with(1, subject("", "i d")).bytes(),
                client(),
                "FORMAT");
        add("namespace empty", Pieces.of(good).with(1, subject("", "")).bytes(), client(), "FORMAT");
        add("chain with a NUL", Pieces.of(good).with(1, subject("\0", "id")).bytes(), client(), "FORMAT");
        add(
                "header index of 2^63",
                Pieces.of(good).with(7, edit(new byte[9], 0, 0x80)).bytes(),
                client(),
                "FORMAT");
        add("path of 64", Pieces.of(good).with(7, path64()).bytes(), client(), "FORMAT");
    }

    private byte[] twoAlone() {
        Pieces pieces = Pieces.of(ledger.logged(ledger.height(), 7).binary());
        byte[] one = pieces.section(5);
        byte[] two = Arrays.copyOf(one, 2 * one.length);
        System.arraycopy(one, 0, two, one.length, one.length);
        return pieces.with(5, two).bytes();
    }

    private static byte[] unusedBit() {
        return ByteBuffer.allocate(36)
                .put((byte) 0)
                .put((byte) 1)
                .put((byte) 0x40)
                .array();
    }

    private static byte[] zeroSibling() {
        return edit(
                ByteBuffer.allocate(36)
                        .put((byte) 0)
                        .put((byte) 1)
                        .put((byte) 0x80)
                        .array(),
                35,
                1);
    }

    private static byte[] path64() {
        return edit(new byte[9 + 64 * 32], 8, 64);
    }

    private static byte[] subject(String chain, String namespace) {
        byte[] bytes = ("?" + chain + "?" + namespace + ALICE).getBytes(UTF_8);
        bytes[0] = (byte) chain.length();
        bytes[1 + chain.length()] = (byte) namespace.length();
        return bytes;
    }

    static byte[] edit(byte[] bytes, int at, int value) {
        byte[] edited = bytes.clone();
        edited[at] = (byte) value;
        return edited;
    }

    private void json() {
        String good = ledger.bundle(ledger.height(), ALICE, 2, List.of(16)).json();
        String other = ledger.bundle("did:bid:efAbsent0").json();
        for (JsonEdits edit : JsonEdits.ALL) {
            add("JSON " + edit.name(), edit.of(good).getBytes(UTF_8), client(), edit.expected());
        }
        for (int length = 1; length < good.length(); length += 61) {
            add("JSON first " + length, good.substring(0, length).getBytes(UTF_8), client(), "FORMAT");
        }
        add("JSON not UTF-8", edit(good.getBytes(UTF_8), 12, 0xff), client(), "FORMAT");
        add("JSON with white space", (" \n\t\r" + good + "\n ").getBytes(UTF_8), client(), VERIFIED);
        add("JSON with an order mark", ("{\ufeff" + good.substring(1)).getBytes(UTF_8), client(), "FORMAT");
        add("JSON other terminal", other.replace("otherLeaf", "empty").getBytes(UTF_8), client(), "FORMAT");
        byte[] spaces = new byte[(4 << 20) + 1];
        Arrays.fill(spaces, (byte) ' ');
        add("JSON too long", spaces, client(), "TOO_LONG");
    }

    ProofBundle signed(SignedNote checkpoint) {
        ProofBundle good = ledger.bundle(ALICE);
        return new ProofBundle(good.statement(), good.transactions(), ledger.headerProof(ledger.height(), checkpoint));
    }

    private void times() {
        long signed = SmallLedger.timeMillis(ledger.height()) / 1_000;
        ProofBundle good = ledger.bundle(ALICE);
        both("just fresh", good, client().at(signed + 60), VERIFIED);
        both("just stale", good, client().at(signed + 61), "STALE");
        both("stale, but borne", good, client().at(signed + 3_600).withMaxAge(3_600), VERIFIED);
        both("no age borne", good, client().at(signed + 1).withMaxAge(0), "STALE");
        both("a minute ahead", good, client().at(signed - 60), VERIFIED);
        both("more than a minute ahead", good, client().at(signed - 61), "FUTURE");
        both("cosigned again", signed(ledger.checkpoint(signed + 900)), client().at(signed + 960), VERIFIED);
        both("cosigned long ago, new block", signed(ledger.checkpoint(5)), client(), VERIFIED);
        both("cosigned far ahead", signed(ledger.checkpoint(Long.MAX_VALUE)), client(), "FUTURE");
        both("old block, fresh head", ledger.bundle(2, "did:bid:efFill1", 0, List.of()), client(), VERIFIED);
        both("seen as much", good, client().seen(BLOCKS), VERIFIED);
        both("seen more", good, client().seen(BLOCKS + 1), "OLDER_THAN_SEEN");
    }

    private void results() {
        String document =
                "{\"@context\":[\"https://www.w3.org/ns/did/v1\",1.5],\"version\":3,\"id\":\"" + ALICE + "\"}";
        byte[] binary = ledger.bundle(ALICE).binary();
        String proof = Base64.getUrlEncoder().withoutPadding().encodeToString(binary);
        result("result", document, proof, VERIFIED);
        result("result without its document", "null", proof, VERIFIED);
        result("result spelled otherwise", document.replace("version", "\\u0076ersion"), proof, VERIFIED);
        result("result with another document", document.replace(":3", ":2"), proof, "DOCUMENT");
        result("result with more in the document", document.replace(":3", ":3,\"x\":{}"), proof, "DOCUMENT");
        result("result with a fraction", document.replace(":3", ":3.0"), proof, "DOCUMENT");
        result("result with a large number", document.replace(":3", ":9007199254740993"), proof, "DOCUMENT");
        result("result with a text for a document", "\"x\"", proof, "FORMAT");
        result("result with padding", document, proof + "=", "FORMAT");
        result("result with standard base64", document, Base64.getEncoder().encodeToString(binary) + "+", "FORMAT");
        result("result with nothing", document, "", "FORMAT");
        result("result with a shorter bundle", document, proof.substring(0, 800), "FORMAT");
        add("result without a proof", "{\"didResolutionMetadata\":{}}".getBytes(UTF_8), client(), "FORMAT");
        add("result of no object", "{\"didResolutionMetadata\":1}".getBytes(UTF_8), client(), "FORMAT");
        String absent = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ledger.bundle("did:bid:efAbsent1").binary());
        result("result with a document of nobody", document, absent, "DOCUMENT");
        result("result without document and record", "null", absent, VERIFIED);
    }

    private void result(String name, String document, String proof, String expected) {
        String json =
                "{\"didDocument\":" + document + ",\"didResolutionMetadata\":{\"contentType\":\"x\",\"d\":0.25e-3,"
                        + "\"proof\":\"" + proof + "\"},\"didDocumentMetadata\":{}}";
        add(name, json.getBytes(UTF_8), client(), expected);
    }
}
