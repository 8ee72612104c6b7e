package dev.flint.bridge.handle;

import io.vertx.core.Future;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.random.RandomGenerator;

/**
 * Handles that live elsewhere (Handle digest, 1.12): asked for at the server that the operator names for their prefix,
 * or found from the root by the sites that prefixes name. Answers are kept as long as they say, at most two days; that
 * there is nothing, a minute. Nobody is asked about what lives here, however it is come by (Handle digest, 4.6).
 */
public final class ForeignHandles {
    /** More servers or names than these are a circle. */
    static final int HOPS_MAX = 10;

    private static final String ALL = "*";
    private static final String SERVICE = "HS_SERV";
    private static final String ALIAS = "HS_ALIAS";
    private static final List<String> SITES = List.of(SiteInfo.TYPE, SERVICE);
    private static final int KEPT_MAX = 10_000;
    private static final long KEPT_MILLIS_MAX = 172_800_000;
    private static final long ABSENCE_MILLIS = 60_000;
    private static final long NEW_MILLIS = 5_000;

    private final RecordSource own;
    private final List<Upstream> upstreams;
    private final HandleExchange exchange;
    private final Predicate<InetAddress> allowed;
    private final InstantSource clock;
    private final RandomGenerator random;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    /**
     * Who is asked about which prefixes.
     *
     * @param prefix {@code 88} for it and all prefixes below it; {@code *} for a root, which knows where prefixes live
     */
    public record Upstream(String prefix, HandleServer server) {
        private boolean takes(String other) {
            return prefix.equals(ALL) || other.equals(prefix) || other.startsWith(prefix + '.');
        }
    }

    private record Kept(HandleRecord record, long sinceMillis, long endsMillis) {}

    /**
     * @param own what lives here
     * @param upstreams the first that takes a prefix is asked
     * @param allowed which addresses may be asked that others have named
     */
    public ForeignHandles(
            RecordSource own,
            List<Upstream> upstreams,
            HandleExchange exchange,
            Predicate<InetAddress> allowed,
            InstantSource clock,
            RandomGenerator random) {
        this.own = own;
        this.upstreams = List.copyOf(upstreams);
        this.exchange = exchange;
        this.allowed = allowed;
        this.clock = clock;
        this.random = random;
    }

    /** Whether anybody is named who can be asked. */
    public boolean knowsAnybody() {
        return !upstreams.isEmpty();
    }

    /**
     * What is known under a Handle, or under the one that it is an alias of: Foreign when nobody is named for its
     * prefix, Unavailable when nobody has answered.
     *
     * @param recursion how many servers have passed the question on before
     */
    public Future<HandleRecord> find(String handle, int recursion) {
        return find(handle, recursion, 0);
    }

    /** The same for a Handle of others, but what has been kept for more than five seconds is asked for again. */
    public Future<HandleRecord> findAnew(String handle) {
        var known = kept.get(HandleName.key(handle));
        return known != null && clock.millis() - known.sinceMillis() > NEW_MILLIS
                ? asked(handle, 0, 0).compose(record -> followed(record, 0, 0))
                : find(handle, 0);
    }

    private Future<HandleRecord> find(String handle, int recursion, int hops) {
        if (recursion + hops >= HOPS_MAX) {
            return unavailable();
        }
        return own.find(handle)
                .compose(record -> record instanceof HandleRecord.Foreign
                        ? elsewhere(handle, recursion, hops)
                        : Future.succeededFuture(record))
                .compose(record -> followed(record, recursion, hops));
    }

    private Future<HandleRecord> elsewhere(String handle, int recursion, int hops) {
        var known = kept.get(HandleName.key(handle));
        return known != null && known.endsMillis() > clock.millis()
                ? Future.succeededFuture(known.record())
                : asked(handle, recursion, hops);
    }

    private Future<HandleRecord> asked(String handle, int recursion, int hops) {
        return ask(handle, recursion + 1, hops).map(record -> keep(HandleName.key(handle), record));
    }

    private Future<HandleRecord> followed(HandleRecord record, int recursion, int hops) {
        return alias(record)
                .map(other -> find(other, recursion, hops + 1))
                .orElseGet(() -> Future.succeededFuture(record));
    }

    private static Future<HandleRecord> unavailable() {
        return Future.succeededFuture(new HandleRecord.Unavailable());
    }

    private static Optional<String> alias(HandleRecord record) {
        return record instanceof HandleRecord.Found found
                ? found.first(ALIAS).filter(HandleValue::isPublic).map(HandleValue::text)
                : Optional.empty();
    }

    private HandleRecord keep(String key, HandleRecord record) {
        long millis = 0;
        if (record instanceof HandleRecord.Found found) {
            millis = found.values().stream()
                    .mapToLong(value -> value.ttl().isAbsolute()
                            ? Integer.toUnsignedLong(value.ttl().seconds()) * 1_000 - clock.millis()
                            : Integer.toUnsignedLong(value.ttl().seconds()) * 1_000)
                    .min()
                    .orElse(0);
        } else if (record instanceof HandleRecord.Absent) {
            millis = ABSENCE_MILLIS;
        }
        if (millis > 0) {
            if (kept.size() >= KEPT_MAX) {
                kept.clear();
            }
            long now = clock.millis();
            kept.put(key, new Kept(record, now, now + Math.min(millis, KEPT_MILLIS_MAX)));
        }
        return record;
    }

    private Future<HandleRecord> ask(String handle, int recursion, int hops) {
        String prefix = HandleName.prefix(handle);
        var upstream = upstreams.stream().filter(each -> each.takes(prefix)).findFirst();
        if (upstream.isEmpty()) {
            return Future.succeededFuture(new HandleRecord.Foreign());
        }
        boolean isRoot = upstream.get().prefix().equals(ALL);
        return isRoot && !HandleName.isOfPrefix(handle)
                ? ask(upstream.get().server(), HandleName.NAMING_AUTHORITY + prefix, SITES, recursion, hops)
                        .compose(record -> atSite(record, handle, recursion, hops + 1))
                : ask(upstream.get().server(), handle, List.of(), recursion, hops);
    }

    private Future<HandleRecord> ask(HandleServer server, String handle, List<String> types, int recursion, int hops) {
        int id = random.nextInt();
        byte[] request =
                HandleRequest.of(handle, types, id, recursion, clock.instant().getEpochSecond());
        return exchange.ask(server, request)
                .compose(answer -> read(answer, id, handle, recursion, hops))
                .recover(nobody -> unavailable());
    }

    private Future<HandleRecord> read(byte[] octets, int id, String handle, int recursion, int hops) {
        var answer = Message.decode(octets);
        if (answer.isEmpty() || answer.get().envelope().requestId() != id) {
            return unavailable();
        }
        var body = answer.get().body();
        return switch (answer.get().header().responseCode()) {
            case ResponseCode.SUCCESS ->
                body instanceof MessageBody.Values values
                        ? Future.succeededFuture(new HandleRecord.Found(values.values()))
                        : unavailable();
            case ResponseCode.HANDLE_NOT_FOUND -> Future.succeededFuture(new HandleRecord.Absent());
            case ResponseCode.VALUES_NOT_FOUND -> Future.succeededFuture(new HandleRecord.Found(List.of()));
            case ResponseCode.SERVICE_REFERRAL, ResponseCode.PREFIX_REFERRAL ->
                body instanceof MessageBody.Values values
                        ? atSite(new HandleRecord.Found(values.values()), handle, recursion, hops + 1)
                        : unavailable();
            default -> unavailable();
        };
    }

    /** Asks the site that a record names, or the service that it names. */
    private Future<HandleRecord> atSite(HandleRecord record, String handle, int recursion, int hops) {
        if (!(record instanceof HandleRecord.Found found)) {
            return Future.succeededFuture(record);
        }
        if (recursion + hops >= HOPS_MAX) {
            return unavailable();
        }
        List<HandleServer> servers = new ArrayList<>();
        for (var value : found.values()) {
            if (value.type().equals(SiteInfo.TYPE)) {
                SiteInfo.decode(value.data()).ifPresent(site -> servers.addAll(servers(site, handle)));
            }
        }
        if (!servers.isEmpty()) {
            return inTurn(servers, 0, handle, recursion, hops);
        }
        return found.first(SERVICE)
                .map(HandleValue::text)
                .map(service ->
                        find(service, recursion, hops + 1).compose(sites -> atSite(sites, handle, recursion, hops + 1)))
                .orElseGet(() -> Future.succeededFuture(new HandleRecord.Absent()));
    }

    private Future<HandleRecord> inTurn(List<HandleServer> servers, int at, String handle, int recursion, int hops) {
        if (at == servers.size()) {
            return unavailable();
        }
        return ask(servers.get(at), handle, List.of(), recursion, hops)
                .compose(record -> record instanceof HandleRecord.Unavailable
                        ? inTurn(servers, at + 1, handle, recursion, hops)
                        : Future.succeededFuture(record));
    }

    /** The server of a site that is responsible for a Handle, in datagrams first; none whose address is forbidden. */
    private List<HandleServer> servers(SiteInfo site, String handle) {
        if (site.servers().isEmpty()) {
            return List.of();
        }
        var server = site.servers()
                .get(index(site.hashOption(), handle, site.servers().size()));
        List<HandleServer> ways = new ArrayList<>();
        try {
            var address = InetAddress.getByAddress(server.shortAddress());
            if (allowed.test(address)) {
                for (int protocol : new int[] {SiteInfo.Interface.UDP, SiteInfo.Interface.TCP}) {
                    server.interfaces().stream()
                            .filter(each -> each.protocol() == protocol && each.isForQuestions())
                            .findFirst()
                            .ifPresent(each -> ways.add(new HandleServer(
                                    address.getHostAddress(), each.port(), protocol == SiteInfo.Interface.TCP)));
                }
            }
        } catch (UnknownHostException e) {
            throw new IllegalStateException("an address of another length", e);
        }
        return ways;
    }

    /** Which of the servers of a site is responsible (Handle digest, 1.5). */
    static int index(int hashOption, String handle, int servers) {
        int slash = handle.indexOf('/');
        String part = switch (hashOption) {
            case 0 -> handle.substring(0, Math.max(0, slash));
            case 1 -> handle.substring(slash + 1);
            default -> handle;
        };
        try {
            byte[] hash = MessageDigest.getInstance("MD5")
                    .digest(Selection.upper(part).getBytes(StandardCharsets.UTF_8));
            int number = 0;
            for (int i = hash.length - 4; i < hash.length; i++) {
                number = number << 8 | (hash[i] & 0xFF);
            }
            return Math.abs(number % servers);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has it", e);
        }
    }
}
