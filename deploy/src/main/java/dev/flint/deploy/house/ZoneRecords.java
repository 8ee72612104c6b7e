package dev.flint.deploy.house;

import dev.flint.bid.vaa.VaaId;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.zone.ZoneContent;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.methods.DocumentKeys;
import dev.flint.spi.DocumentBytes;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.UrlForm;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What the zone says of identifiers, and of where it is itself. */
final class ZoneRecords implements ZoneContent {
    private static final int TTL_SECONDS = 300;
    private static final int DOT_PORT = 853;
    private static final int NEGATIVE_TTL_SECONDS = 60;

    private final DnsName apex;
    private final DnsName nameServer;
    private final String base;
    private final byte[] site;
    private final int port;
    private final Optional<Integer> tlsPort;

    /**
     * @param base where identifiers are resolved, without slash at the end
     * @param site address in numbers
     * @param port of the resolver
     * @param tlsPort on which queries are answered over TLS, if they are
     */
    ZoneRecords(DnsName apex, String base, String site, int port, Optional<Integer> tlsPort) {
        this.tlsPort = tlsPort;
        this.apex = apex;
        this.nameServer = DnsName.of(List.of("ns1"), apex);
        this.base = base;
        this.port = port;
        try {
            this.site = InetAddress.getByName(site).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("it was read as an address", e);
        }
    }

    /** A text that is another when the same entries would make other records. */
    String identity() {
        return base
                + ' '
                + port
                + ' '
                + HexFormat.of().formatHex(site)
                + tlsPort.map(over -> " " + over).orElse("");
    }

    @Override
    public List<DnsRecord> apex(int serial) {
        var mailbox = DnsName.of(List.of("hostmaster"), apex);
        List<DnsRecord> records = new ArrayList<>(List.of(
                DnsRecord.soa(TTL_SECONDS, nameServer, mailbox, serial, NEGATIVE_TTL_SECONDS),
                DnsRecord.ns(TTL_SECONDS, nameServer),
                DnsRecord.txt(TTL_SECONDS, List.of("v=did1;method=bid"))));
        website().ifPresent(records::add);
        return List.copyOf(records);
    }

    /** Where the resolver is on the web, if it is there over TLS. */
    private Optional<DnsRecord> website() {
        var at = URI.create(base);
        return "https".equals(at.getScheme())
                ? DnsName.parse(at.getHost())
                        .map(host -> DnsRecord.service(
                                DnsRecord.HTTPS,
                                TTL_SECONDS,
                                host,
                                "",
                                at.getPort() == 443 ? 0 : Math.max(0, at.getPort())))
                : Optional.empty();
    }

    @Override
    public Map<List<String>, List<DnsRecord>> fixed() {
        var address = List.of(DnsRecord.address(TTL_SECONDS, site));
        var service = DnsRecord.srv(TTL_SECONDS, port, DnsName.of(List.of("r"), apex));
        Map<List<String>, List<DnsRecord>> fixed = new HashMap<>();
        fixed.put(List.of("ns1"), address);
        fixed.put(List.of("r"), address);
        fixed.put(List.of("_resolver", "_tcp"), List.of(service));
        // How to ask the name server over TLS (RFC 9461).
        tlsPort.ifPresent(over -> fixed.put(
                List.of("_dns", "ns1"),
                List.of(DnsRecord.service(
                        DnsRecord.SVCB, TTL_SECONDS, nameServer, "dot", over == DOT_PORT ? 0 : over))));
        return fixed;
    }

    /** Of the name below that of an identifier. */
    List<DnsRecord> below(String identifier, boolean deactivated) {
        return deactivated ? List.of() : List.of(DnsRecord.uri(TTL_SECONDS, 10, 1, identifier));
    }

    /** Of that name with the document's keys: where the zone is signed, since they vouch for nothing otherwise. */
    List<DnsRecord> below(String identifier, DocumentBytes document) {
        List<DnsRecord> records = new ArrayList<>(below(identifier, false));
        DocumentKeys.of(document)
                .ifPresent(keys -> keys.keys().stream()
                        .flatMap(key -> key.infos().stream().limit(1))
                        .map(info -> DnsRecord.tlsa(TTL_SECONDS, Merkle.sha256(info)))
                        .forEach(records::add));
        return records;
    }

    /** Of an identifier that is registered, or was. */
    List<DnsRecord> of(String identifier, boolean deactivated) {
        String url = VaaId.ofDid(identifier)
                .flatMap(VaaId::code)
                .map(code -> UrlForm.of(base, Identity15459.of(code)))
                .orElseGet(() -> base + "/1.0/identifiers/" + identifier);
        String what = "v=did1;did=" + identifier;
        return deactivated
                ? List.of(DnsRecord.txt(TTL_SECONDS, List.of(what, "u=" + url, "s=deactivated")))
                : List.of(
                        DnsRecord.txt(TTL_SECONDS, List.of(what, "u=" + url)),
                        DnsRecord.naptr(TTL_SECONDS, "did+http", "!^.*$!" + url + '!'));
    }
}
