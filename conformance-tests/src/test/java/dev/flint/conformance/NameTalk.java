package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Base64;
import java.util.List;
import java.util.function.LongPredicate;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.ZoneTransferIn;

/** Asks name servers on loopback. */
final class NameTalk {
    private NameTalk() {}

    static Message ask(int server, String name, int type, int flags) throws IOException {
        var resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(server);
        resolver.setEDNS(0, 1_232, flags, List.of());
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, 1)));
    }

    /** -1 while there is no answer. */
    static long serial(int server, String zone) {
        try {
            var answer = ask(server, zone, Type.SOA, 0).getSection(Section.ANSWER);
            return answer.isEmpty() ? -1 : ((SOARecord) answer.get(0)).getSerial();
        } catch (IOException notYet) {
            return -1;
        }
    }

    /** Waits until a server has caught up with the ledger, which says how many entries it has. */
    static void awaitSerial(int server, String zone, long serial) throws Exception {
        await(server, zone, known -> known == serial);
        assertThat(serial(server, zone)).isEqualTo(serial);
    }

    /** Waits until a server has a zone to answer from. */
    static void awaitZone(int server, String zone) throws Exception {
        await(server, zone, known -> known >= 0);
        assertThat(serial(server, zone)).isNotNegative();
    }

    private static void await(int server, String zone, LongPredicate wanted) throws InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        while (!wanted.test(serial(server, zone)) && System.nanoTime() < end) {
            Thread.sleep(100);
        }
    }

    static List<String> records(Message answer, int section) {
        return answer.getSection(section).stream()
                .map(Record::toString)
                .sorted()
                .toList();
    }

    /** All of a zone, for one who has this secret. */
    static List<Record> axfr(int server, String zone, String key, String secret) throws Exception {
        var tsig = new TSIG(
                TSIG.HMAC_SHA256, Name.fromString(key), Base64.getDecoder().decode(secret));
        var transfer = ZoneTransferIn.newAXFR(Name.fromString(zone + "."), "127.0.0.1", server, tsig);
        transfer.run();
        return transfer.getAXFR();
    }
}
