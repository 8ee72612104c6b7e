package dev.flint.deploy.house;

import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.zone.ZoneStore;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionOptions;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Brings a stored zone up to the ledger, and keeps its signatures young. Blocks; one thread at a time. */
final class ZoneFollower {
    private static final Logger LOG = System.getLogger(ZoneFollower.class.getName());
    private static final int ENTRIES_MAX = 1_024;
    private static final int RENEWED_MAX = 1_000;

    private final LedgerSource ledger;
    private final ZoneRecords records;
    private final ZoneStore store;
    private final InstantSource clock;
    private final boolean isSigned;
    private byte[] renewFrom = new byte[0];

    /** @param isSigned whether documents' keys are in the zone, too */
    ZoneFollower(LedgerSource ledger, ZoneRecords records, ZoneStore store, InstantSource clock, boolean isSigned) {
        this.ledger = ledger;
        this.records = records;
        this.store = store;
        this.clock = clock;
        this.isSigned = isSigned;
    }

    /**
     * Takes the next entries in.
     *
     * @return whether there are more
     */
    boolean step() {
        long position = store.state().position();
        long size = ledger.chain().head().size();
        if (position >= size && store.state().isWhole()) {
            return false;
        }
        long end = Math.min(size, position + ENTRIES_MAX);
        store.apply(names(changed(position, end)), end, end == size);
        if (end == size && position == 0) {
            LOG.log(
                    Level.INFO,
                    "the zone is up to the ledger, serial {0}",
                    store.state().serial());
        }
        return end < size;
    }

    private Set<String> changed(long from, long end) {
        Set<String> changed = new LinkedHashSet<>();
        var reader = ledger.chain().reader();
        for (long position = from; position < end; position++) {
            changed.add(ledger.rule()
                    .read(reader.entry(position).orElseThrow())
                    .facts()
                    .id());
        }
        return changed;
    }

    private Map<List<String>, List<DnsRecord>> names(Set<String> identifiers) {
        Map<List<String>, List<DnsRecord>> names = new HashMap<>();
        for (String identifier : identifiers) {
            var labels = ZoneNames.labels(identifier);
            if (labels.isEmpty()) {
                continue; // of a form that has no name
            }
            var resolution = ledger.answers().find(identifier, ResolutionOptions.NONE);
            boolean gone = resolution instanceof Resolution.Deactivated;
            boolean there = gone || resolution instanceof Resolution.Found;
            names.put(labels.get(), there ? records.of(identifier, gone) : List.of());
            names.put(ZoneNames.below(labels.get()), below(identifier, resolution));
        }
        return names;
    }

    private List<DnsRecord> below(String identifier, Resolution resolution) {
        if (!(resolution instanceof Resolution.Found found)) {
            return List.of();
        }
        return isSigned ? records.below(identifier, found.answer().document()) : records.below(identifier, false);
    }

    /** Signs some names again, if their signatures grow old. */
    void renew() {
        renewFrom = store.renew(renewFrom, clock.instant().getEpochSecond(), RENEWED_MAX);
    }
}
