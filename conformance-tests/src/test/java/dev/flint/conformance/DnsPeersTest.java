package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.register.OperationDraft;
import dev.flint.bridge.dns.IdentifierLabels;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Record;
import org.xbill.DNS.SOARecord;
import org.xbill.DNS.Section;
import org.xbill.DNS.SimpleResolver;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;
import org.xbill.DNS.ZoneTransferIn;

/** Other people's name servers and validators, and this one as their primary. */
class DnsPeersTest {
    private static final String ZONE = "did.example.com";
    private static final String SECRET = "c2l4dGVlbiBvY3RldHMgYXQgbGVhc3Q=";
    private static final int IDENTIFIERS = 1_000;

    @TempDir
    private static Path directory;

    private static RunningHouse house;
    private static int port;
    private static int knotPort;
    private static int unboundPort;

    @BeforeAll
    static void open() throws Exception {
        Peer.require("knotd", "unbound", "delv", "ldns-verify-zone");
        port = Peer.freePort();
        knotPort = Peer.freePort();
        unboundPort = Peer.freePort();
        Files.writeString(directory.resolve("tsig"), "hmac-sha256:transfer.example.com:" + SECRET);
        var settings = Map.of(
                "dns.address",
                "127.0.0.1:" + port,
                "dns.zone",
                ZONE,
                "dns.sign",
                "ecdsap256sha256",
                "dns.tsig",
                directory.resolve("tsig").toString(),
                "dns.secondaries",
                "127.0.0.1:" + knotPort);
        house = RunningHouse.open(directory.resolve("data"), settings);
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    private static Message ask(int server, String name, int type, int flags) throws IOException {
        var resolver = new SimpleResolver("127.0.0.1");
        resolver.setPort(server);
        resolver.setEDNS(0, 1_232, flags, List.of());
        return resolver.send(Message.newQuery(Record.newRecord(Name.fromString(name + "."), type, 1)));
    }

    /** -1 while there is no answer. */
    private static long serial(int server) {
        try {
            var answer = ask(server, ZONE, Type.SOA, 0).getSection(Section.ANSWER);
            return answer.isEmpty() ? -1 : ((SOARecord) answer.get(0)).getSerial();
        } catch (IOException notYet) {
            return -1;
        }
    }

    /** Waits until a server has caught up with the ledger, which says how many entries it has. */
    private static void awaitSerial(int server, long serial) throws Exception {
        long end = System.nanoTime() + 60_000_000_000L;
        while (serial(server) != serial && System.nanoTime() < end) {
            Thread.sleep(100);
        }
        assertThat(serial(server)).isEqualTo(serial);
    }

    private static List<String> records(Message answer, int section) {
        return answer.getSection(section).stream()
                .map(Record::toString)
                .sorted()
                .toList();
    }

    private static String label(int number) {
        String did = Population.did(number);
        return IdentifierLabels.ofBid(did.substring("did:bid:".length())).orElseThrow() + "." + ZONE;
    }

    private static String knotConfiguration() {
        return String.join(
                "\n",
                "server:",
                "    listen: 127.0.0.1@" + knotPort,
                "    rundir: \"" + directory + "\"",
                "    udp-workers: 1",
                "    tcp-workers: 1",
                "    background-workers: 1",
                "database:",
                "    storage: \"" + directory + "\"",
                "log:",
                "  - target: stdout",
                "    any: info",
                "key:",
                "  - id: transfer.example.com",
                "    algorithm: hmac-sha256",
                "    secret: " + SECRET,
                "remote:",
                "  - id: flint",
                "    address: 127.0.0.1@" + port,
                "    key: transfer.example.com",
                "acl:",
                "  - id: flint",
                "    address: 127.0.0.1",
                "    key: transfer.example.com",
                "    action: notify",
                "zone:",
                "  - domain: " + ZONE,
                "    storage: \"" + directory + "\"",
                "    master: flint",
                "    acl: flint",
                "");
    }

    @Test
    void knot_followsThroughAThousandRegistrations_andAnswersTheSame() throws Exception {
        Path configuration = directory.resolve("knot.conf");
        Files.writeString(configuration, knotConfiguration());
        try (var knot = Peer.start(directory, "knotd", "-c", configuration.toString())) {
            long before = serial(port);
            awaitSerial(knotPort, before);
            Population.register(house.port(), IDENTIFIERS, 8);
            for (int number = 0; number < IDENTIFIERS; number += 100) {
                var id = Operations.bidOf(Population.key(number));
                byte[] deletion =
                        OperationDraft.delete(id, Instant.now(), Population.key(number), id.canonical() + "#key-1");
                assertThat(house.client().register(deletion).statusCode()).isEqualTo(200);
            }
            long after = before + IDENTIFIERS + IDENTIFIERS / 100;
            awaitSerial(port, after);
            awaitSerial(knotPort, after);
            for (int number = 0; number < IDENTIFIERS; number++) {
                for (int type : new int[] {Type.TXT, Type.NAPTR}) {
                    var ours = ask(port, label(number), type, ExtendedFlags.DO);
                    var theirs = ask(knotPort, label(number), type, ExtendedFlags.DO);
                    assertThat(records(ours, Section.ANSWER))
                            .as("%s %s", label(number), Type.string(type))
                            .isEqualTo(records(theirs, Section.ANSWER))
                            .hasSize(type == Type.NAPTR && number % 100 == 0 ? 0 : 2);
                }
                var below = "_did." + label(number);
                assertThat(records(ask(port, below, Type.URI, 0), Section.ANSWER))
                        .isEqualTo(records(ask(knotPort, below, Type.URI, 0), Section.ANSWER));
            }
            assertThat(knot.output())
                    .contains("AXFR, incoming", "notify, incoming", "IXFR, incoming")
                    .doesNotContain("error", "warning");
        }
    }

    @Test
    void validators_acceptWhatIsThere_andWhatIsDenied() throws Exception {
        String there = "cljdbqeulhtmppbtce0fp2nmrvd1h93aruvpd3o." + ZONE;
        String denied = "nothing-here." + ZONE;
        var key = ask(port, ZONE, Type.DNSKEY, 0).getSection(Section.ANSWER).get(0);
        Path anchor = directory.resolve("anchor");
        String publicKey = key.rdataToString().replaceFirst("257 3 13 ", "").replace(" ", "");
        Files.writeString(anchor, "trust-anchors { " + ZONE + ". static-key 257 3 13 \"" + publicKey + "\"; };\n");
        for (var expected : Map.of(there, "; fully validated", denied, "; negative response, fully validated")
                .entrySet()) {
            assertThat(Peer.run(
                            directory,
                            "delv",
                            "@127.0.0.1",
                            "-p",
                            Integer.toString(port),
                            "-a",
                            anchor.toString(),
                            "+root=" + ZONE,
                            expected.getKey(),
                            "TXT"))
                    .contains(expected.getValue());
        }
        Files.writeString(directory.resolve("anchor.unbound"), key + "\n");
        Files.writeString(directory.resolve("unbound.conf"), unboundConfiguration());
        try (var unbound = Peer.start(directory, "unbound", "-d", "-c", "unbound.conf")) {
            awaitSerial(unboundPort, serial(port));
            for (String name : List.of(there, denied)) {
                var answer = ask(unboundPort, name, Type.TXT, ExtendedFlags.DO);
                assertThat(answer.getHeader().getFlag(org.xbill.DNS.Flags.AD))
                        .as("%s%n%s", answer, unbound.output())
                        .isTrue();
            }
        }
    }

    private static String unboundConfiguration() {
        return String.join(
                "\n",
                "server:",
                "  interface: 127.0.0.1",
                "  port: " + unboundPort,
                "  username: \"\"",
                "  chroot: \"\"",
                "  directory: \"" + directory + "\"",
                "  pidfile: \"\"",
                "  use-syslog: no",
                "  do-not-query-localhost: no",
                "  trust-anchor-file: anchor.unbound",
                "stub-zone:",
                "  name: " + ZONE,
                "  stub-addr: 127.0.0.1@" + port,
                "");
    }

    @Test
    void zone_asItIsHandedOut_isVerifiedByOthers() throws Exception {
        var tsig = new TSIG(
                TSIG.HMAC_SHA256,
                Name.fromString("transfer.example.com."),
                Base64.getDecoder().decode(SECRET));
        var transfer = ZoneTransferIn.newAXFR(Name.fromString(ZONE + "."), "127.0.0.1", port, tsig);
        transfer.run();
        List<Record> records = new ArrayList<>(transfer.getAXFR());
        records.remove(records.size() - 1);
        Path file = directory.resolve("zone");
        Files.writeString(file, records.stream().map(Record::toString).collect(Collectors.joining("\n", "", "\n")));
        assertThat(Peer.run(directory, "ldns-verify-zone", "-V", "3", file.toString()))
                .contains("Zone is verified and complete");
    }
}
