package dev.flint.bridge.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The protocol as others speak it. */
class HandleVectorTest {
    private static final Map<String, List<HandleValue>> RECORDS = HandleVectors.records();
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-01T00:00:00Z"));

    /** Answers that are not twice the same: with a nonce, and signed. */
    private static final Set<String> OTHERWISE = Set.of("restricted_challenge", "admin/certified");

    private static final SiteInfo SITE = SiteInfo.decode(HandleVectors.site()).orElseThrow();
    private static final int EXPIRATION = Envelope.OCTETS + 16;

    private final HandleService service = new HandleService(
            HandleVectorTest::find,
            () -> SITE,
            CLOCK,
            new Authentication(
                    HandleVectorTest::find,
                    CLOCK,
                    new SplittableRandom(402),
                    task -> Future.succeededFuture(task.get())),
            Optional.empty(),
            Optional.empty());

    private static Future<HandleRecord> find(String handle) {
        int slash = handle.indexOf('/');
        if (slash < 0) {
            return Future.succeededFuture(new HandleRecord.Absent());
        }
        String prefix = handle.substring(0, slash).toUpperCase(Locale.ROOT);
        var values = RECORDS.get(prefix + handle.substring(slash));
        if (values == null) {
            return Future.succeededFuture(
                    prefix.startsWith("88.1000.7") ? new HandleRecord.Absent() : new HandleRecord.Foreign());
        }
        return Future.succeededFuture(new HandleRecord.Found(values));
    }

    private byte[] ask(byte[] request) {
        return service.answer(request).orElseThrow().result();
    }

    static List<String> messageNames() {
        return List.copyOf(HandleVectors.messages().keySet());
    }

    @ParameterizedTest
    @MethodSource("messageNames")
    void message_decodedAndEncoded_isTheSame(String name) {
        byte[] octets = HandleVectors.messages().get(name);
        assertThat(octets).isNotNull();
        var message = Message.decode(octets);
        assertThat(message).isPresent();
        assertThat(HexFormat.of().formatHex(message.orElseThrow().encode()))
                .isEqualTo(HexFormat.of().formatHex(octets));
    }

    static List<HandleVectors.Exchange> questions() {
        return HandleVectors.exchanges().stream()
                .filter(exchange -> Header.read(new WireReader(exchange.request(), Envelope.OCTETS, 44))
                                        .opCode()
                                <= OpCode.GET_SITE_INFO
                        && !OTHERWISE.contains(exchange.name()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("questions")
    void question_isAnsweredLikeTheReferenceServerDoes(HandleVectors.Exchange exchange) {
        byte[] expected = exchange.response().clone();
        byte[] answer = ask(exchange.request());
        if (answer.length >= EXPIRATION + 4) {
            System.arraycopy(expected, EXPIRATION, answer, EXPIRATION, 4);
        }
        if (exchange.name().equals("prefix_handle")) {
            assertThat(values(answer)).containsExactlyInAnyOrderElementsOf(values(expected));
            return;
        }
        assertThat(HexFormat.of().formatHex(answer)).isEqualTo(HexFormat.of().formatHex(expected));
    }

    private static List<String> values(byte[] answer) {
        var body = (MessageBody.Values) Message.decode(answer).orElseThrow().body();
        return body.values().stream()
                // The site was written before the server had its ports; the key is in no vector.
                .filter(value -> !Set.of(SiteInfo.TYPE, RsaKey.TYPE).contains(value.type()))
                .map(value -> value.index() + value.type() + HexFormat.of().formatHex(value.data()))
                .toList();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "v2.1_client",
                "v2.1_no_credential_length",
                "v1.0",
                "v3.0",
                "v2.5_publ0",
                "v2.1_rrdg",
                "expired_request",
                "serial_old"
            })
    void probe_ofAVersion_isAnsweredLikeTheReferenceServerDoes(String name) {
        var probe = HandleVectors.ROOT.path("malformedAndVersionProbes").path(name);
        byte[] expected = HexFormat.of().parseHex(probe.path("udp").get(0).asText());
        byte[] answer = ask(HexFormat.of().parseHex(probe.path("request").asText()));
        System.arraycopy(expected, EXPIRATION, answer, EXPIRATION, 4);
        assertThat(HexFormat.of().formatHex(answer)).isEqualTo(HexFormat.of().formatHex(expected));
    }

    @ParameterizedTest
    @ValueSource(strings = {"opcode_0", "response_code_set", "array_len_huge"})
    void probe_thatIsNoRequest_isAProtocolError(String name) {
        var probe = HandleVectors.ROOT.path("malformedAndVersionProbes").path(name);
        var answer =
                Message.decode(ask(HexFormat.of().parseHex(probe.path("request").asText())));
        assertThat(answer.orElseThrow().header().responseCode()).isEqualTo(ResponseCode.PROTOCOL_ERROR);
        assertThat(answer.orElseThrow().envelope().requestId()).isEqualTo(7);
    }

    @ParameterizedTest
    @ValueSource(strings = {"unknown_opcode_999", "oc_106_list_sub_na", "session_terminate_nosession"})
    void probe_ofAnotherOperation_isNotSupported(String name) {
        var probe = HandleVectors.ROOT.path("malformedAndVersionProbes").path(name);
        var answer =
                Message.decode(ask(HexFormat.of().parseHex(probe.path("request").asText())));
        assertThat(answer.orElseThrow().header().responseCode()).isEqualTo(ResponseCode.OPERATION_NOT_SUPPORTED);
    }

    @Test
    void probe_ofSeventeenOctets_isNotAnswered() {
        var probe = HandleVectors.ROOT.at("/malformedAndVersionProbes/short_17_octets/request");
        assertThat(service.answer(HexFormat.of().parseHex(probe.asText()))).isEmpty();
    }

    @Test
    void restricted_isAnsweredWithAChallenge_likeTheReferenceServerDoes() {
        for (var exchange : HandleVectors.exchanges()) {
            if (exchange.name().equals("restricted_challenge")) {
                var answer = Message.decode(ask(exchange.request())).orElseThrow();
                var expected = Message.decode(exchange.response()).orElseThrow();
                assertThat(answer.header().responseCode()).isEqualTo(ResponseCode.AUTHENTICATION_NEEDED);
                assertThat(answer.header().opFlags())
                        .isEqualTo(expected.header().opFlags());
                assertThat(answer.envelope().sessionId()).isNotZero();
                var challenge = (MessageBody.Challenge) answer.body();
                assertThat(challenge.nonce()).hasSize(16);
                assertThat(challenge.digest())
                        .usingRecursiveComparison()
                        .isEqualTo(((MessageBody.Challenge) expected.body()).digest());
            }
        }
    }

    @Test
    void server_ofASite_isTheOneThatTheReferenceLibraryAsks() {
        var vectors = HandleVectors.ROOT.path("serverSelectionHash");
        assertThat(vectors).isNotEmpty();
        for (var vector : vectors) {
            int option = vector.path("hashOption").asInt();
            String handle = vector.path("handle").asText();
            assertThat(ForeignHandles.index(option, handle, 3))
                    .as(handle)
                    .isEqualTo(vector.path("serverIndexOf3").asInt());
            assertThat(ForeignHandles.index(option, handle, 7))
                    .as(handle)
                    .isEqualTo(vector.path("serverIndexOf7").asInt());
        }
    }

    @Test
    void fragments_areThoseOfTheReferenceServer() {
        var big = HandleVectors.ROOT.path("exchanges").findParents("name").stream()
                .filter(exchange -> exchange.path("name").asText().equals("big_fragmented")
                        && exchange.path("transport").asText().equals("udp"))
                .findFirst()
                .orElseThrow();
        var datagrams = Fragments.split(HandleVectors.joined(big.path("response")));
        assertThat(datagrams).hasSameSizeAs(big.path("response"));
        for (int i = 0; i < datagrams.size(); i++) {
            assertThat(HexFormat.of().formatHex(datagrams.get(i)))
                    .isEqualTo(big.path("response").get(i).asText());
        }
    }

    @Test
    void fragments_inReverse_makeTheSameRequest() {
        var probe = HandleVectors.ROOT.at("/malformedAndVersionProbes/fragmented_request_reversed");
        byte[] request = HandleVectors.joined(probe.path("request"));
        var body = (MessageBody.ResolutionRequest)
                Message.decode(request).orElseThrow().body();
        assertThat(body.handle()).isEqualTo("88.1000.7/BIG");
        assertThat(body.types()).hasSize(81);
        var datagrams = Fragments.split(ask(request));
        assertThat(datagrams).hasSize(probe.path("udp").size());
        assertThat(datagrams.get(0)[2] & Envelope.TRUNCATED).isEqualTo(Envelope.TRUNCATED);
    }

    @Test
    void fragments_thatDoNotFit_areLeftOut() {
        byte[] message = ask(HandleVectors.exchanges().get(0).request());
        byte[] longer = Arrays.copyOf(message, 2_000);
        var datagrams = Fragments.split(longer);
        var envelope = Envelope.read(new WireReader(datagrams.get(0)));
        assertThat(Fragments.begin(envelope.of(0, -1, 0), 8_192)).isEmpty();
        assertThat(Fragments.begin(envelope.of(0, 8_193, 0), 8_192)).isEmpty();
        var fragments = Fragments.begin(envelope.of(0, 900, 0), 8_192).orElseThrow();
        for (int sequence : new int[] {-1, 2, Integer.MAX_VALUE}) {
            assertThat(fragments.add(envelope.of(sequence, 900, 0), datagrams.get(0)))
                    .isEmpty();
        }
        assertThat(fragments.add(envelope.of(0, 900, 0), datagrams.get(0))).isEmpty();
        assertThat(fragments.add(envelope.of(1, 900, 0), new byte[Envelope.OCTETS + 408]))
                .isPresent();
    }

    @Test
    void specialValues_areReadAndWritten() {
        var encodings = HandleVectors.ROOT.path("encodings");
        byte[] admin = HexFormat.of().parseHex(encodings.path("HS_ADMIN").asText());
        assertThat(AdminValue.decode(admin)).contains(new AdminValue(0x07F3, "0.NA/88.1000.7", 300));
        assertThat(AdminValue.decode(admin).orElseThrow().encode()).isEqualTo(admin);
        assertThat(SiteInfo.decode(HandleVectors.site()).orElseThrow().encode()).isEqualTo(HandleVectors.site());
        assertThat(SiteInfo.decode(admin)).isEmpty();
        assertThat(AdminValue.decode(new byte[3])).isEmpty();
    }

    @Test
    void json_ofTheRecords_isThatOfTheReferenceServer() {
        var expected =
                HandleVectors.ROOT.path("restApi").get(0).path("responseBody").asText();
        var values = HandleJson.of(RECORDS.getOrDefault("88.1000.7/BASIC", List.of()));
        assertThat(expected).contains("\"values\":" + values.encode());
        assertThat(HandleJson.of(RECORDS.getOrDefault("88.1000.7/TTLABS", List.of()))
                        .encode())
                .contains("\"ttl\":\"2030-01-01T00:00:00Z\"");
        assertThat(HandleJson.of(RECORDS.getOrDefault("0.NA/88.1000.7", List.of()))
                        .encode())
                .contains(
                        "\"format\":\"vlist\"",
                        "\"format\":\"site\"",
                        "\"protocol\":\"TCP\",\"port\":22641",
                        "\"kty\":\"RSA\"");
    }

    @Test
    void mutated_packets_areAnsweredOrDroppedAndNeverThrow() {
        var requests = HandleVectors.exchanges().stream()
                .map(HandleVectors.Exchange::request)
                .toList();
        var random = new SplittableRandom(2_641);
        for (int seed = 0; seed < 1_000_000; seed++) {
            byte[] request = requests.get(random.nextInt(requests.size())).clone();
            for (int i = 0; i <= seed % 4; i++) {
                request[random.nextInt(request.length)] = (byte) random.nextInt();
            }
            byte[] cut = seed % 8 == 0 ? Arrays.copyOf(request, random.nextInt(request.length)) : request;
            var answer = service.answer(cut);
            if (answer.isPresent()) {
                assertThat(answer.get().result()).as("seed %d", seed).hasSizeGreaterThan(Envelope.OCTETS);
            }
        }
    }

    @Test
    void question_forAHandleOfAnyText_isEchoed() {
        String handle = "88.1000.7/ZH-标识";
        var out = new WireWriter(64).text(handle).i32(0).i32(0);
        assertThat(new String(out.toOctets(), StandardCharsets.UTF_8)).contains(handle);
        var envelope = new Envelope(2, 11, 0, 2, 11, 0, 9, 0, 0);
        var header = new Header(OpCode.RESOLUTION, 0, Header.PUBLIC_ONLY, 0xFFFF, 0, 0, 0);
        var request = new Message(
                envelope,
                header,
                new MessageBody.ResolutionRequest(handle, List.of(), List.of(), new byte[0]),
                new byte[4]);
        var answer = Message.decode(ask(request.encode())).orElseThrow();
        assertThat(((MessageBody.Values) answer.body()).handle()).isEqualTo(handle);
    }
}
