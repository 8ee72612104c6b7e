package dev.flint.deploy.house;

import dev.flint.bid.vaa.VaaId;
import dev.flint.bridge.dns.DnsRecord;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.UrlForm;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;

/** What the zone says of identifiers, and of where it is itself. */
final class ZoneRecords {
    private final String base;
    private final byte[] site;
    private final int port;

    /**
     * @param base where identifiers are resolved, without slash at the end
     * @param site address in numbers
     * @param port of the resolver
     */
    ZoneRecords(String base, String site, int port) {
        this.base = base;
        this.port = port;
        try {
            this.site = InetAddress.getByName(site).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalStateException("it was read as an address", e);
        }
    }

    int port() {
        return port;
    }

    DnsRecord address(int ttlSeconds) {
        return DnsRecord.address(ttlSeconds, site);
    }

    /** Of an identifier that is registered, or was. */
    List<DnsRecord> of(String identifier, boolean deactivated, int ttlSeconds) {
        String url = VaaId.ofDid(identifier)
                .flatMap(VaaId::code)
                .map(code -> UrlForm.of(base, Identity15459.of(code)))
                .orElseGet(() -> base + "/1.0/identifiers/" + identifier);
        String what = "v=did1;did=" + identifier;
        return deactivated
                ? List.of(DnsRecord.txt(ttlSeconds, List.of(what, "u=" + url, "s=deactivated")))
                : List.of(
                        DnsRecord.txt(ttlSeconds, List.of(what, "u=" + url)),
                        DnsRecord.naptr(ttlSeconds, "did+http", "!^.*$!" + url + '!'));
    }
}
