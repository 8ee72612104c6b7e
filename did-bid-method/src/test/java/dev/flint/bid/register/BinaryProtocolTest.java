package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.recursion.BinaryProtocol;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** The binary protocol, spoken by a peer of its own that knows nothing of the code it talks to. */
class BinaryProtocolTest extends RecursionWorld {
    private static final int RD = 1 << 13;
    private static final int DT = 1 << 12;
    private static final int CT = 1 << 10;
    private static final int TRANSACTION = 0x01020304;

    private static Buffer unit(int id, Buffer payload) {
        return Buffer.buffer()
                .appendUnsignedShort(id)
                .appendUnsignedShort(payload.length())
                .appendBuffer(payload);
    }

    private static Buffer query(int flags, int selector, String bid, String fieldId) {
        var payload = Buffer.buffer().appendUnsignedShort(selector).appendBuffer(unit(0x2102, Buffer.buffer(bid)));
        if (!fieldId.isEmpty()) {
            payload.appendBuffer(unit(0x2103, Buffer.buffer(fieldId)));
        }
        return message(flags, unit(1, payload));
    }

    private static Buffer message(int flags, Buffer body) {
        return Buffer.buffer()
                .appendByte((byte) 0x24)
                .appendUnsignedShort(flags)
                .appendByte((byte) 0)
                .appendUnsignedShort(0)
                .appendUnsignedShort(1)
                .appendInt(TRANSACTION)
                .appendUnsignedInt(body.length())
                .appendBuffer(body);
    }

    private Buffer answer(Buffer question) {
        return new BinaryProtocol(protocol).answer(question).result().orElseThrow();
    }

    /** Payloads of the units with this id among those of a payload. */
    private static List<Buffer> inside(Buffer payload, int id) {
        List<Buffer> found = new ArrayList<>();
        for (int at = 0; at < payload.length(); ) {
            int end = at + 4 + payload.getUnsignedShort(at + 2);
            if (payload.getUnsignedShort(at) == id) {
                found.add(payload.slice(at + 4, end));
            }
            at = end;
        }
        return found;
    }

    private static Buffer body(Buffer answer) {
        assertThat(answer.getUnsignedInt(12)).isEqualTo(answer.length() - 16);
        return answer.slice(16, answer.length());
    }

    private static String text(Buffer payload, int id) {
        return inside(payload, id).get(0).toString(StandardCharsets.UTF_8);
    }

    @Test
    void answer_document_isItsUnits() {
        ledger.anchor(OWNER.create(ledger.later()));
        var answer = answer(query(RD, 0, OWNER.id.canonical(), ""));

        assertThat(answer.getUnsignedShort(1) & 0x8000).as("QR").isNotZero();
        assertThat(answer.getUnsignedShort(4)).isEqualTo(1);
        assertThat(answer.getInt(8)).isEqualTo(TRANSACTION);
        var document = inside(body(answer), 0x2100).get(0);
        assertThat(text(document, 0x2102)).isEqualTo(OWNER.id.canonical());
        assertThat(text(document, 0x2106)).isEqualTo(OWNER.keyId());
        assertThat(inside(document, 0x2110)).hasSize(2);
        assertThat(text(inside(document, 0x2110).get(0), 0x2111)).isEqualTo(OWNER.keyId());
        var extension = inside(document, 0x3000).get(0);
        assertThat(inside(extension, 0x3200).get(0).length()).isEqualTo(8);
        assertThat(text(inside(document, 0x2140).get(0), 0x2141)).isEqualTo(OWNER.keyId());
    }

    @Test
    void answer_fields_areTheirUnits() {
        ledger.anchor(OWNER.create(ledger.later()));
        var keys = inside(body(answer(query(RD, 0x2200, OWNER.id.canonical(), ""))), 0x2200)
                .get(0);
        var service = inside(body(answer(query(RD, 0x3000, CHAIN.id.canonical(), "sub-2"))), 0x2200)
                .get(0);

        assertThat(inside(keys, 0x2110)).hasSize(2);
        assertThat(inside(inside(service, 0x2130).get(0), 0x2137).get(0).getInt(0))
                .isEqualTo(8_080);
        assertThat(answer(query(RD, 0x2700, OWNER.id.canonical(), "")).getUnsignedShort(4))
                .isEqualTo(8);
        assertThat(answer(query(RD, 0x1234, OWNER.id.canonical(), "")).getUnsignedShort(4))
                .isEqualTo(4);
    }

    @Test
    void answer_flags_meanWhatTheySay() {
        ledger.anchor(OWNER.create(ledger.later()));
        var referral = answer(query(0, 0, DEVICE.canonical(), ""));
        var trusted = answer(query(RD | DT, 0, CHAIN.id.canonical(), ""));

        assertThat(text(inside(body(referral), 0x2100).get(0), 0x2102)).isEqualTo("did:bid:t001");
        assertThat(trusted.getUnsignedShort(1) & (1 << 11)).as("TR").isNotZero();
        assertThat(answer(query(CT, 0, OWNER.id.canonical(), "")).getUnsignedShort(4))
                .isEqualTo(5);
        assertThat(answer(query(1 << 6, 0, OWNER.id.canonical(), "")).getUnsignedShort(4))
                .as("reverse")
                .isEqualTo(5);
    }

    @Test
    void answer_refusals_haveTheirCodesAndATextInsideTheErrorUnit() {
        var answer = answer(query(RD, 0, "did:bid:efHPybmia1MRDecYiVJ11X4cbVLYDy7T", ""));

        assertThat(answer.getUnsignedShort(4)).isEqualTo(6);
        assertThat(text(inside(body(answer), 0x2010).get(0), 0x2011)).contains("not found");
        assertThat(answer(query(RD, 0, "did:bid:/../x", "")).getUnsignedShort(4))
                .isEqualTo(4);
    }

    @Test
    void answerInDatagrams_longDocument_isCutBehindItsHeader() {
        var draft = OWNER.draft(ledger.later());
        draft.withObject("/extension")
                .putArray("attributes")
                .addObject()
                .put("key", "long")
                .put("value", "x".repeat(3_000));
        ledger.anchor(OperationKind.CREATE, OWNER.sign(draft));
        var question = query(RD, 0, OWNER.id.canonical(), "");
        var pieces = new BinaryProtocol(protocol).answerInDatagrams(question).result();

        assertThat(pieces).hasSizeGreaterThan(3);
        var whole = Buffer.buffer();
        for (int i = 0; i < pieces.size(); i++) {
            var piece = pieces.get(i);
            assertThat(piece.length()).isLessThanOrEqualTo(1_024);
            assertThat(piece.getUnsignedShort(6)).isEqualTo(i + 1);
            assertThat((piece.getUnsignedShort(1) & 1 << 14) != 0).as("TC").isEqualTo(i + 1 < pieces.size());
            whole.appendBuffer(piece.slice(16, piece.length()));
        }
        assertThat(whole).isEqualTo(body(answer(question)));
    }

    @Test
    void answer_mutatedQuestions_areAnsweredOrDropped() {
        ledger.anchor(OWNER.create(ledger.later()));
        var random = new SplittableRandom(11);
        var binary = new BinaryProtocol(protocol);
        for (int i = 0; i < 20_000; i++) {
            byte[] question = query(RD, 0, OWNER.id.canonical(), "key-1").getBytes();
            for (int j = random.nextInt(5); j >= 0; j--) {
                question[random.nextInt(question.length)] = (byte) random.nextInt(256);
            }
            var cut = Buffer.buffer(question).slice(0, 1 + random.nextInt(question.length));
            assertThat(binary.answer(Buffer.buffer(question)).succeeded()).isTrue();
            assertThat(binary.answer(cut).succeeded()).isTrue();
            assertThat(binary.answerInDatagrams(cut).succeeded()).isTrue();
        }
    }
}
