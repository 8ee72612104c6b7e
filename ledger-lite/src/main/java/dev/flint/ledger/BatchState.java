package dev.flint.ledger;

import dev.flint.ledger.merkle.Leaf;
import dev.flint.ledger.merkle.PrefixTree;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The state as the next entry of a batch sees it: the index, and over it the changes of the entries before. Good while
 * its reader's transaction is open; what it gathered may be written afterwards.
 */
final class BatchState implements StateView {
    private final IndexReader index;
    private final Map<ByteKey, Versions> keys = new HashMap<>();
    private final Map<ByteKey, Versions> changed = new TreeMap<>();

    BatchState(IndexReader index) {
        this.index = index;
    }

    /** The versions of one key: the one in the index, if any, and those of this batch. */
    static final class Versions {
        private final byte[] key;
        private final List<StateRecord> records = new ArrayList<>(2);
        private final List<VersionPlace> places = new ArrayList<>(2);

        private Versions(byte[] key) {
            this.key = key;
        }

        private void add(VersionPlace place, StateRecord record) {
            places.add(place);
            records.add(record);
        }

        byte[] key() {
            return key;
        }

        StateRecord newest() {
            return records.get(records.size() - 1);
        }

        /** What the index will hold under the key. */
        StateRow row() {
            Leaf leaf = new Leaf(key, PrefixTree.valueHash(newest().record()));
            return new StateRow(leaf, places.get(places.size() - 1), newest().validFromMillis());
        }

        /** All that the newest one replaces, by when it held from. */
        Map<Long, VersionPlace> superseded() {
            Map<Long, VersionPlace> superseded = new TreeMap<>();
            for (int i = 0; i < records.size() - 1; i++) {
                superseded.put(records.get(i).validFromMillis(), places.get(i));
            }
            return superseded;
        }
    }

    @Override
    public Optional<StateRecord> latest(byte[] key) {
        List<StateRecord> records = versions(key).records;
        return records.isEmpty() ? Optional.empty() : Optional.of(records.get(records.size() - 1));
    }

    private Versions versions(byte[] key) {
        @Nullable Versions known = keys.get(new ByteKey(key));
        if (known != null) {
            return known;
        }
        Versions loaded = new Versions(key.clone());
        index.row(key).ifPresent(row -> loaded.add(row.place(), index.version(row)));
        keys.put(new ByteKey(loaded.key), loaded);
        return loaded;
    }

    /** What a rule broke of its promises, empty text for nothing. */
    String faultIn(List<Change> changes) {
        if (changes.size() > Admission.Admitted.CHANGES_MAX) {
            return changes.size() + " changes by one entry";
        }
        Set<ByteKey> seen = new HashSet<>();
        for (Change change : changes) {
            if (changes.size() > 1 && !seen.add(new ByteKey(change.key()))) {
                return "one entry changes a key twice";
            }
            boolean grows = latest(change.key())
                    .map(before -> before.validFromMillis() < change.validFromMillis())
                    .orElse(true);
            if (!grows) {
                return "a new version is not valid from later than the one before";
            }
        }
        return "";
    }

    /** Takes over the changes of an admitted entry, found without fault. */
    void add(long position, List<Change> changes) {
        for (int ordinal = 0; ordinal < changes.size(); ordinal++) {
            Change change = changes.get(ordinal);
            Versions versions = versions(change.key());
            versions.add(
                    new VersionPlace(position, ordinal),
                    new StateRecord(position, change.validFromMillis(), change.record(), change.answer()));
            changed.put(new ByteKey(versions.key), versions);
        }
    }

    /** The changed keys in the index's order. */
    Collection<Versions> changed() {
        return changed.values();
    }
}
