package dev.flint.bridge.handle;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.math.BigInteger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Values that vouch for others: how often they are made, and of what. The reference client says if they are right. */
class RecordSignerTest {
    private static final HandleRecord.Found RECORD =
            new HandleRecord.Found(List.of(HandleValue.of(1, "URL", "https://example.com/", 0, 300)));

    private final List<Promise<byte[]>> signing = new ArrayList<>();
    private Instant now = Instant.ofEpochSecond(1_000_000_000);
    private final RecordSigner signer = new RecordSigner(
            new AnswerSigner() {
                @Override
                public RsaKey key() {
                    return new RsaKey(BigInteger.TWO.pow(2_047), BigInteger.valueOf(65_537));
                }

                @Override
                public Future<byte[]> sign(byte[] octets) {
                    Promise<byte[]> promise = Promise.promise();
                    signing.add(promise);
                    return promise.future();
                }
            },
            () -> now);

    private void complete() {
        signing.forEach(promise -> promise.tryComplete(new byte[] {1, 2, 3}));
    }

    private static HandleValue signature(Future<HandleRecord> record) {
        return ((HandleRecord.Found) record.result()).first("HS_SIGNATURE").orElseThrow();
    }

    private static JsonObject claims(HandleValue value) {
        String jws = value.text();
        String payload = jws.substring(jws.indexOf('.') + 1, jws.lastIndexOf('.'));
        return new JsonObject(Buffer.buffer(Base64.getUrlDecoder().decode(payload)));
    }

    @Test
    void signature_saysOfWhatItIs_andForHowLong() {
        var signed = signer.signed("88.1/x", RECORD);
        complete();
        var value = signature(signed);
        assertThat(value.index()).isEqualTo(400);
        assertThat(value.text()).endsWith(".AQID");
        var claims = claims(value);
        assertThat(claims.getString("iss")).isEqualTo("410:0.NA/88.1");
        assertThat(claims.getString("sub")).isEqualTo("88.1/x");
        assertThat(claims.getLong("iat")).isEqualTo(1_000_000_000);
        assertThat(claims.getLong("nbf")).isEqualTo(999_999_400);
        assertThat(claims.getLong("exp")).isEqualTo(1_002_592_000);
        assertThat(claims.getJsonObject("digests")
                        .getJsonArray("digests")
                        .getJsonObject(0)
                        .getInteger("index"))
                .isEqualTo(1);
    }

    @Test
    void signature_isMadeOnce_forEachRecordAndName() {
        var first = signer.signed("88.1/x", RECORD);
        var second = signer.signed("88.1/x", RECORD);
        assertThat(signing).hasSize(1);
        assertThat(second.isComplete()).isFalse();
        complete();
        assertThat(signature(second)).isSameAs(signature(first));
        assertThat(signature(signer.signed("88.1/x", RECORD))).isSameAs(signature(first));
        assertThat(signing).hasSize(1);
        assertThat(signer.signed("88.1/X", RECORD).isComplete())
                .as("another name")
                .isFalse();
        var other = new HandleRecord.Found(List.of(HandleValue.of(1, "URL", "https://example.org/", 0, 300)));
        assertThat(signer.signed("88.1/x", other).isComplete())
                .as("another record")
                .isFalse();
        assertThat(signing).hasSize(3);
    }

    @Test
    void signature_isMadeAgain_afterHalfItsLife() {
        signer.signed("88.1/x", RECORD);
        complete();
        now = now.plusSeconds(15 * 86_400 - 1);
        assertThat(claims(signature(signer.signed("88.1/x", RECORD))).getLong("iat"))
                .isEqualTo(1_000_000_000);
        now = now.plusSeconds(1);
        var again = signer.signed("88.1/x", RECORD);
        complete();
        assertThat(claims(signature(again)).getLong("iat")).isEqualTo(1_001_296_000);
    }

    @Test
    void signatures_thatAreBeingMade_areLimited() {
        for (int i = 0; i < 64; i++) {
            assertThat(signer.signed("88.1/" + i, RECORD).isComplete()).isFalse();
        }
        assertThat(signer.signed("88.1/more", RECORD).result()).isInstanceOf(HandleRecord.Unavailable.class);
        assertThat(signer.certified("88.1", RECORD).result()).isInstanceOf(HandleRecord.Unavailable.class);
        assertThat(signing).hasSize(64);
        complete();
        assertThat(signer.signed("88.1/more", RECORD).isComplete()).isFalse();
    }

    @Test
    void signature_thatFails_isMadeAgain() {
        var failed = signer.signed("88.1/x", RECORD);
        signing.get(0).fail("broken");
        assertThat(failed.failed()).isTrue();
        var again = signer.signed("88.1/x", RECORD);
        complete();
        assertThat(signature(again).text()).endsWith(".AQID");
    }

    @Test
    void certificate_isTheKeysOwn_unlessSomebodyHasWrittenOneDown() {
        var certified = signer.certified("88.1", RECORD);
        complete();
        var values = ((HandleRecord.Found) certified.result()).values();
        assertThat(values).extracting(HandleValue::type).containsExactly("URL", "HS_CERT", "HS_PUBKEY");
        var claims = claims(values.get(1));
        assertThat(claims.getString("iss")).isEqualTo("410:0.NA/88.1").isEqualTo(claims.getString("sub"));
        assertThat(claims.getJsonObject("publicKey").getString("e")).isEqualTo("AQAB");
        assertThat(claims.getJsonArray("perms").encode())
                .isEqualTo("[{\"handle\":\"0.NA/88.1\",\"perm\":\"handlesUnderThisPrefix\"}]");
        var written = new HandleRecord.Found(
                List.of(HandleValue.of(7, "HS_CERT", "theirs", 0, 300), HandleValue.of(410, "NOTE", "theirs", 0, 300)));
        assertThat(((HandleRecord.Found) signer.certified("88.1", written).result()).values())
                .isEqualTo(written.values());
        assertThat(signing).as("one for the prefix").hasSize(1);
    }

    @Test
    void prefixes_signWhatIsMade_andNotWhatIsWritten() {
        var listed = ((ListedHandles.Reading.Read) ListedHandles.read("""
                        {"handleRecords": {"88.1/written": {"values": [{"index": 1, "type": "URL", "data": "x"}]}}}
                        """, 0)).handles();
        var prefixes = new HomedPrefixes(
                List.of("88.1"),
                () -> SiteInfo.decode(HandleVectors.site()).orElseThrow(),
                0,
                (prefix, suffix) -> Future.succeededFuture(suffix.equals("x") ? RECORD : new HandleRecord.Absent()),
                () -> listed,
                Optional.of(signer));
        var own = prefixes.find("88.1/x");
        var authority = prefixes.find("0.NA/88.1");
        assertThat(prefixes.find("88.1/none").result()).isInstanceOf(HandleRecord.Absent.class);
        complete();
        assertThat(signature(own).index()).isEqualTo(400);
        assertThat(((HandleRecord.Found) authority.result()).values())
                .extracting(HandleValue::type)
                .containsExactly("HS_SITE", "HS_ADMIN", "HS_CERT", "HS_PUBKEY");
        assertThat(((HandleRecord.Found) prefixes.find("88.1/written").result()).values())
                .hasSize(1);
    }
}
