package dev.flint.bridge.zone;

import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.dns.Transfers;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.lmdbjava.Cursor;
import org.lmdbjava.GetOp;
import org.lmdbjava.Txn;

/** Hands the zone out as it is stored. */
public final class Handout implements Transfers {
    private static final int AT_ONCE_MAX = 4;
    private static final int MESSAGE_OCTETS = 16_000;
    private static final int HEAD_OCTETS = 12;

    private final ZoneStore store;
    private final Function<Callable<List<OwnedRecord>>, Future<List<OwnedRecord>>> worker;
    private final AtomicInteger open = new AtomicInteger();

    /** @param worker where may be waited */
    public Handout(ZoneStore store, Function<Callable<List<OwnedRecord>>, Future<List<OwnedRecord>>> worker) {
        this.store = store;
        this.worker = worker;
    }

    @Override
    public Optional<Part> open(Optional<Integer> since) {
        if (!store.state().isWhole()) {
            return Optional.empty();
        }
        if (open.incrementAndGet() > AT_ONCE_MAX) {
            open.decrementAndGet();
            return Optional.empty();
        }
        return Optional.of(new Taken(since));
    }

    /** One transfer, all of it of one version. */
    private final class Taken implements Part {
        private final Optional<Integer> since;
        private final ZoneView view = store.view(true);
        private Optional<Source> source = Optional.empty();
        private boolean closed;

        private Taken(Optional<Integer> since) {
            this.since = since;
        }

        @Override
        public Future<List<OwnedRecord>> next() {
            return worker.apply(this::read);
        }

        private synchronized List<OwnedRecord> read() {
            var records = view.see(this::read).orElse(List.of());
            if (records.isEmpty()) {
                close();
            }
            return records;
        }

        private List<OwnedRecord> read(Txn<byte[]> txn) {
            var from = source.orElseGet(() -> source(txn));
            source = Optional.of(from);
            return from.next();
        }

        private Source source(Txn<byte[]> txn) {
            var apex = NodeForm.key(List.of());
            var soa = NodeForm.records(store.tables().nodes().get(txn, apex)).stream()
                    .filter(record -> record.type() == DnsRecord.SOA)
                    .findFirst()
                    .orElseThrow();
            var marker = new OwnedRecord(store.apex(), soa);
            if (since.filter(serial -> serial == soa.serial()).isPresent()) {
                return new Once(marker);
            }
            var journal = new Journal(store.tables().journal());
            long newest = journal.last(txn);
            return since.flatMap(serial -> journal.find(txn, serial, newest))
                    .<Source>map(version -> new Steps(txn, journal, version, marker))
                    .orElseGet(() -> new Whole(txn, marker));
        }

        @Override
        public synchronized void close() {
            if (!closed) {
                closed = true;
                store.giveBack(view);
                open.decrementAndGet();
            }
        }
    }

    /** Where records come from. */
    @FunctionalInterface
    private interface Source {
        /** None at the end. */
        List<OwnedRecord> next();
    }

    /** The other side has it all. */
    private static final class Once implements Source {
        private List<OwnedRecord> left;

        private Once(OwnedRecord marker) {
            this.left = List.of(marker);
        }

        @Override
        public List<OwnedRecord> next() {
            var records = left;
            left = List.of();
            return records;
        }
    }

    /** Records between two starts of authority. */
    private abstract static class Marked implements Source {
        private final OwnedRecord marker;
        private boolean begun;
        private boolean ended;

        private Marked(OwnedRecord marker) {
            this.marker = marker;
        }

        /** Adds what fits into a message; says whether there is more. */
        abstract boolean fill(List<OwnedRecord> records);

        @Override
        public List<OwnedRecord> next() {
            if (ended) {
                return List.of();
            }
            List<OwnedRecord> records = new ArrayList<>();
            if (!begun) {
                records.add(marker);
                begun = true;
            }
            if (!fill(records)) {
                ended = true;
                records.add(marker);
            }
            return records;
        }
    }

    /** The zone from its first name to its last. */
    private final class Whole extends Marked {
        private final Txn<byte[]> txn;
        private byte[] from = NodeForm.key(List.of());

        private Whole(Txn<byte[]> txn, OwnedRecord marker) {
            super(marker);
            this.txn = txn;
        }

        @Override
        boolean fill(List<OwnedRecord> records) {
            int octets = 0;
            try (Cursor<byte[]> cursor = store.tables().nodes().openCursor(txn)) {
                boolean found = cursor.get(from, GetOp.MDB_SET_RANGE);
                while (found && octets < MESSAGE_OCTETS) {
                    var owner = NodeForm.name(cursor.key(), store.apex());
                    for (var record : NodeForm.records(cursor.val())) {
                        if (record.type() != DnsRecord.SOA) {
                            records.add(new OwnedRecord(owner, record));
                            octets += octets(records.get(records.size() - 1));
                        }
                    }
                    found = cursor.next();
                }
                from = found ? cursor.key() : from;
                return found;
            }
        }
    }

    /** Step after step, each what is gone and what has come. */
    private final class Steps extends Marked {
        private final Txn<byte[]> txn;
        private final Journal journal;
        private long version;
        private ByteBuffer left = ByteBuffer.allocate(0);

        private Steps(Txn<byte[]> txn, Journal journal, long version, OwnedRecord marker) {
            super(marker);
            this.txn = txn;
            this.journal = journal;
            this.version = version;
        }

        @Override
        boolean fill(List<OwnedRecord> records) {
            for (int octets = 0; octets < MESSAGE_OCTETS; ) {
                if (!left.hasRemaining() && !advance()) {
                    return false;
                }
                records.add(NodeForm.owned(left, store.apex()));
                octets += octets(records.get(records.size() - 1));
            }
            return true;
        }

        private boolean advance() {
            var step = journal.step(txn, version);
            step.ifPresent(found -> {
                version = found.to();
                left = found.changes();
                left.getInt(); // where removed ends and added begins is told by the start of authority
            });
            return step.isPresent();
        }
    }

    private static int octets(OwnedRecord owned) {
        return owned.owner().toOctets().length + HEAD_OCTETS + owned.record().data().length;
    }
}
