package dev.flint.bridge.dns;

import dev.flint.bridge.dns.DnsQuery.Asked;
import dev.flint.bridge.dns.Zone.Node;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Answers queries about one zone, with authority (DNS digest, 2.4). */
public final class DnsService {
    private static final int SERVER_FAILURE = 2;
    private static final int NAME_ERROR = 3;
    private static final int NOT_IMPLEMENTED = 4;
    private static final int REFUSED = 5;
    private static final int BAD_VERSION_UPPER = 1;
    private static final int INTERNET = 1;
    private static final int NOTIFY = 4;
    private static final int UPDATE = 5;
    private static final int DATAGRAM_OCTETS_MIN = 512;
    private static final int MESSAGE_OCTETS_MAX = 65_535;
    private static final int DNSSEC_OK = 0x8000;
    private static final int ALIASES_MAX = 8;

    private final Zone zone;

    public DnsService(Zone zone) {
        this.zone = zone;
    }

    /** By what a query came. */
    public enum Transport {
        DATAGRAM,
        CONNECTION
    }

    /** The answer to a query; empty for what is none. A failed future is broken machinery. */
    public Optional<Future<byte[]>> answer(byte[] message, Transport transport) {
        var query = DnsQuery.read(message);
        if (query instanceof DnsQuery.Dropped) {
            return Optional.empty();
        }
        if (query instanceof DnsQuery.Faulty faulty) {
            return now(refusal(faulty.head(), faulty.rcode()));
        }
        var asked = (Asked) query;
        var refusal = refusal(asked, transport);
        if (refusal.isPresent()) {
            return now(refusal.get());
        }
        var labels = asked.name().below(zone.apex());
        return labels.isEmpty()
                ? now(refusal(asked, REFUSED))
                : Optional.of(zone.find(labels.get()).compose(node -> answer(asked, node, transport)));
    }

    private static Optional<Future<byte[]>> now(byte[] answer) {
        return Optional.of(Future.succeededFuture(answer));
    }

    /** What is not even looked for. */
    private static Optional<byte[]> refusal(Asked asked, Transport transport) {
        int opcode = asked.head().opcode();
        if (opcode != 0) {
            return Optional.of(refusal(asked, opcode == NOTIFY || opcode == UPDATE ? REFUSED : NOT_IMPLEMENTED));
        }
        if (asked.edns().filter(edns -> edns.version() != 0).isPresent()) {
            var answer = new DnsAnswer(asked.head());
            answer.edns(BAD_VERSION_UPPER, 0);
            return Optional.of(answer.toOctets(0, 0, false));
        }
        if (asked.queryClass() != INTERNET) {
            return Optional.of(refusal(asked, REFUSED));
        }
        boolean transfer = asked.type() == DnsRecord.AXFR || asked.type() == DnsRecord.IXFR;
        return transfer
                ? Optional.of(refusal(asked, transport == Transport.DATAGRAM ? NOT_IMPLEMENTED : REFUSED))
                : Optional.empty();
    }

    private static byte[] refusal(DnsQuery.Head head, int rcode) {
        return new DnsAnswer(head).toOctets(rcode, 0, false);
    }

    private static byte[] refusal(Asked asked, int rcode) {
        var answer = new DnsAnswer(asked.head());
        asked.edns().ifPresent(edns -> answer.edns(0, edns.flags() & DNSSEC_OK));
        return answer.toOctets(rcode, 0, false);
    }

    private Future<byte[]> answer(Asked asked, Node node, Transport transport) {
        if (node instanceof Node.Unavailable) {
            return Future.succeededFuture(refusal(asked, SERVER_FAILURE));
        }
        var answer = new DnsAnswer(asked.head());
        if (!(node instanceof Node.Present present)) {
            return Future.succeededFuture(nothing(asked, answer, NAME_ERROR, transport));
        }
        var wanted = wanted(present.records(), asked.type());
        if (!wanted.isEmpty()) {
            wanted.forEach(answer::answer);
            return withAddresses(asked, answer, wanted, transport);
        }
        var alias = alias(present.records());
        if (alias.isPresent()) {
            answer.answer(alias.get());
            return follow(asked, answer, alias.get().target().orElseThrow(), transport, ALIASES_MAX);
        }
        return Future.succeededFuture(nothing(asked, answer, 0, transport));
    }

    /** Of all types, one stands for them (RFC 8482). */
    private static List<DnsRecord> wanted(List<DnsRecord> records, int type) {
        int sought =
                type == DnsRecord.ANY && !records.isEmpty() ? records.get(0).type() : type;
        return records.stream().filter(record -> record.type() == sought).toList();
    }

    private static Optional<DnsRecord> alias(List<DnsRecord> records) {
        return records.stream()
                .filter(record -> record.type() == DnsRecord.CNAME)
                .findFirst();
    }

    private Future<byte[]> follow(Asked asked, DnsAnswer answer, DnsName name, Transport transport, int left) {
        var labels = name.below(zone.apex());
        if (labels.isEmpty() || left == 0) {
            return Future.succeededFuture(sealed(asked, answer, 0, transport));
        }
        return zone.find(labels.get()).compose(node -> {
            if (!(node instanceof Node.Present present)) {
                return Future.succeededFuture(nothing(asked, answer, NAME_ERROR, transport));
            }
            var wanted = wanted(present.records(), asked.type());
            var alias = wanted.isEmpty() ? alias(present.records()) : Optional.<DnsRecord>empty();
            wanted.forEach(record -> answer.answer(name, record));
            if (alias.isPresent()) {
                answer.answer(name, alias.get());
                return follow(asked, answer, alias.get().target().orElseThrow(), transport, left - 1);
            }
            return Future.succeededFuture(
                    wanted.isEmpty() ? nothing(asked, answer, 0, transport) : sealed(asked, answer, 0, transport));
        });
    }

    private byte[] nothing(Asked asked, DnsAnswer answer, int rcode, Transport transport) {
        var soa = zone.soa();
        int ttl = Math.min(soa.ttlSeconds(), soa.minimum());
        answer.authority(zone.apex(), DnsRecord.of(DnsRecord.SOA, ttl, soa.data()));
        return sealed(asked, answer, rcode, transport);
    }

    private Future<byte[]> withAddresses(Asked asked, DnsAnswer answer, List<DnsRecord> records, Transport transport) {
        var target = records.stream()
                .filter(record -> record.type() == DnsRecord.NS || record.type() == DnsRecord.SRV)
                .flatMap(record -> record.target().stream())
                .findFirst();
        var labels = target.flatMap(name -> name.below(zone.apex()));
        if (labels.isEmpty()) {
            return Future.succeededFuture(sealed(asked, answer, 0, transport));
        }
        return zone.find(labels.get()).map(node -> {
            if (node instanceof Node.Present present) {
                for (var record : present.records()) {
                    boolean address = record.type() == DnsRecord.A || record.type() == DnsRecord.AAAA;
                    if (address && answer.size() + 300 < limit(asked, transport)) {
                        answer.additional(target.orElseThrow(), record);
                    }
                }
            }
            return sealed(asked, answer, 0, transport);
        });
    }

    private static byte[] sealed(Asked asked, DnsAnswer answer, int rcode, Transport transport) {
        int extension = asked.edns().isPresent() ? DnsAnswer.ednsOctets() : 0;
        boolean truncated = answer.size() + extension > limit(asked, transport);
        if (truncated) {
            answer.forgetRecords();
        }
        asked.edns().ifPresent(edns -> answer.edns(0, edns.flags() & DNSSEC_OK));
        return answer.toOctets(rcode, DnsAnswer.AUTHORITATIVE, truncated);
    }

    private static int limit(Asked asked, Transport transport) {
        if (transport == Transport.CONNECTION) {
            return MESSAGE_OCTETS_MAX;
        }
        return asked.edns()
                .map(edns -> Math.min(DnsAnswer.DATAGRAM_OCTETS, Math.max(DATAGRAM_OCTETS_MIN, edns.size())))
                .orElse(DATAGRAM_OCTETS_MIN);
    }
}
