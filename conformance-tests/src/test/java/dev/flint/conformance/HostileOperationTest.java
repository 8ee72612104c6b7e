package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationKind;
import dev.flint.bid.register.RefusalKind;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Operations that nobody should send: each is refused as documented, and leaves nothing behind. */
class HostileOperationTest {
    private static final String OPERATIONS = "/1.0/bid/operations";
    private static final int BODY_BYTES_MAX = 300_000;
    private static final int DEPTH_MAX = 32;
    /** What a document's extension stands in, itself included: the document. */
    private static final int AROUND_AN_EXTENSION_MEMBER = 2;

    private static final int MUTATIONS = 1_000;

    @TempDir
    private static Path data;

    private static RunningHouse house;

    private BidPrivateKey key;
    private String did;
    private byte[] valid;

    @BeforeAll
    static void open() {
        house = RunningHouse.open(data, Map.of());
    }

    @AfterAll
    static void close() {
        house.close();
        var fsck = Cli.fsck(data);
        assertThat(fsck.exit()).as(fsck.text()).isZero();
    }

    @BeforeEach
    void draft() {
        key = BidPrivateKey.generate(KeyType.ED25519, new SecureRandom());
        did = Operations.bidOf(key).canonical();
        valid = Operations.operation(OperationKind.CREATE, key, Instant.now(), "mark");
    }

    /** Whatever was refused of it before: nothing of that was written, so it can be registered now. */
    @AfterEach
    void canStillBeRegistered() {
        assertThat(Wire.get(house.port(), "/1.0/identifiers/" + did).status()).isEqualTo(404);
        var reply = post(valid);
        assertThat(reply.status()).as(reply.body()).isEqualTo(201);
    }

    @Test
    void body_tooLong_isNotRead() {
        byte[] body = Arrays.copyOf(valid, BODY_BYTES_MAX + 1);
        Arrays.fill(body, valid.length, body.length, (byte) ' ');
        assertProblem(post(body), 413);
        try (var wire = house.connect()) {
            wire.send("POST " + OPERATIONS + " HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n");
            boolean taken = true;
            for (int i = 0; taken && i < 40; i++) {
                taken = wire.send("2710\r\n" + " ".repeat(10_000) + "\r\n");
            }
            assertThat(wire.reply().status()).isIn(413, 0);
        }
    }

    @Test
    void body_ofTheGreatestLength_isRead() {
        byte[] body = Arrays.copyOf(valid, BODY_BYTES_MAX);
        Arrays.fill(body, valid.length, body.length, (byte) ' ');
        body[0] = '[';
        assertRefused(post(body), RefusalKind.MALFORMED_OPERATION);
    }

    @ParameterizedTest
    @ValueSource(ints = {DEPTH_MAX - 1, DEPTH_MAX, 100, 1_000, 100_000})
    void document_nestedTooDeep_isMalformed(int arrays) {
        // So many arrays, and two objects around them.
        String deep = "[".repeat(arrays) + "]".repeat(arrays);
        String body = text(valid).replace("\"extension\":{", "\"extension\":{\"deep\":" + deep + ",");
        assertThat(body.length()).isGreaterThan(valid.length);
        assertRefused(post(bytes(body)), RefusalKind.MALFORMED_OPERATION);
    }

    @Test
    void document_nestedAsDeepAsAllowed_isReadAndItsProofIsNot() {
        int arrays = DEPTH_MAX - AROUND_AN_EXTENSION_MEMBER;
        String deep = "[".repeat(arrays) + "]".repeat(arrays);
        String body = text(valid).replace("\"extension\":{", "\"extension\":{\"deep\":" + deep + ",");
        assertRefused(post(bytes(body)), RefusalKind.PROOF_INVALID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"[", "{\"a\":", "[{\"a\":"})
    void body_ofNothingButOpenings_isMalformed(String opening) {
        String body = opening.repeat(BODY_BYTES_MAX / opening.length());
        assertRefused(post(bytes(body)), RefusalKind.MALFORMED_OPERATION);
    }

    @Test
    void member_namedTwiceAtAnyLevel_isMalformed() {
        String body = text(valid);
        int objects = 0;
        for (int at = body.indexOf('{'); at >= 0; at = body.indexOf('{', at + 1)) {
            int colon = body.indexOf(':', at);
            String name = body.substring(at + 1, colon);
            String twice = body.substring(0, at + 1) + name + ":null," + body.substring(at + 1);
            assertRefused(post(bytes(twice)), RefusalKind.MALFORMED_OPERATION);
            String spelled = "\"\\u%04x%s".formatted((int) name.charAt(1), name.substring(2));
            String hidden = body.substring(0, at + 1) + spelled + ":null," + body.substring(at + 1);
            assertRefused(post(bytes(hidden)), RefusalKind.MALFORMED_OPERATION);
            objects++;
        }
        assertThat(objects).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "null",
                "1",
                "\"x\"",
                "[]",
                "{}",
                "{",
                "{}{}",
                "{\"id\":1}",
                "{\"operation\":\"create\",\"operation\":\"delete\"}",
                "{\"id\":\"\\ud800\"}",
                "{\"id\":NaN}",
                "{'id':1}",
                "{\"id\":1,}",
                "/**/{}",
                "{\"ledgerSeq\":1e400}",
                "{\"ledgerSeq\":99999999999999999999999999999999999999999999999999999999999999999999999999}",
                "\u00ef\u00bb\u00bf{}",
                "{\"id\":\"\u00ff\"}",
                "{\"id\":\"\u00c0\u00af\"}"
            })
    void body_thatIsNoOperation_isMalformed(String octets) {
        assertRefused(post(octets.getBytes(StandardCharsets.ISO_8859_1)), RefusalKind.MALFORMED_OPERATION);
    }

    @Test
    void identifier_invalidByTheVectors_isMalformed() {
        for (String invalid : Vectors.invalidBids()) {
            String body = text(valid).replaceFirst(did, invalid);
            var reply = post(bytes(body));
            assertRefused(reply, RefusalKind.MALFORMED_OPERATION);
            assertThat(reply.body()).as(invalid).contains("\"/id\"");
        }
    }

    @Test
    void mutation_ofAValidOperation_isAlwaysAnsweredAsDocumented() {
        for (int seed = 0; seed < MUTATIONS; seed++) {
            byte[] mutated = Mutation.of(valid, seed);
            var reply = post(mutated);
            var body = Client.json(reply.body());
            boolean documented = Arrays.stream(RefusalKind.values())
                    .anyMatch(kind -> kind.httpStatus() == reply.status()
                            && kind.bidErrorCode() == body.path("errorCode").asInt()
                            && body.path("type").asText().equals("/problems/" + kind.problemName()));
            assertThat(documented)
                    .as("seed %d: %d %s, to %s", seed, reply.status(), body, text(mutated))
                    .isTrue();
            assertNothingRegistered(seed, mutated);
        }
    }

    private void assertNothingRegistered(int seed, byte[] mutated) {
        if (seed % 20 == 0) {
            assertThat(Wire.get(house.port(), "/1.0/identifiers/" + did).status())
                    .as("seed %d: %s", seed, text(mutated))
                    .isEqualTo(404);
        }
    }

    private static Wire.Reply post(byte[] body) {
        return Wire.post(house.port(), OPERATIONS, body);
    }

    private static void assertRefused(Wire.Reply reply, RefusalKind kind) {
        var body = assertProblem(reply, kind.httpStatus());
        assertThat(body.path("type").asText()).as(reply.body()).isEqualTo("/problems/" + kind.problemName());
        assertThat(body.path("errorCode").asInt()).isEqualTo(kind.bidErrorCode());
    }

    private static JsonNode assertProblem(Wire.Reply reply, int status) {
        assertThat(reply.status()).as(reply.body()).isEqualTo(status);
        assertThat(reply.field("content-type")).isEqualTo("application/problem+json");
        var body = Client.json(reply.body());
        assertThat(body.path("status").asInt()).isEqualTo(status);
        assertThat(body.path("title").asText()).isNotEmpty();
        return body;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8);
    }
}
