package dev.flint.ledger;

import static org.lmdbjava.ByteArrayProxy.PROXY_BA;

import dev.flint.ledger.merkle.Merkle;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.GetOp;
import org.lmdbjava.PutFlags;
import org.lmdbjava.Txn;

/**
 * The index derived from the log, in LMDB: what each key says now and said before, and where each entry lies. One
 * thread writes; each reading thread has its own {@link IndexReader}. LMDB touched after close brings the JVM down, so
 * everything that touches it holds either a reader's lock or, writing, is the thread that closes.
 */
final class Index implements AutoCloseable {
    /** Its tables. */
    enum Table {
        /** By key: the newest version's place, and the key's leaf in the prefix tree. */
        STATE,
        /** Every version there was, in the order of the entries: written once, at the end. */
        VERSION,
        /** By key and time: the places of superseded versions. */
        HISTORY,
        /** By position: where an entry lies in the log. */
        ENTRY,
        /** By height: header and signature. */
        BLOCK,
        META
    }

    static final byte[] APPLIED = "applied".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION = 2;
    private static final int TIP_OFFSET = IndexValue.CRC_BYTES + Integer.BYTES + Merkle.HASH_BYTES;
    private static final int PAGE_BYTES_MIN = 4_096;

    private final Env<byte[]> env;
    private final Map<Table, Dbi<byte[]>> tables = new EnumMap<>(Table.class);
    private final List<IndexReader> readers = new ArrayList<>();
    private final byte[] identity;
    private long mapBytes;
    private boolean closed;

    private Index(Env<byte[]> env, String identity, DbiFlags... flags) {
        this.env = env;
        this.mapBytes = env.info().mapSize; // more than asked for when the file has outgrown it
        this.identity = SegmentHeader.originHash(identity);
        for (Table table : Table.values()) {
            tables.put(table, env.openDbi(table.name().getBytes(StandardCharsets.US_ASCII), flags));
        }
    }

    /** Opens an index for writing, creating it when absent. */
    static Index open(Path directory, ChainSettings settings, String derivation) {
        // NOSYNC: the log is the truth and synced; an index that power loss took apart is dropped and derived anew.
        Env<byte[]> env = builder(settings)
                .open(directory.toFile(), EnvFlags.MDB_NOTLS, EnvFlags.MDB_NORDAHEAD, EnvFlags.MDB_NOSYNC);
        try {
            Index index = new Index(env, settings.origin() + '\n' + derivation, DbiFlags.MDB_CREATE);
            index.testOrder();
            return index;
        } catch (RuntimeException e) {
            env.close();
            throw e;
        }
    }

    /** Opens a closed index without leaving a trace. */
    static Index openReadOnly(Path directory, ChainSettings settings, String derivation) {
        Env<byte[]> env = builder(settings)
                .open(directory.toFile(), EnvFlags.MDB_NOTLS, EnvFlags.MDB_RDONLY_ENV, EnvFlags.MDB_NOLOCK);
        try {
            return new Index(env, settings.origin() + '\n' + derivation);
        } catch (RuntimeException e) {
            env.close();
            throw e;
        }
    }

    private static Env.Builder<byte[]> builder(ChainSettings settings) {
        return Env.create(PROXY_BA)
                .setMapSize(mapBytes(settings))
                .setMaxDbs(Table.values().length)
                .setMaxReaders(settings.readersMax());
    }

    private static long mapBytes(ChainSettings settings) {
        return (settings.mapBytes() + PAGE_BYTES_MIN - 1) / PAGE_BYTES_MIN * PAGE_BYTES_MIN;
    }

    /** An lmdbjava of the past compared bytes as signed: history and replay would then lie in silence. */
    private void testOrder() {
        try (Txn<byte[]> txn = env.txnWrite()) {
            Dbi<byte[]> table = table(Table.META); // whose own keys are text, and lie before these
            List<byte[]> ordered = List.of(new byte[] {0x7f}, new byte[] {0x7f, 0}, new byte[] {(byte) 0x80});
            for (int i = ordered.size() - 1; i >= 0; i--) {
                table.put(txn, ordered.get(i), new byte[] {1});
            }
            try (Cursor<byte[]> cursor = table.openCursor(txn)) {
                boolean found = cursor.get(new byte[] {0x7f}, GetOp.MDB_SET_RANGE);
                for (byte[] key : ordered) {
                    if (!found || !Arrays.equals(cursor.key(), key)) {
                        throw new IllegalStateException("LMDB does not order keys as unsigned bytes");
                    }
                    found = cursor.next();
                }
            }
            txn.abort();
        }
    }

    /** A reader for the calling thread. Readers of threads that ended are cleared away. */
    IndexReader newReader() {
        synchronized (readers) {
            if (closed) {
                throw new IllegalStateException("the ledger is closed");
            }
            readers.removeIf(IndexReader::closeIfOrphaned);
            IndexReader reader = new IndexReader(env, tables, false);
            readers.add(reader);
            return reader;
        }
    }

    /** A reader whose view stays, until the map grows: then it is another one. Given back with {@link #release}. */
    IndexReader newPinnedReader() {
        synchronized (readers) {
            if (closed) {
                throw new IllegalStateException("the ledger is closed");
            }
            IndexReader reader = new IndexReader(env, tables, true);
            readers.add(reader);
            return reader;
        }
    }

    void release(IndexReader reader) {
        synchronized (readers) {
            if (readers.remove(reader)) {
                reader.lockAndClose();
            }
        }
    }

    /**
     * Applies blocks in one transaction; grows the map when it is full.
     *
     * @param batch what they change
     * @param rows their entries, in the order of their positions
     * @param blocks the blocks themselves
     * @param tip where the chain stands afterwards
     */
    void write(BatchState batch, List<EntryRow> rows, List<BlockRow> blocks, Tip tip) {
        while (true) {
            try {
                writeOnce(batch, rows, blocks, tip);
                return;
            } catch (Env.MapFullException full) {
                grow();
            }
        }
    }

    private void writeOnce(BatchState batch, List<EntryRow> rows, List<BlockRow> blocks, Tip tip) {
        try (Txn<byte[]> txn = env.txnWrite()) {
            writeState(batch, txn);
            Dbi<byte[]> entries = table(Table.ENTRY);
            Dbi<byte[]> versions = table(Table.VERSION);
            for (EntryRow row : rows) {
                byte[] key = IndexValue.numberKey(row.position());
                entries.put(txn, key, IndexValue.ofEntry(key, row), PutFlags.MDB_APPEND);
                for (int ordinal = 0; ordinal < row.changes().size(); ordinal++) {
                    byte[] place = IndexValue.placeKey(new VersionPlace(row.position(), ordinal));
                    byte[] version = IndexValue.ofVersion(place, row.changes().get(ordinal));
                    versions.put(txn, place, version, PutFlags.MDB_APPEND);
                }
            }
            for (BlockRow block : blocks) {
                byte[] key = IndexValue.numberKey(block.height());
                table(Table.BLOCK).put(txn, key, IndexValue.ofBlock(key, block), PutFlags.MDB_APPEND);
            }
            table(Table.META).put(txn, APPLIED, applied(tip));
            txn.commit();
        }
    }

    /** In the order of the keys: neighbours share pages while they are warm. */
    private void writeState(BatchState batch, Txn<byte[]> txn) {
        Dbi<byte[]> state = table(Table.STATE);
        for (BatchState.Versions versions : batch.changed()) {
            state.put(txn, versions.key(), IndexValue.ofState(versions.row()));
        }
        Dbi<byte[]> history = table(Table.HISTORY);
        for (BatchState.Versions versions : batch.changed()) {
            versions.superseded().forEach((validFrom, place) -> {
                byte[] key = IndexValue.historyKey(versions.key(), validFrom);
                history.put(txn, key, IndexValue.ofPlace(key, place));
            });
        }
    }

    private byte[] applied(Tip tip) {
        ByteBuffer out = ByteBuffer.allocate(IndexValue.CRC_BYTES + Integer.BYTES + identity.length + tip.length())
                .position(IndexValue.CRC_BYTES)
                .putInt(VERSION)
                .put(identity);
        tip.write(out);
        return IndexValue.seal(APPLIED, out.array());
    }

    /** Up to where the log is applied: nowhere yet for a new index; empty for one of another origin or derivation. */
    Optional<Tip> applied() {
        try (Txn<byte[]> txn = env.txnRead()) {
            byte[] value = table(Table.META).get(txn, APPLIED);
            if (value == null) {
                return Optional.of(Tip.GENESIS);
            }
            if (!IndexValue.isSealed(APPLIED, value)) {
                throw IndexValue.damaged(Table.META.name(), APPLIED);
            }
            ByteBuffer in = ByteBuffer.wrap(value).position(IndexValue.CRC_BYTES);
            boolean ours =
                    in.getInt() == VERSION && in.slice().limit(identity.length).equals(ByteBuffer.wrap(identity));
            return ours ? Optional.of(tip(value)) : Optional.empty();
        }
    }

    /** The tip in a sealed value of this version. */
    static Tip tip(byte[] applied) {
        return Tip.read(ByteBuffer.wrap(applied).position(TIP_OFFSET));
    }

    /** The tip's height alone, which stands first. */
    static long height(byte[] applied) {
        return ByteBuffer.wrap(applied).getLong(TIP_OFFSET);
    }

    /** LMDB moves the map, so no reader may be inside: each transaction ends and is begun anew at its next read. */
    private void grow() {
        synchronized (readers) {
            readers.forEach(IndexReader::lockAndRelease);
            try {
                long larger = Math.multiplyExact(mapBytes, 2L);
                env.setMapSize(larger);
                mapBytes = larger;
            } finally {
                readers.forEach(IndexReader::unlock);
            }
        }
    }

    Dbi<byte[]> table(Table table) {
        return Objects.requireNonNull(tables.get(table));
    }

    Txn<byte[]> readTransaction() {
        return env.txnRead();
    }

    long mapBytes() {
        return mapBytes;
    }

    /** Part of the map in use. Writer's thread, or before there is one. */
    long usedBytes() {
        return (env.info().lastPageNumber + 1) * env.stat().pageSize;
    }

    /** Makes the index durable, before a clean close. */
    void sync() {
        env.sync(true);
    }

    /** Waits for the reads in flight; later ones are refused. */
    @Override
    public void close() {
        synchronized (readers) {
            if (closed) {
                return;
            }
            closed = true;
            readers.forEach(IndexReader::lockAndClose);
            env.close();
        }
    }
}
