package dev.flint.deploy.house;

import java.util.Base64;
import java.util.List;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.OPTRecord;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.ZoneTransferIn;

/** Asks a name server on loopback. */
final class ZoneTalk {
    static final String APEX = "did.example.com.";

    private ZoneTalk() {}

    /**
     * An answer by TCP.
     *
     * @param flags of the extension; -1 for no extension
     */
    static Message ask(int port, String name, int type, int flags) throws Exception {
        var resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(port);
        resolver.setTCP(true);
        if (flags >= 0) {
            resolver.setEDNS(0, 1_232, flags, List.of());
        }
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + APEX), type, 1)));
    }

    /** A query in octets. */
    static byte[] query(String name, int type, int flags) throws Exception {
        var query = Message.newQuery(Record.newRecord(Name.fromString(name + APEX), type, 1));
        query.addRecord(new OPTRecord(1_232, 0, 0, flags), Section.ADDITIONAL);
        return query.toWire();
    }

    /** All of the zone, for one who has this secret. */
    static List<Record> axfr(int port, String key, String secret) throws Exception {
        var tsig = new TSIG(
                TSIG.HMAC_SHA256, Name.fromString(key), Base64.getDecoder().decode(secret));
        var transfer = ZoneTransferIn.newAXFR(Name.fromString(APEX), "127.0.0.1", port, tsig);
        transfer.run();
        return transfer.getAXFR();
    }
}
