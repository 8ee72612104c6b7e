package dev.flint.bridge.handle;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * The prefixes that live here, and their own records: under {@code 0.NA/}, and bare, as clients of IDIS ask for them
 * (Handle digest, 1.5 and 4.5).
 */
public final class HomedPrefixes implements RecordSource {
    private static final int SITE_INDEX = 3;
    private static final int ADMIN_INDEX = 100;
    private static final int ADMIN_GROUP_INDEX = 200;
    private static final int TTL_SECONDS = 86_400;

    private volatile Set<String> prefixes = Set.of();
    private final Supplier<SiteInfo> site;
    private final int since;
    private final Suffixes suffixes;
    private final Supplier<ListedHandles> listed;
    private final Optional<RecordSigner> signer;

    /** Records by what stands behind the prefix. */
    @FunctionalInterface
    public interface Suffixes {
        /** As {@link RecordSource#find}; the prefix is one that lives here, in capital letters. */
        Future<HandleRecord> find(String prefix, String suffix);
    }

    /**
     * The records of some prefixes, and of what is below them.
     *
     * @param prefixes in letters of either case
     * @param site of this server, which may not know its ports yet
     * @param since when the site became as it is, seconds since 1970
     * @param listed what somebody has written down; it is looked at first, and may be other ones later
     * @param signer vouches for what nobody has written down
     */
    public HomedPrefixes(
            List<String> prefixes,
            Supplier<SiteInfo> site,
            long since,
            Suffixes suffixes,
            Supplier<ListedHandles> listed,
            Optional<RecordSigner> signer) {
        this.signer = signer;
        this.listed = listed;
        this.site = site;
        this.since = (int) since;
        this.suffixes = suffixes;
        home(prefixes);
    }

    /**
     * These live here from now on, and no others.
     *
     * @param names in letters of either case
     */
    public final void home(List<String> names) {
        prefixes = names.stream().map(HandleName::upper).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Future<HandleRecord> find(String handle) {
        String prefix = HandleName.prefix(handle);
        if (HandleName.isOfPrefix(handle)) {
            return ofPrefix(prefix, new HandleRecord.Foreign());
        }
        int slash = handle.indexOf('/');
        if (slash < 0) {
            return ofPrefix(prefix, new HandleRecord.Absent());
        }
        if (!isHomed(prefix)) {
            return Future.succeededFuture(new HandleRecord.Foreign());
        }
        var written = listed.get().find(handle);
        if (written.isPresent()) {
            return Future.succeededFuture(written.get());
        }
        var record = suffixes.find(prefix, handle.substring(slash + 1));
        return signer.isPresent() ? record.compose(found -> signed(signer.get(), handle, found)) : record;
    }

    private static Future<HandleRecord> signed(RecordSigner signer, String handle, HandleRecord record) {
        return record instanceof HandleRecord.Found found
                ? signer.signed(handle, found)
                : Future.succeededFuture(record);
    }

    private boolean isHomed(String prefix) {
        return prefixes.contains(prefix) || listed.get().prefixes().contains(prefix);
    }

    private Future<HandleRecord> ofPrefix(String prefix, HandleRecord otherwise) {
        var written = listed.get()
                .find(HandleName.NAMING_AUTHORITY + prefix)
                .filter(record -> !record.values().isEmpty());
        if (!isHomed(prefix)) {
            return Future.succeededFuture(written.isPresent() ? written.get() : otherwise);
        }
        var record = record(prefix, written.map(HandleRecord.Found::values).orElse(List.of()));
        return signer.isPresent() ? signer.get().certified(prefix, record) : Future.succeededFuture(record);
    }

    private HandleRecord.Found record(String prefix, List<HandleValue> written) {
        List<HandleValue> values = new ArrayList<>(written);
        for (var own : List.of(
                HandleValue.of(SITE_INDEX, SiteInfo.TYPE, site.get().encode(), since, TTL_SECONDS),
                admin(prefix, since))) {
            if (written.stream().noneMatch(value -> value.index() == own.index())) {
                values.add(own);
            }
        }
        values.sort(Comparator.comparingInt(HandleValue::index));
        return new HandleRecord.Found(values);
    }

    /** Who administers what is below a prefix: those whom the prefix itself names. */
    public static HandleValue admin(String prefix, int timestamp) {
        var admin =
                new AdminValue(AdminValue.PERMISSIONS_DEFAULT, HandleName.NAMING_AUTHORITY + prefix, ADMIN_GROUP_INDEX);
        return HandleValue.of(ADMIN_INDEX, AdminValue.TYPE, admin.encode(), timestamp, TTL_SECONDS);
    }
}
