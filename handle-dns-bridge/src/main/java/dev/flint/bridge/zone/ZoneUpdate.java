package dev.flint.bridge.zone;

import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.lmdbjava.Cursor;
import org.lmdbjava.Dbi;
import org.lmdbjava.GetOp;
import org.lmdbjava.SeekOp;
import org.lmdbjava.Txn;

/** One step of a zone from a version to the next. */
final class ZoneUpdate {
    private final ZoneStore store;
    private final Txn<byte[]> txn;
    private final Dbi<byte[]> nodes;
    private final Map<byte[], List<DnsRecord>> before = new TreeMap<>(Arrays::compareUnsigned);
    /** Names to which the chain has to be looked at. */
    private final Set<byte[]> loose = new TreeSet<>(Arrays::compareUnsigned);

    ZoneUpdate(ZoneStore store, Txn<byte[]> txn) {
        this.store = store;
        this.txn = txn;
        this.nodes = store.tables().nodes();
    }

    boolean hasChanges() {
        return !before.isEmpty();
    }

    private List<DnsRecord> read(byte[] key) {
        byte[] node = nodes.get(txn, key);
        return node == null ? List.of() : NodeForm.records(node);
    }

    private void write(byte[] key, List<DnsRecord> old, List<DnsRecord> records) {
        before.putIfAbsent(key, old);
        if (records.isEmpty()) {
            nodes.delete(txn, key);
        } else {
            nodes.put(txn, key, NodeForm.node(records));
        }
    }

    /** What is at a name from now on; what was so before keeps its signatures. */
    void put(List<String> labels, List<DnsRecord> records) {
        byte[] key = NodeForm.key(labels);
        var old = read(key);
        List<DnsRecord> written = new ArrayList<>(records);
        store.signer().ifPresent(signer -> {
            var owner = DnsName.of(labels, store.apex());
            DnsRecord.types(records).forEach(type -> {
                var set = DnsRecord.ofType(records, type);
                written.addAll(
                        saySame(set, DnsRecord.ofType(old, type))
                                ? signaturesOver(old, type)
                                : signer.sign(owner, set));
            });
        });
        if (!records.isEmpty()) {
            old.stream().filter(ZoneStore::isOfChain).forEach(written::add);
        }
        if (saySame(written, old)) {
            return;
        }
        write(key, old, written);
        if (!DnsRecord.types(records).equals(DnsRecord.types(plain(old)))) {
            loose.add(key);
        }
    }

    private static List<DnsRecord> signaturesOver(List<DnsRecord> records, int type) {
        return records.stream().filter(record -> record.isSignatureOver(type)).toList();
    }

    private static List<DnsRecord> plain(List<DnsRecord> records) {
        return records.stream()
                .filter(record -> record.type() != DnsRecord.RRSIG && record.type() != DnsRecord.NSEC)
                .toList();
    }

    private static boolean saySame(List<DnsRecord> some, List<DnsRecord> others) {
        return some.size() == others.size() && minus(some, others).isEmpty();
    }

    private static List<DnsRecord> minus(List<DnsRecord> some, List<DnsRecord> others) {
        return some.stream()
                .filter(record -> others.stream().noneMatch(record::sameAs))
                .toList();
    }

    /** Signs anew where a signature ends before a time; see {@link ZoneStore#renew}. */
    byte[] renew(byte[] from, long endSeconds, int max) {
        List<byte[]> due = new ArrayList<>();
        byte[] at = from;
        try (Cursor<byte[]> cursor = nodes.openCursor(txn)) {
            boolean found = from.length == 0 ? cursor.first() : cursor.get(from, GetOp.MDB_SET_RANGE);
            for (int i = 0; i < max && found; i++) {
                if (NodeForm.end(cursor.val()) < endSeconds) {
                    due.add(cursor.key());
                }
                found = cursor.next();
            }
            at = found ? cursor.key() : new byte[0];
        }
        due.forEach(this::renew);
        return at;
    }

    private void renew(byte[] key) {
        var old = read(key);
        var owner = NodeForm.name(key, store.apex());
        List<DnsRecord> unsigned =
                old.stream().filter(record -> record.type() != DnsRecord.RRSIG).toList();
        write(key, old, store.signer().orElseThrow().withSignatures(owner, unsigned));
    }

    /** Closes the chain of names where it was opened: from each to the next, and from the last to the apex. */
    void link() {
        if (store.signer().isEmpty()) {
            return;
        }
        Set<byte[]> ends = new TreeSet<>(Arrays::compareUnsigned);
        try (Cursor<byte[]> cursor = nodes.openCursor(txn)) {
            for (var key : loose) {
                if (cursor.get(key, GetOp.MDB_SET)) {
                    ends.add(key);
                }
                boolean isAfter = cursor.get(key, GetOp.MDB_SET_RANGE);
                if (isAfter ? cursor.prev() : cursor.last()) {
                    ends.add(cursor.key());
                }
            }
        }
        ends.forEach(this::link);
    }

    private void link(byte[] key) {
        var old = read(key);
        int ttl = store.negativeTtlSeconds();
        List<Integer> types = new ArrayList<>(DnsRecord.types(plain(old)));
        types.add(DnsRecord.RRSIG);
        types.add(DnsRecord.NSEC);
        var nsec = ZoneSigner.nsec(ttl, NodeForm.name(next(key), store.apex()), types);
        if (saySame(List.of(nsec), DnsRecord.ofType(old, DnsRecord.NSEC))) {
            return;
        }
        List<DnsRecord> written = new ArrayList<>(
                old.stream().filter(record -> !ZoneStore.isOfChain(record)).toList());
        written.addAll(store.signer().orElseThrow().withSignatures(NodeForm.name(key, store.apex()), List.of(nsec)));
        write(key, old, written);
    }

    private byte[] next(byte[] key) {
        try (Cursor<byte[]> cursor = nodes.openCursor(txn)) {
            return cursor.get(key, GetOp.MDB_SET) && cursor.seek(SeekOp.MDB_NEXT)
                    ? cursor.key()
                    : NodeForm.key(List.of());
        }
    }

    /** What this step takes away and adds. */
    Changes changes() {
        var changes = new Changes();
        before.forEach((key, old) -> {
            var now = read(key);
            changes.put(key, minus(old, now), minus(now, old));
        });
        return changes;
    }
}
