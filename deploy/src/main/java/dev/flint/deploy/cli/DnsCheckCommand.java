package dev.flint.deploy.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.DNSSEC;
import org.xbill.DNS.NSECRecord;
import org.xbill.DNS.Name;
import org.xbill.DNS.RRSIGRecord;
import org.xbill.DNS.RRset;
import org.xbill.DNS.Record;
import org.xbill.DNS.Type;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flint dns check}. */
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        description = "Fetches a zone, and checks its signatures and the chain of its names.",
        footer = {
            "",
            "Signatures of SM2 (algorithm 17) are counted, and not checked.",
            "",
            "Example:  flint dns check --zone did.example.com --tsig tsig.key"
        })
final class DnsCheckCommand implements Callable<Integer> {
    private static final int SM2SM3 = 17;

    private final Terminal terminal;
    private final List<String> faults = new ArrayList<>();
    private int checked;
    private int passedOver;

    @Mixin
    private NameServerOption server = new NameServerOption();

    DnsCheckCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var records = server.transfer();
        var keys = records.stream()
                .filter(DNSKEYRecord.class::isInstance)
                .map(DNSKEYRecord.class::cast)
                .toList();
        sets(records).values().forEach(set -> check(set, keys));
        if (!keys.isEmpty()) {
            checkChain(records);
        }
        faults.forEach(terminal.err()::println);
        terminal.out()
                .println(records.size() + " records, " + checked + " signatures hold, " + passedOver + " not checked, "
                        + faults.size() + " faults");
        return faults.isEmpty() ? ExitCode.OK : ExitCode.VERIFICATION;
    }

    private static Map<String, RRset> sets(List<Record> records) {
        Map<String, RRset> sets = new LinkedHashMap<>();
        for (var record : records) {
            int type = record instanceof RRSIGRecord signature ? signature.getTypeCovered() : record.getType();
            sets.computeIfAbsent(record.getName() + " " + Type.string(type), key -> new RRset())
                    .addRR(record);
        }
        return sets;
    }

    private void check(RRset set, List<DNSKEYRecord> keys) {
        for (var signature : set.sigs()) {
            if (signature.getAlgorithm() == SM2SM3) {
                passedOver++;
                continue;
            }
            boolean holds = keys.stream()
                    .filter(key -> key.getFootprint() == signature.getFootprint()
                            && key.getAlgorithm() == signature.getAlgorithm())
                    .anyMatch(key -> isSignedWith(set, signature, key));
            if (holds) {
                checked++;
            } else {
                faults.add("signature: " + set.getName() + ' ' + Type.string(set.getType()));
            }
        }
        if (set.sigs().isEmpty() && !keys.isEmpty()) {
            faults.add("no signature: " + set.getName() + ' ' + Type.string(set.getType()));
        }
    }

    private boolean isSignedWith(RRset set, RRSIGRecord signature, DNSKEYRecord key) {
        try {
            DNSSEC.verify(set, signature, key, terminal.clock().instant());
            return true;
        } catch (DNSSEC.DNSSECException doesNotHold) {
            return false;
        }
    }

    /** Each name leads to the next one, and the last to the first. */
    private void checkChain(List<Record> records) {
        Map<Name, Name> next = new TreeMap<>();
        records.stream()
                .filter(NSECRecord.class::isInstance)
                .forEach(record -> next.put(record.getName(), ((NSECRecord) record).getNext()));
        List<Name> names =
                records.stream().map(Record::getName).distinct().sorted().toList();
        for (int i = 0; i < names.size(); i++) {
            if (!names.get((i + 1) % names.size()).equals(next.get(names.get(i)))) {
                faults.add("chain: " + names.get(i));
            }
        }
    }
}
