package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.register.OperationDraft;
import dev.flint.bridge.dns.IdentifierLabels;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.ExtendedFlags;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;
import org.xbill.DNS.Type;

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
        NameTalk.awaitZone(port, ZONE);
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    private static String label(int number) {
        String did = Population.did(number);
        return IdentifierLabels.ofBid(did.substring("did:bid:".length())).orElseThrow() + "." + ZONE;
    }

    @Test
    void knot_followsThroughAThousandRegistrations_andAnswersTheSame() throws Exception {
        Path configuration = directory.resolve("knot.conf");
        Files.writeString(configuration, PeerConfigurations.knot(ZONE, directory, port, knotPort, SECRET));
        try (var knot = Peer.start(directory, "knotd", "-c", configuration.toString())) {
            long before = NameTalk.serial(port, ZONE);
            NameTalk.awaitSerial(knotPort, ZONE, before);
            Population.register(house.port(), IDENTIFIERS, 8);
            for (int number = 0; number < IDENTIFIERS; number += 100) {
                var id = Operations.bidOf(Population.key(number));
                byte[] deletion =
                        OperationDraft.delete(id, Instant.now(), Population.key(number), id.canonical() + "#key-1");
                assertThat(house.client().register(deletion).statusCode()).isEqualTo(200);
            }
            long after = before + IDENTIFIERS + IDENTIFIERS / 100;
            NameTalk.awaitSerial(port, ZONE, after);
            NameTalk.awaitSerial(knotPort, ZONE, after);
            for (int number = 0; number < IDENTIFIERS; number++) {
                for (int type : new int[] {Type.TXT, Type.NAPTR}) {
                    var ours = NameTalk.ask(port, label(number), type, ExtendedFlags.DO);
                    var theirs = NameTalk.ask(knotPort, label(number), type, ExtendedFlags.DO);
                    assertThat(NameTalk.records(ours, Section.ANSWER))
                            .as("%s %s", label(number), Type.string(type))
                            .isEqualTo(NameTalk.records(theirs, Section.ANSWER))
                            .hasSize(type == Type.NAPTR && number % 100 == 0 ? 0 : 2);
                }
                var below = "_did." + label(number);
                assertThat(NameTalk.records(NameTalk.ask(port, below, Type.URI, 0), Section.ANSWER))
                        .isEqualTo(NameTalk.records(NameTalk.ask(knotPort, below, Type.URI, 0), Section.ANSWER));
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
        var key = NameTalk.ask(port, ZONE, Type.DNSKEY, 0)
                .getSection(Section.ANSWER)
                .get(0);
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
        Files.writeString(
                directory.resolve("unbound.conf"), PeerConfigurations.unbound(ZONE, directory, port, unboundPort));
        try (var unbound = Peer.start(directory, "unbound", "-d", "-c", "unbound.conf")) {
            NameTalk.awaitSerial(unboundPort, ZONE, NameTalk.serial(port, ZONE));
            for (String name : List.of(there, denied)) {
                var answer = NameTalk.ask(unboundPort, name, Type.TXT, ExtendedFlags.DO);
                assertThat(answer.getHeader().getFlag(org.xbill.DNS.Flags.AD))
                        .as("%s%n%s", answer, unbound.output())
                        .isTrue();
            }
        }
    }

    @Test
    void zone_asItIsHandedOut_isVerifiedByOthers() throws Exception {
        List<Record> records = new ArrayList<>(NameTalk.axfr(port, ZONE, "transfer.example.com.", SECRET));
        records.remove(records.size() - 1);
        Path file = directory.resolve("zone");
        Files.writeString(file, records.stream().map(Record::toString).collect(Collectors.joining("\n", "", "\n")));
        assertThat(Peer.run(directory, "ldns-verify-zone", "-V", "3", file.toString()))
                .contains("Zone is verified and complete");
    }
}
