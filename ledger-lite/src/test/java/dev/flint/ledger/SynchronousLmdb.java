package dev.flint.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.lmdbjava.ByteArrayProxy;
import org.lmdbjava.Dbi;
import org.lmdbjava.DbiFlags;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.Txn;

/** The peer of the chain's writer: an LMDB that syncs each commit, blocks of 1,000 at random keys. */
final class SynchronousLmdb {
    private static final int ROUNDS = 5;
    private static final int ENTRIES = 200_000;
    private static final int BLOCK = 1_000;

    private SynchronousLmdb() {}

    static void measure(Path directory, int entryBytes) throws IOException {
        Files.createDirectories(directory);
        SplittableRandom random = new SplittableRandom(1);
        try (Env<byte[]> env = Env.create(ByteArrayProxy.PROXY_BA)
                .setMapSize(64L << 30)
                .setMaxDbs(1)
                .open(directory.toFile(), EnvFlags.MDB_NOTLS, EnvFlags.MDB_NORDAHEAD)) {
            Dbi<byte[]> table = env.openDbi("state", DbiFlags.MDB_CREATE);
            for (int round = 0; round < ROUNDS; round++) {
                long start = System.nanoTime();
                for (int entries = 0; entries < ENTRIES; entries += BLOCK) {
                    block(env, table, random, entryBytes);
                }
                LedgerBench.print("entries of 1 KB in LMDB, synced in blocks of 1,000", ENTRIES, start);
            }
        }
    }

    private static void block(Env<byte[]> env, Dbi<byte[]> table, SplittableRandom random, int entryBytes) {
        try (Txn<byte[]> txn = env.txnWrite()) {
            for (int i = 0; i < BLOCK; i++) {
                byte[] key = new byte[32];
                random.nextBytes(key);
                table.put(txn, key, new byte[entryBytes]);
            }
            txn.commit();
        }
    }
}
