package dev.flint.deploy.house;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HomedPrefixes;
import dev.flint.id.PercentEncoding;
import dev.flint.pipeline.Derived;
import dev.flint.pipeline.Resolver;
import dev.flint.vaa.Codec15459;
import dev.flint.vaa.DidForm;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Identifiers and codes below the prefixes that live here (Handle digest, 1.12): as DIDs, without {@code did:bid:}, as
 * VAA codes, and as Handles of VAA codes.
 */
final class LedgerHandles implements HomedPrefixes.Suffixes {
    private static final String BID = "did:bid:";

    private static final HandleRecord ABSENT = new HandleRecord.Absent();

    private final DocumentValues values;
    private final Derived<HandleRecord> records;

    /** @param bytesMax how much of records is kept */
    LedgerHandles(Resolver resolver, long bytesMax, DocumentValues values) {
        this.values = values;
        this.records =
                new Derived<>(resolver, bytesMax, HandleRecord::weightBytes, ABSENT, new HandleRecord.Unavailable());
    }

    @Override
    public Future<HandleRecord> find(String prefix, String suffix) {
        return first(prefix, identifiers(prefix, suffix), 0);
    }

    /** What a suffix may stand for, in the order in which it is tried. */
    private static List<String> identifiers(String prefix, String suffix) {
        String plain = suffix.indexOf('%') < 0
                ? suffix
                : PercentEncoding.decoded(suffix).orElse(suffix);
        if (plain.startsWith("did:") || plain.startsWith("VAA") || plain.startsWith("15NVAA")) {
            // The suffix as it was written: escapes are part of some DIDs.
            return plain.equals(suffix) ? List.of(suffix) : List.of(suffix, plain);
        }
        List<String> identifiers = new ArrayList<>();
        if (Codec15459.handle(prefix + '/' + suffix, Profile.EXTENDED) instanceof Reading.Read read) {
            read.carried()
                    .identity()
                    .flatMap(identity -> identity.vaaCode())
                    .ifPresent(code -> identifiers.add(DidForm.of(code)));
        }
        if (Bid.parse(BID + plain) instanceof BidParse.Parsed parsed) {
            identifiers.add(parsed.bid().canonical());
        }
        return identifiers;
    }

    private Future<HandleRecord> first(String prefix, List<String> identifiers, int at) {
        if (at == identifiers.size()) {
            return Future.succeededFuture(ABSENT);
        }
        String identifier = identifiers.get(at);
        var found = records.find(prefix + '/' + identifier, identifier, answer -> values.of(prefix, answer));
        return at == identifiers.size() - 1
                ? found
                : found.compose(record ->
                        record == ABSENT ? first(prefix, identifiers, at + 1) : Future.succeededFuture(record));
    }
}
