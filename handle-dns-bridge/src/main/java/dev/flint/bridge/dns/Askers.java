package dev.flint.bridge.dns;

import dev.flint.bridge.dns.DnsQuery.Asked;
import dev.flint.bridge.dns.DnsQuery.Edns;
import java.net.InetAddress;
import java.time.InstantSource;
import java.util.Optional;

/** Those who ask in datagrams, whose addresses may be lies: they get cookies, and without one not everything. */
public final class Askers {
    private final Cookies cookies;
    private final Optional<ResponseRates> rates;
    private final DnsCounts counts;

    /**
     * @param perSecond how often a network without a cookie is told the same in a second; 0 for as often as it asks
     * @param seed unknown to others
     */
    public Askers(CookieHash hash, int perSecond, InstantSource clock, int seed, DnsCounts counts) {
        this.counts = counts;
        this.cookies = new Cookies(hash, clock);
        this.rates = perSecond == 0 ? Optional.empty() : Optional.of(new ResponseRates(perSecond, clock, seed));
    }

    /** The question with the cookie that goes with its answer. */
    Asked greeted(Asked asked, InetAddress source) {
        byte[] brought = cookie(asked);
        return brought.length == 0 ? asked : asked.with(cookies.fresh(brought, source));
    }

    /** What is sent of an answer; empty for nothing. */
    Optional<byte[]> rationed(DnsQuery query, InetAddress source, byte[] answer) {
        if (rates.isEmpty() || (query instanceof Asked asked && cookies.isOurs(cookie(asked), source))) {
            return Optional.of(answer);
        }
        return switch (rates.get().of(source, answer)) {
            case SEND -> Optional.of(answer);
            case SLIP -> query instanceof Asked asked ? slipped(asked) : dropped();
            case DROP -> dropped();
        };
    }

    private Optional<byte[]> slipped(Asked asked) {
        counts.rationed().add(DnsCounts.SLIPPED);
        return Optional.of(Lookup.truncated(asked));
    }

    private Optional<byte[]> dropped() {
        counts.rationed().add(DnsCounts.DROPPED);
        return Optional.empty();
    }

    DnsCounts counts() {
        return counts;
    }

    private static byte[] cookie(Asked asked) {
        return asked.edns().map(Edns::cookie).orElse(DnsQuery.Head.NONE);
    }
}
