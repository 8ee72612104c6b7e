package dev.flint.deploy.cli;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.xbill.DNS.CDSRecord;
import org.xbill.DNS.DNSKEYRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Type;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code flint dns zone}. */
@Command(
        name = "zone",
        mixinStandardHelpOptions = true,
        description = "Shows a zone's version, its keys, and what the zone above has to say of them.",
        footer = {"", "Example:  flint dns zone --zone did.example.com"})
final class DnsZoneCommand implements Callable<Integer> {
    private final Terminal terminal;

    @Mixin
    private NameServerOption server = new NameServerOption();

    @Mixin
    private OutputOption output = new OutputOption();

    DnsZoneCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        var soa = server.ask(Type.SOA).stream()
                .filter(SOARecord.class::isInstance)
                .map(SOARecord.class::cast)
                .findFirst()
                .orElseThrow(() -> new CommandFailure(ExitCode.NOT_FOUND, "no such zone there"));
        var keys = server.ask(Type.DNSKEY);
        var parents = server.ask(Type.CDS);
        if (output.isJson()) {
            var json = new JsonText()
                    .begin()
                    .string("zone", server.apex().toString())
                    .number("serial", soa.getSerial())
                    .json("keys", array(keys))
                    .json("ds", array(parents));
            terminal.out().println(json.end());
            return ExitCode.OK;
        }
        terminal.out().println("zone    " + server.apex());
        terminal.out().println("serial  " + soa.getSerial());
        for (var record : keys) {
            if (record instanceof DNSKEYRecord key) {
                terminal.out().println("key     " + key.getFootprint() + ", algorithm " + key.getAlgorithm());
            }
        }
        for (var record : parents) {
            if (record instanceof CDSRecord ds) {
                terminal.out().println("ds      " + server.apex() + " IN DS " + ds.rdataToString());
            }
        }
        return ExitCode.OK;
    }

    private static String array(List<Record> records) {
        return records.stream()
                .map(record -> JsonText.quote(record.rdataToString()))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
