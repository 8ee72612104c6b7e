package dev.flint.deploy.cli;

import dev.flint.bridge.dns.DnsName;
import dev.flint.deploy.config.ListenAddress;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.TextParseException;
import org.xbill.DNS.ZoneTransferException;
import org.xbill.DNS.ZoneTransferIn;
import picocli.CommandLine.Option;

/** Which name server is asked about which zone. */
final class NameServerOption {
    @Option(
            names = "--server",
            paramLabel = "HOST:PORT",
            description = "Name server to ask (default: ${DEFAULT-VALUE}).",
            defaultValue = "127.0.0.1:53")
    private String server = "";

    @Option(names = "--zone", paramLabel = "NAME", required = true, description = "Apex of the zone.")
    private String zone = "";

    @Option(
            names = "--tsig",
            paramLabel = "FILE",
            description = "File with hmac-sha256:name:secret, by which it hands the zone out.")
    private @Nullable Path tsig;

    Name apex() {
        try {
            return Name.fromString(DnsName.parse(zone)
                    .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, "--zone is a domain name, not " + zone))
                    .toString());
        } catch (TextParseException e) {
            throw new CommandFailure(ExitCode.USAGE, "--zone is a domain name, not " + zone);
        }
    }

    private ListenAddress address() {
        return ListenAddress.parse(server)
                .orElseThrow(() -> new CommandFailure(ExitCode.USAGE, "--server is HOST:PORT, not " + server));
    }

    /** What the server has of a type at the apex. */
    List<Record> ask(int type) {
        var address = address();
        try {
            var resolver = new SimpleResolver(address.host());
            resolver.setPort(address.port());
            var query = Message.newQuery(Record.newRecord(apex(), type, 1));
            return resolver.send(query).getSection(Section.ANSWER);
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.NETWORK, "no answer from " + server);
        }
    }

    /** All records of the zone; the start of authority is the first. */
    List<Record> transfer() {
        var address = address();
        try {
            var key = tsig == null ? null : key(tsig);
            var transfer = ZoneTransferIn.newAXFR(apex(), new InetSocketAddress(address.host(), address.port()), key);
            transfer.run();
            var records = transfer.getAXFR();
            return records.subList(0, records.size() - 1);
        } catch (ZoneTransferException e) {
            throw new CommandFailure(ExitCode.AUTHORIZATION, server + " does not hand it out: " + e.getMessage());
        } catch (IOException e) {
            throw new CommandFailure(ExitCode.NETWORK, "no answer from " + server);
        }
    }

    private static TSIG key(Path file) throws IOException {
        String text = Files.readString(file).strip();
        int first = text.indexOf(':');
        int second = text.indexOf(':', first + 1);
        if (first < 0 || second < 0) {
            throw new CommandFailure(ExitCode.USAGE, file + " does not hold hmac-sha256:name:secret");
        }
        try {
            return new TSIG(text.substring(0, first), text.substring(first + 1, second), text.substring(second + 1));
        } catch (IllegalArgumentException e) {
            throw new CommandFailure(ExitCode.USAGE, file + " does not hold hmac-sha256:name:secret");
        }
    }
}
