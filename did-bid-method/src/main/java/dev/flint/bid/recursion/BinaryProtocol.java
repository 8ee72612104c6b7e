package dev.flint.bid.recursion;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.bid.document.JsonReading;
import dev.flint.bid.document.StrictJson;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Answers questions in the binary protocol by asking the text protocol the same. */
public final class BinaryProtocol {
    /** Longest question, in octets: a header, a BID and the name of a field. */
    public static final int QUESTION_OCTETS_MAX = 1_024;
    /** Octets that say how long a question is. */
    public static final int HEADER_OCTETS = BinaryMessage.HEADER_OCTETS;

    private static final int SUCCESS = 1;
    private static final int QUERY = 1;
    private static final int FIELD = 0x2200;
    private static final int ERROR = 0x2010;
    private static final int ERROR_TEXT = 0x2011;
    private static final int BID = 0x2102;
    private static final int FIELD_ID = 0x2103;
    private static final int ANSWER_OCTETS_MAX = 1 << 20;

    private final BidProtocol text;

    public BinaryProtocol(BidProtocol text) {
        this.text = text;
    }

    /** What is asked. */
    private record Question(int selector, String bid, String fieldId) {
        /** As the text protocol has it; empty for a selector that is none. */
        Optional<String> path() {
            String id = escaped(fieldId);
            return switch (selector) {
                case 0 -> Optional.of(escaped(bid));
                case 0x2200 -> Optional.of(escaped(bid) + "/public-keys" + (id.isEmpty() ? "" : "/" + id));
                case 0x2700 -> Optional.of(escaped(bid) + "/attributes");
                case 0x2800 -> Optional.of(escaped(bid) + "/acsns");
                case 0x2900 -> Optional.of(escaped(bid) + "/verifiableCredentials");
                case 0x3000 -> Optional.of(escaped(bid) + "/services");
                default -> Optional.empty();
            };
        }

        private static String escaped(String text) {
            return text.replace("%", "%25")
                    .replace("/", "%2F")
                    .replace("#", "%23")
                    .replace("?", "%3F");
        }
    }

    /**
     * How long a question will be.
     *
     * @param header its first {@value #HEADER_OCTETS} octets
     * @return empty if it is none, or too long
     */
    public static Optional<Integer> questionLength(Buffer header) {
        return BinaryMessage.length(header)
                .filter(length -> length <= QUESTION_OCTETS_MAX)
                .map(Long::intValue);
    }

    /** The answer to a question in one piece; empty for what is no question. Never a failed future. */
    public Future<Optional<Buffer>> answer(Buffer question) {
        return reply(question).map(reply -> reply.map(BinaryMessage::toOctets));
    }

    /** The same in datagrams; none for what is no question. */
    public Future<List<Buffer>> answerInDatagrams(Buffer question) {
        return reply(question)
                .map(reply -> reply.map(BinaryMessage::toDatagrams).orElse(List.of()));
    }

    private Future<Optional<BinaryMessage>> reply(Buffer octets) {
        var message = BinaryMessage.parse(octets).filter(parsed -> !parsed.has(BinaryMessage.QR));
        if (message.isEmpty()) {
            return Future.succeededFuture(Optional.empty());
        }
        var asked = message.get();
        if (asked.opCode() != 0 || asked.has(BinaryMessage.CT) || asked.has(BinaryMessage.TC)) {
            return refused(asked, BidErrorCode.NOT_SUPPORTED, "only plain queries are answered, unsigned");
        }
        var question = question(asked.body());
        var path = question.flatMap(Question::path);
        if (path.isEmpty()) {
            return refused(asked, BidErrorCode.PROTOCOL_ERROR, "no query of this protocol");
        }
        Map<String, String> parameters = new HashMap<>();
        parameters.put("recursive", Boolean.toString(asked.has(BinaryMessage.RD)));
        parameters.put("verify", Boolean.toString(asked.has(BinaryMessage.DT)));
        question.map(Question::fieldId).ifPresent(id -> parameters.put("id", id));
        return text.answer(path.get(), parameters).map(json -> Optional.of(told(asked, json)));
    }

    private static Optional<Question> question(Buffer body) {
        var units = BinaryUnit.readAll(body);
        if (units.isEmpty() || units.get().isEmpty() || units.get().get(0).id() != QUERY) {
            return Optional.empty();
        }
        var payload = units.get().get(0).payload();
        if (payload.length() < 2) {
            return Optional.empty();
        }
        var texts = BinaryUnit.readAll(payload.slice(2, payload.length())).orElse(List.of());
        String bid = text(texts, BID);
        return bid.isEmpty()
                ? Optional.empty()
                : Optional.of(new Question(payload.getUnsignedShort(0), bid, text(texts, FIELD_ID)));
    }

    private static String text(List<BinaryUnit> units, int id) {
        return units.stream()
                .filter(unit -> unit.id() == id)
                .map(unit -> unit.payload().toString(StandardCharsets.UTF_8))
                .findFirst()
                .orElse("");
    }

    private static BinaryMessage told(BinaryMessage asked, Buffer json) {
        var reading = StrictJson.parse(json.getBytes(), ANSWER_OCTETS_MAX, StrictJson.DOCUMENT_DEPTH_MAX + 4);
        var envelope = ((JsonReading.Read) reading).value();
        int code = envelope.path("errorCode").asInt();
        if (code != 0) {
            return error(asked, code, envelope.path("message").asText());
        }
        try {
            boolean trusted = envelope.at("/data/verify").asBoolean(false);
            return reply(asked, SUCCESS, trusted ? BinaryMessage.TR : 0, body(envelope.path("data")));
        } catch (IllegalArgumentException tooLong) {
            return error(asked, BidErrorCode.NOT_SUPPORTED.code(), "the document is too long for this protocol");
        }
    }

    private static Buffer body(JsonNode data) {
        var body = Buffer.buffer();
        if (data.has("didDocument")) {
            UnitSchema.DOCUMENT.append(body, data.get("didDocument"));
            return body;
        }
        var fields = Buffer.buffer();
        data.properties().stream()
                .filter(member ->
                        !member.getKey().equals("version") && !member.getKey().equals("id"))
                .forEach(member -> UnitSchema.of(member.getKey()).append(fields, member.getValue()));
        BinaryUnit.append(body, FIELD, fields);
        return body;
    }

    private static Future<Optional<BinaryMessage>> refused(BinaryMessage asked, BidErrorCode code, String detail) {
        return Future.succeededFuture(Optional.of(error(asked, code.code(), code.text() + ": " + detail)));
    }

    private static BinaryMessage error(BinaryMessage asked, int code, String detail) {
        var payload = Buffer.buffer();
        BinaryUnit.append(payload, ERROR_TEXT, Buffer.buffer(detail));
        var body = Buffer.buffer();
        BinaryUnit.append(body, ERROR, payload);
        return reply(asked, code, 0, body);
    }

    private static BinaryMessage reply(BinaryMessage asked, int code, int more, Buffer body) {
        int kept = asked.flags() & (BinaryMessage.RD | BinaryMessage.DT);
        return new BinaryMessage(kept | BinaryMessage.QR | more, code, 1, asked.transactionId(), body);
    }
}
