package dev.flint.bridge.dns;

import dev.flint.bridge.Answers;
import dev.flint.bridge.dns.DnsQuery.Asked;
import io.vertx.core.Future;
import java.net.InetAddress;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Answers queries about one zone, with authority (DNS digest, 2.4). */
public final class DnsService {
    private static final int NOT_IMPLEMENTED = 4;
    private static final int REFUSED = 5;
    private static final int NOT_AUTHORITATIVE = 9;
    private static final int BAD_VERSION_UPPER = 1;
    private static final int INTERNET = 1;
    private static final int NOTIFY = 4;
    private static final int UPDATE = 5;

    private final Zone zone;
    private final Optional<Tsig> secondaries;
    private final Optional<Transfers> transfers;
    private final Askers askers;
    private final DnsCounts counts;

    /** A zone that is not handed out. */
    public DnsService(Zone zone, Askers askers) {
        this(zone, Optional.empty(), Optional.empty(), askers);
    }

    /** @param secondaries the secret of those to whom the zone is handed out */
    public DnsService(Zone zone, Optional<Tsig> secondaries, Optional<Transfers> transfers, Askers askers) {
        this.zone = zone;
        this.secondaries = secondaries;
        this.transfers = transfers;
        this.askers = askers;
        this.counts = askers.counts();
    }

    /** By what a query came. */
    enum Transport {
        DATAGRAM,
        CONNECTION
    }

    /**
     * The answer to a query in a datagram; empty for what is none, and when its source has had enough. A failed future
     * is broken machinery.
     */
    public Future<Optional<byte[]>> answer(byte[] message, InetAddress source) {
        var query = greeted(message, source);
        if (query instanceof DnsQuery.Dropped) {
            return Future.succeededFuture(Optional.empty());
        }
        counts.queries().add(DnsCounts.DATAGRAM);
        return answer(message, query, Transport.DATAGRAM).map(answer -> askers.rationed(query, source, answer));
    }

    private DnsQuery greeted(byte[] message, InetAddress source) {
        var query = DnsQuery.read(message);
        return query instanceof Asked asked ? askers.greeted(asked, source) : query;
    }

    /** The answer in one message, however long; empty for what is no query. Zones are not handed out this way. */
    public Optional<Future<byte[]>> exchange(byte[] message) {
        var query = DnsQuery.read(message);
        if (query instanceof DnsQuery.Dropped) {
            return Optional.empty();
        }
        counts.queries().add(DnsCounts.HTTP);
        return Optional.of(answer(message, query, Transport.CONNECTION));
    }

    /** The answer to a query on a connection; empty for what is none. */
    public Optional<Answers> converse(byte[] message, InetAddress source) {
        var query = greeted(message, source);
        if (query instanceof DnsQuery.Dropped) {
            return Optional.empty();
        }
        counts.queries().add(DnsCounts.CONNECTION);
        return Optional.of(
                query instanceof Asked asked
                                && isTransfer(asked)
                                && refusal(asked).isEmpty()
                        ? transfer(message, asked)
                        : Answers.of(answer(message, query, Transport.CONNECTION)));
    }

    private Future<byte[]> answer(byte[] message, DnsQuery query, Transport transport) {
        return made(message, query, transport).map(counts::answered);
    }

    private Future<byte[]> made(byte[] message, DnsQuery query, Transport transport) {
        if (query instanceof DnsQuery.Faulty faulty) {
            return Future.succeededFuture(refusal(faulty.head(), faulty.rcode()));
        }
        var asked = (Asked) query;
        var refusal = refusal(asked);
        if (refusal.isPresent()) {
            return Future.succeededFuture(refusal.get());
        }
        if (isTransfer(asked)) {
            return Future.succeededFuture(Lookup.refusal(asked, NOT_IMPLEMENTED));
        }
        if (!asked.extras().isSigned()) {
            return new Lookup(zone, asked, transport, 0).answer();
        }
        return verdict(message)
                .map(verdict -> answer(verdict, asked, transport))
                .orElseGet(() -> Future.succeededFuture(refusal(asked.head(), NOT_AUTHORITATIVE)));
    }

    private Future<byte[]> answer(Tsig.Verdict verdict, Asked asked, Transport transport) {
        if (verdict instanceof Tsig.Verdict.Verified verified) {
            int reserved = secondaries.map(Tsig::octets).orElse(0);
            return new Lookup(zone, asked, transport, reserved).answer().map(verified.seal()::seal);
        }
        return Future.succeededFuture(rejection(verdict, asked));
    }

    private Optional<Tsig.Verdict> verdict(byte[] message) {
        return secondaries.map(tsig -> tsig.verify(message));
    }

    private static byte[] rejection(Tsig.Verdict verdict, Asked asked) {
        return verdict instanceof Tsig.Verdict.Rejected rejected
                ? rejected.seal().seal(refusal(asked.head(), NOT_AUTHORITATIVE))
                : refusal(asked.head(), DnsQuery.FORMAT_ERROR);
    }

    private Answers transfer(byte[] message, Asked asked) {
        if (!asked.extras().isSigned() || secondaries.isEmpty()) {
            return now(Lookup.refusal(asked, REFUSED));
        }
        var verdict = verdict(message).orElseThrow();
        if (!(verdict instanceof Tsig.Verdict.Verified verified)) {
            return now(rejection(verdict, asked));
        }
        UnaryOperator<byte[]> seal = verified.seal()::seal;
        if (!asked.name().equals(zone.apex())) {
            return now(seal.apply(refusal(asked.head(), NOT_AUTHORITATIVE)));
        }
        var since = asked.type() == DnsRecord.IXFR ? asked.extras().serial() : Optional.<Integer>empty();
        return transfers
                .flatMap(all -> all.open(since))
                .<Answers>map(part -> new TransferMessages(asked, part, seal))
                .orElseGet(() -> now(seal.apply(Lookup.refusal(asked, Lookup.SERVER_FAILURE))));
    }

    private static Answers now(byte[] answer) {
        return Answers.of(Future.succeededFuture(answer));
    }

    private static boolean isTransfer(Asked asked) {
        return asked.type() == DnsRecord.AXFR || asked.type() == DnsRecord.IXFR;
    }

    /** What is not even looked for. */
    private Optional<byte[]> refusal(Asked asked) {
        int opcode = asked.head().opcode();
        if (opcode != 0) {
            return Optional.of(Lookup.refusal(asked, opcode == NOTIFY || opcode == UPDATE ? REFUSED : NOT_IMPLEMENTED));
        }
        if (asked.edns().filter(edns -> edns.version() != 0).isPresent()) {
            var answer = new DnsAnswer(asked.head());
            answer.edns(BAD_VERSION_UPPER, 0);
            return Optional.of(answer.toOctets(0, 0, false));
        }
        boolean isOurs = asked.queryClass() == INTERNET && asked.name().isBelow(zone.apex());
        return isOurs || isTransfer(asked) ? Optional.empty() : Optional.of(Lookup.refusal(asked, REFUSED));
    }

    private static byte[] refusal(DnsQuery.Head head, int rcode) {
        return new DnsAnswer(head).toOctets(rcode, 0, false);
    }
}
