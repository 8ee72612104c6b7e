package dev.flint.bid.recursion;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What other resolvers said last, the longest unused forgotten first. Any thread. */
final class RemoteDocuments {
    private static final int LOOKUPS_MAX = 20_000;
    /** Documents are trees while they are kept: some times their octets. */
    private static final int TREE_FACTOR = 6;

    private final long bytesMax;
    private final Map<String, Kept> kept = new LinkedHashMap<>(16, 0.75f, true);
    private long bytes;

    private record Kept(Lookup lookup, long untilMillis, long bytes) {}

    RemoteDocuments(long bytesMax) {
        this.bytesMax = bytesMax;
    }

    /** Whatever is known, if it has not ended. */
    synchronized Optional<Lookup> find(String canonical, long nowMillis) {
        return Optional.ofNullable(kept.get(canonical))
                .filter(found -> found.untilMillis > nowMillis)
                .map(Kept::lookup);
    }

    synchronized void keep(String canonical, Lookup lookup, long untilMillis) {
        long weight = 200
                + (lookup instanceof Lookup.Found found
                        ? (long) TREE_FACTOR * found.document().canonicalOctets().length
                        : 0);
        var before = kept.put(canonical, new Kept(lookup, untilMillis, weight));
        bytes += weight - (before == null ? 0 : before.bytes);
        var eldest = kept.entrySet().iterator();
        while ((bytes > bytesMax || kept.size() > LOOKUPS_MAX) && eldest.hasNext()) {
            bytes -= eldest.next().getValue().bytes;
            eldest.remove();
        }
    }
}
