package dev.flint.bridge.dns;

import dev.flint.bridge.dns.DnsQuery.Asked;
import dev.flint.bridge.dns.DnsQuery.Edns;
import dev.flint.bridge.dns.DnsService.Transport;
import dev.flint.bridge.dns.Zone.Node;
import io.vertx.core.Future;
import java.util.List;

/** One question about names of a zone, and its answer. */
final class Lookup {
    static final int SERVER_FAILURE = 2;

    private static final int NAME_ERROR = 3;
    private static final int DATAGRAM_OCTETS_MIN = 512;
    private static final int MESSAGE_OCTETS_MAX = 65_535;
    private static final int ALIASES_MAX = 8;
    /** What an address may take at the end of an answer. */
    private static final int ADDRESS_OCTETS_MAX = 300;

    private static final List<Integer> NOT_THERE = List.of(DnsRecord.NXNAME);

    private final Zone zone;
    private final Asked asked;
    private final int limit;
    private final boolean signed;
    private final DnsAnswer answer;

    /** @param reserved octets that are added to the answer afterwards */
    Lookup(Zone zone, Asked asked, Transport transport, int reserved) {
        this.zone = zone;
        this.asked = asked;
        this.limit = limit(asked, transport) - reserved;
        this.signed = asked.wantsSignatures() && zone.denial().isPresent();
        this.answer = new DnsAnswer(asked);
    }

    private static int limit(Asked asked, Transport transport) {
        if (transport == Transport.CONNECTION) {
            return MESSAGE_OCTETS_MAX;
        }
        return asked.edns()
                .map(edns -> Math.min(DnsAnswer.DATAGRAM_OCTETS, Math.max(DATAGRAM_OCTETS_MIN, edns.size())))
                .orElse(DATAGRAM_OCTETS_MIN);
    }

    static byte[] refusal(Asked asked, int rcode) {
        return withoutRecords(asked, rcode, 0, false);
    }

    /** That there is an answer, which takes a connection. */
    static byte[] truncated(Asked asked) {
        return withoutRecords(asked, 0, DnsAnswer.AUTHORITATIVE, true);
    }

    private static byte[] withoutRecords(Asked asked, int rcode, int flags, boolean truncated) {
        var answer = new DnsAnswer(asked.head());
        asked.edns().ifPresent(edns -> answer.edns(0, edns.flags() & Edns.DNSSEC_OK));
        return answer.toOctets(rcode, flags, truncated);
    }

    Future<byte[]> answer() {
        if (asked.type() == DnsRecord.NXNAME) {
            return Future.succeededFuture(refusal(asked, DnsQuery.FORMAT_ERROR));
        }
        return zone.find(asked.name().below(zone.apex()).orElseThrow()).compose(this::answer);
    }

    private Future<byte[]> answer(Node node) {
        if (node instanceof Node.Unavailable) {
            return Future.succeededFuture(refusal(asked, SERVER_FAILURE));
        }
        if (!(node instanceof Node.Present present)) {
            return nothing(asked.name(), NOT_THERE);
        }
        var records = present.records();
        int type = type(records);
        if (put(asked.name(), records, type)) {
            return type == DnsRecord.NS || type == DnsRecord.SRV ? withAddresses(records, type) : sealed(0);
        }
        return put(asked.name(), records, DnsRecord.CNAME)
                ? follow(alias(records), ALIASES_MAX)
                : nothing(asked.name(), DnsRecord.types(records));
    }

    /** Of all types, one stands for them (RFC 8482). */
    private int type(List<DnsRecord> records) {
        return asked.type() == DnsRecord.ANY && !records.isEmpty()
                ? records.get(0).type()
                : asked.type();
    }

    /** Answers with what there is of a type at a name, if there is any. */
    private boolean put(DnsName owner, List<DnsRecord> records, int type) {
        boolean found = false;
        for (var record : records) {
            if (record.type() == type) {
                answer.add(DnsAnswer.ANSWERS, owner, record);
                found = true;
            }
        }
        if (found && signed) {
            for (var record : records) {
                if (record.isSignatureOver(type)) {
                    answer.add(DnsAnswer.ANSWERS, owner, record);
                }
            }
        }
        return found;
    }

    private static DnsName alias(List<DnsRecord> records) {
        return records.stream()
                .filter(record -> record.type() == DnsRecord.CNAME)
                .findFirst()
                .flatMap(DnsRecord::target)
                .orElseThrow();
    }

    private Future<byte[]> follow(DnsName name, int left) {
        var labels = name.below(zone.apex());
        if (labels.isEmpty() || left == 0) {
            return sealed(0);
        }
        return zone.find(labels.get()).compose(node -> {
            if (!(node instanceof Node.Present present)) {
                return nothing(name, NOT_THERE);
            }
            var records = present.records();
            if (put(name, records, asked.type())) {
                return sealed(0);
            }
            return put(name, records, DnsRecord.CNAME)
                    ? follow(alias(records), left - 1)
                    : nothing(name, DnsRecord.types(records));
        });
    }

    /** Says, and proves, that a name has no records of the type. */
    private Future<byte[]> nothing(DnsName name, List<Integer> types) {
        boolean isAbsent = types.equals(NOT_THERE);
        for (var record : zone.soa()) {
            if (record.type() == DnsRecord.SOA) {
                answer.add(
                        DnsAnswer.AUTHORITIES,
                        zone.apex(),
                        new DnsRecord(DnsRecord.SOA, Math.min(record.ttlSeconds(), record.minimum()), record.data()));
            } else if (signed) {
                answer.add(DnsAnswer.AUTHORITIES, zone.apex(), record);
            }
        }
        if (!signed) {
            return sealed(isAbsent ? NAME_ERROR : 0);
        }
        boolean plainly = asked.edns()
                .filter(edns -> (edns.flags() & Edns.COMPACT_OK) != 0)
                .isPresent();
        return zone.denial().orElseThrow().of(name, types).compose(proof -> {
            if (proof.isEmpty()) {
                return Future.succeededFuture(refusal(asked, SERVER_FAILURE));
            }
            proof.get().forEach(record -> answer.add(DnsAnswer.AUTHORITIES, name, record));
            return sealed(isAbsent && plainly ? NAME_ERROR : 0);
        });
    }

    private Future<byte[]> withAddresses(List<DnsRecord> records, int type) {
        var target = records.stream()
                .filter(record -> record.type() == type)
                .flatMap(record -> record.target().stream())
                .findFirst();
        var labels = target.flatMap(name -> name.below(zone.apex()));
        if (labels.isEmpty()) {
            return sealed(0);
        }
        return zone.find(labels.get()).compose(node -> {
            if (node instanceof Node.Present present) {
                for (var record : present.records()) {
                    boolean address = record.type() == DnsRecord.A || record.type() == DnsRecord.AAAA;
                    if (address && answer.size() + ADDRESS_OCTETS_MAX < limit) {
                        answer.add(DnsAnswer.ADDITIONAL, target.orElseThrow(), record);
                    }
                }
            }
            return sealed(0);
        });
    }

    private Future<byte[]> sealed(int rcode) {
        int extension = asked.edns().isPresent() ? answer.ednsOctets() : 0;
        boolean truncated = answer.size() + extension > limit;
        if (truncated) {
            answer.forgetRecords();
        }
        asked.edns().ifPresent(edns -> answer.edns(0, edns.flags() & Edns.DNSSEC_OK));
        return Future.succeededFuture(answer.toOctets(rcode, DnsAnswer.AUTHORITATIVE, truncated));
    }
}
