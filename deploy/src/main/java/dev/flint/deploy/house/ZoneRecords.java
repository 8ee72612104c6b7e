package dev.flint.deploy.house;

import dev.flint.bid.vaa.VaaId;
import dev.flint.bridge.dns.DnsName;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.bridge.zone.ZoneContent;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.UrlForm;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** What the zone says of identifiers, and of where it is itself. */
final class ZoneRecords implements ZoneContent {
    private static final int TTL_SECONDS = 300;
    private static final int NEGATIVE_TTL_SECONDS = 60;

    private final DnsName apex;
    private final DnsName nameServer;
    private final String base;
    private final byte[] site;
    private final int port;

    /**
     * @param base where identifiers are resolved, without slash at the end
     * @param site address in numbers
     * @param port of the resolver
     */
    ZoneRecords(DnsName apex, String base, String site, int port) {
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
        return base + ' ' + port + ' ' + HexFormat.of().formatHex(site);
    }

    @Override
    public List<DnsRecord> apex(int serial) {
        var mailbox = DnsName.of(List.of("hostmaster"), apex);
        return List.of(
                DnsRecord.soa(TTL_SECONDS, nameServer, mailbox, serial, NEGATIVE_TTL_SECONDS),
                DnsRecord.ns(TTL_SECONDS, nameServer),
                DnsRecord.txt(TTL_SECONDS, List.of("v=did1;method=bid")));
    }

    @Override
    public Map<List<String>, List<DnsRecord>> fixed() {
        var address = List.of(DnsRecord.address(TTL_SECONDS, site));
        var service = DnsRecord.srv(TTL_SECONDS, port, DnsName.of(List.of("r"), apex));
        return Map.of(List.of("ns1"), address, List.of("r"), address, List.of("_resolver", "_tcp"), List.of(service));
    }

    /** Of the name below that of an identifier. */
    List<DnsRecord> below(String identifier, boolean deactivated) {
        return deactivated ? List.of() : List.of(DnsRecord.uri(TTL_SECONDS, 10, 1, identifier));
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
