package dev.flint.bridge.dns;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.SplittableRandom;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xbill.DNS.Message;
import org.xbill.DNS.Name;
import org.xbill.DNS.Rcode;
import org.xbill.DNS.Record;
import org.xbill.DNS.TSIG;
import org.xbill.DNS.Type;

/** Messages that are signed with a shared secret, as another implementation signs and checks them. */
class TsigTest {
    private static final Instant NOW = Instant.parse("2026-11-29T00:00:00Z");
    private static final byte[] SECRET = "sixteen octets at least".getBytes(StandardCharsets.US_ASCII);

    private final Tsig ours = Tsig.parse(
                    "hmac-sha256:t.example.com:" + Base64.getEncoder().encodeToString(SECRET), () -> NOW)
            .orElseThrow();
    private final DnsService service =
            new DnsService(new CapturedZone(), Optional.of(ours), Optional.empty(), SampleAskers.unlimited());

    private static TSIG key(String name, byte[] secret, Instant time) throws Exception {
        return new TSIG(
                TSIG.HMAC_SHA256,
                Name.fromString(name),
                new SecretKeySpec(secret, "HmacSHA256"),
                Clock.fixed(time, ZoneOffset.UTC));
    }

    private static Message query(int type) throws Exception {
        return Message.newQuery(Record.newRecord(Name.fromString("bid.test."), type, 1));
    }

    private static byte[] signed(TSIG key, int type) throws Exception {
        var query = query(type);
        key.apply(query, null);
        return query.toWire();
    }

    @Test
    void query_signedWithTheSecret_isAnsweredWithASignature() throws Exception {
        var key = key("t.example.com.", SECRET, NOW);
        byte[] query = signed(key, Type.SOA);
        byte[] answer = service.answer(query, SampleAskers.HERE).result().orElseThrow();
        var message = new Message(answer);
        assertThat(message.getRcode()).isZero();
        assertThat(message.getSection(1)).hasSize(1);
        assertThat(key.verify(message, answer, new Message(query).getTSIG())).isEqualTo(Rcode.NOERROR);
    }

    @Test
    void query_signedOtherwise_isRejectedWithWhy() throws Exception {
        assertRejected(key("other.example.com.", SECRET, NOW), Rcode.BADKEY);
        assertRejected(key("t.example.com.", Arrays.copyOf(SECRET, 20), NOW), Rcode.BADSIG);
        assertRejected(key("t.example.com.", SECRET, NOW.minus(Duration.ofHours(1))), Rcode.BADTIME);
    }

    private void assertRejected(TSIG key, int error) throws Exception {
        for (int type : new int[] {Type.SOA, Type.AXFR}) {
            byte[] query = signed(key, type);
            byte[] answer = type == Type.SOA
                    ? service.answer(query, SampleAskers.HERE).result().orElseThrow()
                    : service.converse(query, SampleAskers.HERE)
                            .orElseThrow()
                            .next()
                            .result()
                            .orElseThrow();
            var message = new Message(answer);
            assertThat(message.getHeader().getRcode()).isEqualTo(Rcode.NOTAUTH);
            assertThat(message.getTSIG().getError()).isEqualTo(error);
        }
    }

    @Test
    void notice_isSigned_andAnsweredByTheOtherSideOnly() throws Exception {
        var apex = DnsName.parse("bid.test").orElseThrow();
        var notice = new Notice(7, apex, DnsRecord.soa(60, apex, apex, 1, 60), Optional.of(ours));
        var key = key("t.example.com.", SECRET, NOW);
        var message = new Message(notice.octets());
        assertThat(message.getHeader().getOpcode()).isEqualTo(4);
        assertThat(key.verify(message, notice.octets(), null)).isEqualTo(Rcode.NOERROR);
        var answer = new Message(notice.octets());
        answer.removeAllRecords(3);
        answer.getHeader().setFlag(0);
        assertThat(notice.isAnsweredBy(answer.toWire()))
                .as("without a signature")
                .isFalse();
        key.apply(answer, message.getTSIG());
        assertThat(notice.isAnsweredBy(answer.toWire())).isTrue();
        assertThat(notice.isAnsweredBy(new byte[3])).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "a",
                "a:b",
                "hmac-md5:t:c2l4dGVlbiBvY3RldHMgYXQgbGVhc3Q=",
                "hmac-sha256:t:c2hvcnQ=",
                "hmac-sha256:..:c2l4dGVlbiBvY3RldHMgYXQgbGVhc3Q=",
                "hmac-sha256:t:no base64"
            })
    void secret_thatIsNone_isRefused(String text) {
        assertThat(Tsig.parse(text, () -> NOW)).isEmpty();
    }

    @Test
    void mutated_signedMessages_areAnsweredOrDropped_andNeverThrow() throws Exception {
        byte[][] queries = {
            signed(key("t.example.com.", SECRET, NOW), Type.SOA), signed(key("t.example.com.", SECRET, NOW), Type.AXFR)
        };
        var random = new SplittableRandom(8_945);
        for (int seed = 0; seed < 100_000; seed++) {
            byte[] query = queries[seed % 2].clone();
            for (int i = 0; i <= seed % 4; i++) {
                query[random.nextInt(query.length)] = (byte) random.nextInt();
            }
            var answer = service.answer(query, SampleAskers.HERE).result();
            var conversed = service.converse(query, SampleAskers.HERE);
            assertThat(answer.isPresent()).as("seed %d", seed).isEqualTo(conversed.isPresent());
            if (conversed.isPresent()) {
                assertThat(conversed.get().next().succeeded())
                        .as("seed %d", seed)
                        .isTrue();
            }
        }
    }
}
