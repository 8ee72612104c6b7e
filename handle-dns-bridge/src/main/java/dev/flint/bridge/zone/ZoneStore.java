package dev.flint.bridge.zone;

import static org.lmdbjava.ByteArrayProxy.PROXY_BA;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.lmdbjava.Env;
import org.lmdbjava.EnvFlags;
import org.lmdbjava.Txn;

/**
 * A zone as it stands after so many entries of the ledger, with its signatures and what changed before. It is derived:
 * made for other settings or keys, it is made anew. Any thread reads; one at a time writes.
 */
public final class ZoneStore implements AutoCloseable {
    private static final int READERS_MAX = 126;
    private static final byte[] IDENTITY = ascii("identity");
    private static final byte[] STATE = ascii("state");

    private final DnsName apex;
    private final ZoneContent content;
    private final Optional<ZoneSigner> signer;
    private final Env<byte[]> env;
    private final ZoneTables tables;
    private final ThreadLocal<ZoneView> reading = ThreadLocal.withInitial(() -> view(false));
    private final Set<ZoneView> views = new HashSet<>();
    private volatile State state;
    private boolean closed;

    /**
     * How far the zone is.
     *
     * @param serial number of its version; its lower half is the start of authority's
     * @param position entries of the ledger that are in it
     * @param isWhole whether it has once held all that the ledger did
     */
    public record State(long serial, long position, boolean isWhole) {
        private static final int OCTETS = 17;

        byte[] toOctets() {
            return ByteBuffer.allocate(OCTETS)
                    .putLong(serial)
                    .putLong(position)
                    .put((byte) (isWhole ? 1 : 0))
                    .array();
        }

        static State of(byte[] octets) {
            var in = ByteBuffer.wrap(octets);
            return new State(in.getLong(), in.getLong(), in.get() == 1);
        }
    }

    private ZoneStore(DnsName apex, ZoneContent content, Optional<ZoneSigner> signer, Env<byte[]> env) {
        this.apex = apex;
        this.content = content;
        this.signer = signer;
        this.env = env;
        this.tables = ZoneTables.open(env);
        this.state = new State(0, 0, false);
    }

    /**
     * Opens or creates it.
     *
     * @param mapBytes size that it may grow to
     * @param identity of the ledger and of all that its records are made with
     */
    public static ZoneStore open(
            Path directory, long mapBytes, ZoneContent content, Optional<ZoneSigner> signer, Identity identity) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var env = Env.create(PROXY_BA)
                .setMapSize(mapBytes)
                .setMaxDbs(ZoneTables.COUNT)
                .setMaxReaders(READERS_MAX)
                .open(directory.toFile(), EnvFlags.MDB_NOTLS);
        try {
            var store = new ZoneStore(identity.apex(), content, signer, env);
            store.begin(identity, signer.map(ZoneSigner::identity).orElse("unsigned"));
            if (store.state.position() == 0) {
                store.apply(Map.of(), 0, false); // the apex and its keys are there whatever is registered
            }
            return store;
        } catch (RuntimeException e) {
            env.close();
            throw e;
        }
    }

    /**
     * What a zone is made of.
     *
     * @param text another one when the same entries would make other records
     * @param entries that the ledger has now
     */
    public record Identity(DnsName apex, String text, long entries) {}

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private void begin(Identity identity, String keys) {
        byte[] now = (identity.apex() + "\n" + identity.text() + '\n' + keys).getBytes(StandardCharsets.UTF_8);
        try (Txn<byte[]> txn = env.txnWrite()) {
            byte[] octets = tables.meta().get(txn, STATE);
            if (octets != null) {
                state = State.of(octets);
            }
            boolean isSame = Arrays.equals(tables.meta().get(txn, IDENTITY), now);
            if (!isSame || state.position() > identity.entries()) {
                tables.nodes().drop(txn);
                tables.journal().drop(txn);
                state = new State(state.serial(), 0, false);
                tables.meta().put(txn, IDENTITY, now);
                tables.meta().put(txn, STATE, state.toOctets());
            }
            txn.commit();
        }
    }

    public State state() {
        return state;
    }

    DnsName apex() {
        return apex;
    }

    Optional<ZoneSigner> signer() {
        return signer;
    }

    /** How long it may be kept that a name is not there. */
    int negativeTtlSeconds() {
        return content.apex(0).get(0).minimum();
    }

    ZoneTables tables() {
        return tables;
    }

    /** What is at a name, for those who ask; empty when it is not in the zone. Any thread. */
    Optional<List<DnsRecord>> find(List<String> labels) {
        byte[] key = NodeForm.key(labels);
        return reading.get()
                .see(txn -> tables.nodes().get(txn, key))
                .map(node -> NodeForm.records(node).stream()
                        .filter(record -> !isOfChain(record))
                        .toList());
    }

    /** Whether a record links names for those who hold no key, and is for them only. */
    static boolean isOfChain(DnsRecord record) {
        return record.type() == DnsRecord.NSEC || record.isSignatureOver(DnsRecord.NSEC);
    }

    /** A view of its own for somebody, who gives it back. */
    ZoneView view(boolean stays) {
        var view = new ZoneView(env, stays);
        synchronized (views) {
            if (closed) {
                view.close();
            } else {
                views.add(view);
            }
        }
        return view;
    }

    void giveBack(ZoneView view) {
        view.close();
        synchronized (views) {
            views.remove(view);
        }
    }

    /**
     * Takes changes in, durably. Blocks; one thread at a time.
     *
     * @param names what is at them from now on; nothing at those that are gone
     * @param position entries of the ledger that are then in the zone
     * @param isWhole whether that is all of them
     */
    public synchronized void apply(Map<List<String>, List<DnsRecord>> names, long position, boolean isWhole) {
        requireOpen();
        var before = state;
        var next = new State(Math.max(position, before.serial() + 1), position, before.isWhole() || isWhole);
        try (Txn<byte[]> txn = env.txnWrite()) {
            var update = new ZoneUpdate(this, txn);
            if (before.position() == 0) {
                content.fixed().forEach(update::put);
            }
            names.forEach(update::put);
            finish(txn, update, before, next);
        }
    }

    /**
     * Signs again what will not be valid for much longer.
     *
     * @param from where to go on looking, as the call before told; empty to begin with
     * @param max names that are looked at
     * @return where to go on; empty at the end
     */
    public synchronized byte[] renew(byte[] from, long nowSeconds, int max) {
        requireOpen();
        var before = state;
        try (Txn<byte[]> txn = env.txnWrite()) {
            var update = new ZoneUpdate(this, txn);
            byte[] next = update.renew(from, nowSeconds + ZoneSigner.RENEWAL.toSeconds(), max);
            if (update.hasChanges()) {
                finish(txn, update, before, new State(before.serial() + 1, before.position(), before.isWhole()));
            }
            return next;
        }
    }

    private void finish(Txn<byte[]> txn, ZoneUpdate update, State before, State next) {
        List<DnsRecord> apexRecords = new ArrayList<>(content.apex((int) next.serial()));
        signer.ifPresent(keys -> apexRecords.addAll(keys.keyRecords()));
        update.put(List.of(), apexRecords);
        update.link();
        var journal = new Journal(tables.journal());
        if (before.isWhole()) {
            journal.add(txn, before.serial(), next.serial(), update.changes());
        } else {
            journal.forget(txn); // nobody has been handed a part of a zone
        }
        tables.meta().put(txn, STATE, next.toOctets());
        txn.commit();
        state = next;
    }

    private void requireOpen() {
        if (closed) {
            throw new IllegalStateException("the zone is closed");
        }
    }

    /** Waits for what is being read and written; afterwards, nothing is found and nothing can be changed. */
    @Override
    public synchronized void close() {
        synchronized (views) {
            if (closed) {
                return;
            }
            closed = true;
            views.forEach(ZoneView::close);
            views.clear();
        }
        env.close();
    }
}
