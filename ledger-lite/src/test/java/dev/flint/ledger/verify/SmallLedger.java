package dev.flint.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flint.ledger.NaiveLog;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointSigner;
import dev.flint.ledger.note.Cosigner;
import dev.flint.ledger.note.SignedNote;
import dev.flint.ledger.proof.HeaderProof;
import dev.flint.ledger.proof.ProofBundle;
import dev.flint.ledger.proof.Statement;
import dev.flint.ledger.proof.TransactionProof;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A whole ledger in memory, slow and plain: operations, records, blocks, and the bundles about them. */
final class SmallLedger {
    static final String ORIGIN = "ledger.example/main/headers";
    static final CheckpointSigner LOG = new CheckpointSigner(ORIGIN, seed(1));
    static final Cosigner WITNESS_1 = new Cosigner("witness.example/w1", seed(2));
    static final Cosigner WITNESS_2 = new Cosigner("witness.example/w2", seed(3));
    /** Time of the block of height 0; each one after it is five seconds later. */
    static final long START_MILLIS = 1_700_000_000_000L;

    private static final long BLOCK_MILLIS = 5_000;

    private final String chain;
    private final Map<String, List<String>> versions = new TreeMap<>();
    private final List<byte[]> operations = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    /** A block and the state after it. */
    @SuppressWarnings("ArrayRecordComponent")
    record Block(byte[] header, int txSize, Map<String, List<String>> versions) {}

    SmallLedger(String chain) {
        this.chain = chain;
    }

    static byte[] seed(int number) {
        byte[] seed = new byte[32];
        Arrays.fill(seed, (byte) number);
        return seed;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The document as resolved, canonical and without its context. */
    static String document(String id, int version) {
        return "{\"id\":\"" + id + "\",\"version\":" + version + "}";
    }

    /** Appends an operation and the record that follows from it. */
    void put(String id, String state) {
        List<String> known = versions.computeIfAbsent(id, none -> new ArrayList<>());
        byte[] operation = ("{\"op\":" + operations.size() + ",\"id\":\"" + id + "\"}").getBytes(UTF_8);
        int seq = known.size() + 1;
        String prev = seq == 1 ? "" : ",\"prev\":\"" + hex(sha256(known.get(seq - 2))) + '"';
        String doc = state.equals("active") ? ",\"doc\":\"" + hex(sha256("doc " + id + seq)) + '"' : "";
        known.add("{\"did\":\"" + hex(sha256(document(id, seq))) + '"' + doc + ",\"id\":\"" + id + "\",\"position\":"
                + operations.size() + prev + ",\"seq\":" + seq + ",\"st\":\"" + state + "\",\"txId\":\""
                + hex(Merkle.leafHash(operation)) + "\",\"updated\":" + (START_MILLIS + seq) + "}");
        operations.add(operation);
    }

    void block() {
        Map<String, List<String>> after = new TreeMap<>();
        versions.forEach((id, records) -> after.put(id, List.copyOf(records)));
        byte[] code = chain.getBytes(UTF_8);
        byte[] previous = blocks.isEmpty()
                ? new byte[32]
                : Merkle.leafHash(blocks.get(blocks.size() - 1).header());
        ByteBuffer header = ByteBuffer.allocate(190 + code.length);
        header.put("FLH1".getBytes(UTF_8)).put((byte) 1).put((byte) code.length).put(code);
        header.putLong(blocks.size()).putLong(timeMillis(blocks.size())).putLong(operations.size());
        header.put(transactions(operations.size()).root())
                .put(state(after).root())
                .put(previous);
        blocks.add(new Block(header.array(), operations.size(), after));
    }

    int height() {
        return blocks.size() - 1;
    }

    static long timeMillis(int height) {
        return START_MILLIS + height * BLOCK_MILLIS;
    }

    byte[] header(int height) {
        return blocks.get(height).header();
    }

    private NaiveLog transactions(int size) {
        return new NaiveLog(
                operations.subList(0, size).stream().map(Merkle::leafHash).toList());
    }

    private NaiveLog headers() {
        return new NaiveLog(
                blocks.stream().map(block -> Merkle.leafHash(block.header())).toList());
    }

    private NaiveState state(Map<String, List<String>> of) {
        return new NaiveState(of.entrySet().stream()
                .map(entry -> new NaiveState.Leaf(key(chain, entry.getKey()), value(entry.getValue())))
                .toList());
    }

    private static byte[] value(List<String> records) {
        return NaiveState.hash(4, records.get(records.size() - 1).getBytes(UTF_8));
    }

    static byte[] key(String chain, String id) {
        return sha256("flint/key/v1\0" + chain + "\0id\0" + id);
    }

    static byte[] sha256(String text) {
        return Merkle.sha256(text.getBytes(UTF_8));
    }

    /** The head of the headers log, signed, and cosigned at the time of the newest block. */
    SignedNote checkpoint() {
        return checkpoint(timeMillis(height()) / 1_000);
    }

    SignedNote checkpoint(long seconds) {
        Checkpoint head = new Checkpoint(ORIGIN, blocks.size(), headers().root());
        return LOG.note(head.text(), LOG.sign(head.text()))
                .with(WITNESS_1.cosign(head, seconds))
                .with(WITNESS_2.cosign(head, seconds));
    }

    HeaderProof headerProof(int height, SignedNote checkpoint) {
        return new HeaderProof(header(height), height, headers().path(height), checkpoint.format());
    }

    Statement statement(int height, String id, int history) {
        Block block = blocks.get(height);
        List<byte[]> records = new ArrayList<>();
        for (String record : block.versions().getOrDefault(id, List.of())) {
            records.add(0, record.getBytes(UTF_8));
        }
        Optional<byte[]> newest = records.stream().findFirst();
        List<byte[]> older = records.isEmpty() ? List.of() : records.subList(1, Math.min(records.size(), 1 + history));
        return new Statement(chain, "id", id, newest, state(block.versions()).proof(key(chain, id)), older);
    }

    TransactionProof transaction(int height, int position) {
        NaiveLog log = transactions(blocks.get(height).txSize());
        return new TransactionProof(position, operations.get(position), log.path(position));
    }

    /** The answer about an identifier at the newest block. */
    ProofBundle bundle(String id) {
        return bundle(height(), id, 0, List.of());
    }

    ProofBundle bundle(int height, String id, int history, List<Integer> positions) {
        return new ProofBundle(
                Optional.of(statement(height, id, history)),
                positions.stream()
                        .map(position -> transaction(height, position))
                        .toList(),
                headerProof(height, checkpoint()));
    }

    /** A bundle about one operation alone. */
    ProofBundle logged(int height, int position) {
        return new ProofBundle(
                Optional.empty(), List.of(transaction(height, position)), headerProof(height, checkpoint()));
    }
}
