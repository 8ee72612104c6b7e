package dev.flint.bridge.dns;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.xbill.DNS.Flags;
import org.xbill.DNS.Message;
import org.xbill.DNS.Record;
import org.xbill.DNS.Section;

/** Queries that knot and NSD were asked, and what they said. */
class DnsVectorTest {
    private static final InetAddress LOOPBACK = InetAddress.getLoopbackAddress();
    private static final String KNOT = "knot-3.2.6";
    private static final String NSD = "nsd-4.6.1";

    /** NSD says less of what it refuses, and knot drops what is malformed. */
    private static final Set<String> LIKE_NSD = Set.of("compress_loop");

    private final DnsService service = new DnsService(new CapturedZone(), SampleAskers.unlimited());

    static List<String> names() {
        List<String> names = new ArrayList<>();
        CapturedZone.VECTORS
                .path("exchanges")
                .forEach(exchange -> names.add(exchange.path("name").asText()));
        return names;
    }

    private static JsonNode exchange(String name) {
        for (var exchange : CapturedZone.VECTORS.path("exchanges")) {
            if (exchange.path("name").asText().equals(name)) {
                return exchange;
            }
        }
        throw new AssertionError(name);
    }

    @ParameterizedTest
    @MethodSource("names")
    void query_isAnsweredLikeAPeerDoes(String name) throws IOException {
        var exchange = exchange(name);
        byte[] query = HexFormat.of().parseHex(exchange.path("query").asText());
        boolean connection = name.startsWith("tcp_");
        var answer =
                connection ? conversed(query) : service.answer(query, LOOPBACK).result();
        JsonNode peer = exchange.path(LIKE_NSD.contains(name) ? NSD : KNOT);
        if (!peer.has("rcode")) {
            assertThat(answer).isEmpty();
            return;
        }
        byte[] octets = answer.orElseThrow();
        if (connection) {
            assertThat(new Message(octets).getHeader().getRcode())
                    .as("like NSD, to whom nobody has given a key")
                    .isEqualTo(5);
            return;
        }
        var expected = new Message(HexFormat.of().parseHex(peer.path("hex").asText()));
        var given = new Message(octets);
        assertThat(given.getRcode()).isEqualTo(expected.getRcode());
        for (int flag : new int[] {Flags.QR, Flags.AA, Flags.TC, Flags.RD, Flags.RA, Flags.AD, Flags.CD}) {
            assertThat(given.getHeader().getFlag(flag))
                    .as("flag %d", flag)
                    .isEqualTo(expected.getHeader().getFlag(flag));
        }
        for (int section : new int[] {Section.QUESTION, Section.ANSWER, Section.AUTHORITY}) {
            assertThat(records(given, section)).isEqualTo(records(expected, section));
        }
        assertThat(given.getOPT() == null).isEqualTo(expected.getOPT() == null);
        if (!exchange.path("query").asText().isEmpty()
                && given.getSection(Section.QUESTION).size() == 1) {
            int end = 12 + given.getQuestion().getName().length();
            assertThat(Arrays.copyOfRange(octets, 12, end)).isEqualTo(Arrays.copyOfRange(query, 12, end));
        }
    }

    private Optional<byte[]> conversed(byte[] query) {
        return service.converse(query, LOOPBACK)
                .flatMap(answers -> answers.next().result());
    }

    private static List<String> records(Message message, int section) {
        return message.getSection(section).stream()
                .map(Record::toString)
                .map(String::toLowerCase)
                .sorted()
                .toList();
    }

    @Test
    void query_forSomethingLong_fitsAConnection() throws IOException {
        byte[] query =
                HexFormat.of().parseHex(exchange("big_edns4096").path("query").asText());
        byte[] answer = conversed(query).orElseThrow();
        assertThat(answer.length).isGreaterThan(2_500);
        assertThat(new Message(answer).getSection(Section.ANSWER)).hasSize(12);
    }

    @Test
    void labels_areThoseOfTheVectors() {
        for (var vector : CapturedZone.VECTORS.at("/labelEncoding/vectors")) {
            String suffix = vector.path("bidSuffix").asText();
            String label = vector.path("label").asText();
            assertThat(IdentifierLabels.ofBid(suffix)).contains(label);
            assertThat(IdentifierLabels.toBid(label)).contains(suffix);
        }
    }

    @Test
    void mutated_messages_areAnsweredOrDroppedAndNeverThrow() {
        List<byte[]> queries = new ArrayList<>();
        CapturedZone.VECTORS
                .path("exchanges")
                .forEach(exchange -> queries.add(
                        HexFormat.of().parseHex(exchange.path("query").asText())));
        var random = new SplittableRandom(53);
        for (int seed = 0; seed < 1_000_000; seed++) {
            byte[] query = queries.get(random.nextInt(queries.size())).clone();
            for (int i = 0; i <= seed % 4 && query.length > 0; i++) {
                query[random.nextInt(query.length)] = (byte) random.nextInt();
            }
            byte[] cut = seed % 8 == 0 ? Arrays.copyOf(query, random.nextInt(query.length + 1)) : query;
            var answer = service.answer(cut, LOOPBACK).result();
            if (answer.isPresent()) {
                assertThat(answer.get().length).as("seed %d", seed).isBetween(12, 1_232);
            }
        }
    }
}
