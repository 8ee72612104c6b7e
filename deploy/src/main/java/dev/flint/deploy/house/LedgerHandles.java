package dev.flint.deploy.house;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HomedPrefixes;
import dev.flint.id.PercentEncoding;
import dev.flint.pipeline.Outcome;
import dev.flint.pipeline.RenderedAnswer;
import dev.flint.pipeline.Resolver;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.vaa.Codec15459;
import dev.flint.vaa.DidForm;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import io.vertx.core.Future;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Identifiers and codes below the prefixes that live here (Handle digest, 1.12): as DIDs, without {@code did:bid:}, as
 * VAA codes, and as Handles of VAA codes.
 */
final class LedgerHandles implements HomedPrefixes.Suffixes {
    private static final int KEPT_MAX = 8_192;
    private static final String BID = "did:bid:";

    private final Resolver resolver;
    private final DocumentValues values;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /** A record that was made of an answer, and is good as long as that is the answer. */
    private record Kept(WeakReference<RenderedAnswer> answer, HandleRecord record) {}

    LedgerHandles(Resolver resolver, DocumentValues values) {
        this.resolver = resolver;
        this.values = values;
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
            return Future.succeededFuture(new HandleRecord.Absent());
        }
        String identifier = identifiers.get(at);
        var known = resolver.cached(identifier);
        if (known.isPresent()) {
            return Future.succeededFuture(record(prefix, identifier, known.get()));
        }
        return resolver.resolve(identifier, ResolutionOptions.NONE).compose(outcome -> {
            if (outcome instanceof Outcome.Answered answered) {
                return Future.succeededFuture(record(prefix, identifier, answered.answer()));
            }
            return isAbsence(outcome)
                    ? first(prefix, identifiers, at + 1)
                    : Future.succeededFuture(new HandleRecord.Unavailable());
        });
    }

    private static boolean isAbsence(Outcome outcome) {
        return outcome instanceof Outcome.Refused refused && refused.error() != ResolutionError.INTERNAL_ERROR;
    }

    private HandleRecord record(String prefix, String identifier, RenderedAnswer answer) {
        String key = prefix + '/' + identifier;
        var before = kept.get(key);
        if (before != null && before.answer().refersTo(answer)) {
            return before.record();
        }
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        var record = values.of(prefix, answer);
        kept.put(key, new Kept(new WeakReference<>(answer), record));
        return record;
    }
}
