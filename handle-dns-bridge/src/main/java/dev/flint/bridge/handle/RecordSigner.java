package dev.flint.bridge.handle;

import dev.flint.bridge.Waiting;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongFunction;

/**
 * Vouches for records by values that travel with them: HS_SIGNATURE over a record's other values, and HS_CERT for the
 * key (Handle digest, 1.5). Each is made once, kept, and made again when the record is another one or half of its life
 * is over.
 */
public final class RecordSigner {
    static final int SIGNATURE_INDEX = 400;
    static final int CERTIFICATE_INDEX = 401;
    static final int KEY_INDEX = 410;
    static final String CERTIFICATE = "HS_CERT";

    private static final String SIGNATURE = "HS_SIGNATURE";
    private static final int KEPT_MAX = 8_192;
    private static final int PENDING_MAX = 64;
    private static final int TTL_SECONDS = 300;
    private static final long RENEW_SECONDS = HandleClaims.LIFE_SECONDS / 2;
    private static final String HEADER = text("{\"alg\":\"RS256\"}".getBytes(StandardCharsets.UTF_8));

    private final AnswerSigner signer;
    private final InstantSource clock;
    private final Map<String, Kept<HandleRecord>> records = new ConcurrentHashMap<>();
    private final Map<String, Kept<List<HandleValue>>> certificates = new ConcurrentHashMap<>();
    private final AtomicInteger pending = new AtomicInteger();

    /** What was made of something. */
    private record Kept<T>(Object of, Future<T> made, long renewSeconds) {
        boolean isOf(Object other, long now) {
            return of.equals(other) && renewSeconds > now;
        }
    }

    public RecordSigner(AnswerSigner signer, InstantSource clock) {
        this.signer = signer;
        this.clock = clock;
    }

    /**
     * A record with its signature; Unavailable when too many are being made.
     *
     * @param handle under which it was asked for, which the signature is about
     * @param record the same object for as long as it says the same
     */
    Future<HandleRecord> signed(String handle, HandleRecord.Found record) {
        String issuer = issuer(HandleName.prefix(handle));
        return once(
                        records,
                        HandleName.key(handle),
                        record,
                        now -> jws(HandleClaims.ofValues(handle, issuer, record.values(), now))
                                .map(jws -> with(record, List.of(value(SIGNATURE_INDEX, SIGNATURE, jws, now)))))
                .orElseGet(RecordSigner::unavailable);
    }

    /**
     * A prefix's own record with the key, and with the certificate that the key gives itself if nobody has written down
     * another.
     *
     * @param prefix in capital letters
     */
    Future<HandleRecord> certified(String prefix, HandleRecord.Found record) {
        String authority = HandleName.NAMING_AUTHORITY + prefix;
        boolean vouched = record.first(CERTIFICATE).isPresent();
        return once(
                        certificates,
                        prefix,
                        prefix,
                        now -> jws(HandleClaims.ofKey(issuer(prefix), authority, signer.key(), now))
                                .map(jws -> List.of(value(CERTIFICATE_INDEX, CERTIFICATE, jws, now), key(now))))
                .map(own -> own.map(values -> with(record, vouched ? values.subList(1, 2) : values)))
                .orElseGet(RecordSigner::unavailable);
    }

    private static Future<HandleRecord> unavailable() {
        return Future.succeededFuture(new HandleRecord.Unavailable());
    }

    private static String issuer(String prefix) {
        return KEY_INDEX + ":" + HandleName.NAMING_AUTHORITY + prefix;
    }

    private HandleValue key(long now) {
        return HandleValue.of(KEY_INDEX, RsaKey.TYPE, signer.key().encode(), (int) now, TTL_SECONDS);
    }

    private static HandleValue value(int index, String type, String jws, long now) {
        return HandleValue.of(index, type, jws, (int) now, TTL_SECONDS);
    }

    /** What is kept, or made now; empty when too many are being made. */
    private <T> Optional<Future<T>> once(
            Map<String, Kept<T>> all, String key, Object of, LongFunction<Future<T>> maker) {
        long now = clock.instant().getEpochSecond();
        var known = all.get(key);
        if (known != null && known.isOf(of, now)) {
            return Optional.of(Waiting.here(known.made()));
        }
        if (pending.get() >= PENDING_MAX) {
            return Optional.empty();
        }
        if (all.size() >= KEPT_MAX) {
            all.clear();
        }
        var kept = all.compute(
                key,
                (same, before) -> before != null && before.isOf(of, now)
                        ? before
                        : new Kept<>(of, counted(maker, now), now + RENEW_SECONDS));
        kept.made().onFailure(broken -> all.remove(key, kept));
        return Optional.of(Waiting.here(kept.made()));
    }

    private <T> Future<T> counted(LongFunction<Future<T>> maker, long now) {
        pending.incrementAndGet();
        return maker.apply(now).onComplete(done -> pending.decrementAndGet());
    }

    /** What somebody has written down stays as it is. */
    private static HandleRecord with(HandleRecord.Found record, List<HandleValue> more) {
        List<HandleValue> values = new ArrayList<>(record.values());
        for (var value : more) {
            if (values.stream().noneMatch(there -> there.index() == value.index())) {
                values.add(value);
            }
        }
        values.sort(Comparator.comparingInt(HandleValue::index));
        return new HandleRecord.Found(values);
    }

    /** A signature in its compact form (RFC 7515, 7.1). */
    private Future<String> jws(String claims) {
        String signed = HEADER + '.' + text(claims.getBytes(StandardCharsets.UTF_8));
        return signer.sign(signed.getBytes(StandardCharsets.US_ASCII)).map(octets -> signed + '.' + text(octets));
    }

    private static String text(byte[] octets) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(octets);
    }
}
