package dev.flint.ledger.proof;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Everything a client needs to check one answer without asking anyone: what the state says, operations, the block
 * header and the signed head of the headers log. Binary form: ASCII {@code FLP1}, then sections of type (8 bits),
 * length (32 bits, big-endian) and payload, types ascending:
 *
 * <pre>
 *   1 subject       chainLen u8, chain, namespaceLen u8, namespace, id
 *   2 record        bytes
 *   3 state proof   depth u16, bitmap, siblings, terminal u8: 1 inclusion | 2 other leaf: key, value | 3 empty
 *   4 history       length u32, record; …
 *   5 transactions  position u64, leaf length u32, leaf, n u8, n hashes; …
 *   6 header        bytes
 *   7 header proof  index u64, n u8, n hashes
 *   8 checkpoint    text
 * </pre>
 *
 * @param statement empty for a bundle about one operation alone
 * @param transactions operations of the statement's records; exactly one when there is no statement
 * @param header the block that the rest is proved against
 */
public record ProofBundle(Optional<Statement> statement, List<TransactionProof> transactions, HeaderProof header) {
    /** Longest bundle in bytes; a client refuses longer ones. */
    public static final int BYTES_MAX = 1 << 20;

    private static final byte[] MAGIC = {'F', 'L', 'P', '1'};

    public ProofBundle {
        transactions = List.copyOf(transactions);
        if (statement.isEmpty() && transactions.size() != 1) {
            throw new IllegalArgumentException("no statement, and operations: " + transactions.size());
        }
    }

    /** The binary form. The caller sees to it that it is at most {@link #BYTES_MAX} by asking for less history. */
    public byte[] binary() {
        ByteArrayOutputStream out = new ByteArrayOutputStream(2_048);
        out.writeBytes(MAGIC);
        statement.ifPresent(said -> {
            section(out, 1, subject(said));
            said.record().ifPresent(record -> section(out, 2, record));
            section(out, 3, stateProof(said.proof()));
            if (!said.history().isEmpty()) {
                ByteArrayOutputStream older = new ByteArrayOutputStream();
                said.history().forEach(record -> prefixed(older, record));
                section(out, 4, older.toByteArray());
            }
        });
        if (!transactions.isEmpty()) {
            ByteArrayOutputStream operations = new ByteArrayOutputStream();
            for (TransactionProof transaction : transactions) {
                operations.writeBytes(u64(transaction.position()));
                prefixed(operations, transaction.leaf());
                path(operations, transaction.path());
            }
            section(out, 5, operations.toByteArray());
        }
        section(out, 6, header.header());
        ByteArrayOutputStream inLog = new ByteArrayOutputStream();
        inLog.writeBytes(u64(header.index()));
        path(inLog, header.path());
        section(out, 7, inLog.toByteArray());
        section(out, 8, header.checkpoint().getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    /** The JSON form, {@code flint-proof/1}: the same content, members in the order of the sections. */
    public String json() {
        return new BundleText(this).json();
    }

    private static byte[] subject(Statement said) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (String part : List.of(said.chain(), said.namespace())) {
            byte[] ascii = part.getBytes(StandardCharsets.US_ASCII);
            out.write(ascii.length);
            out.writeBytes(ascii);
        }
        out.writeBytes(said.id().getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }

    private static byte[] stateProof(StateProof proof) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(proof.depth() >> Byte.SIZE);
        out.write(proof.depth());
        out.writeBytes(proof.bitmap());
        proof.siblings().forEach(out::writeBytes);
        if (proof.terminal() instanceof StateProof.OtherLeaf other) {
            out.write(2);
            out.writeBytes(other.key());
            out.writeBytes(other.value());
        } else {
            out.write(proof.terminal() instanceof StateProof.Inclusion ? 1 : 3);
        }
        return out.toByteArray();
    }

    private static void path(ByteArrayOutputStream out, List<byte[]> path) {
        out.write(path.size());
        path.forEach(out::writeBytes);
    }

    private static void section(ByteArrayOutputStream out, int type, byte[] payload) {
        out.write(type);
        prefixed(out, payload);
    }

    private static void prefixed(ByteArrayOutputStream out, byte[] bytes) {
        out.writeBytes(ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).array());
        out.writeBytes(bytes);
    }

    private static byte[] u64(long number) {
        return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
    }
}
