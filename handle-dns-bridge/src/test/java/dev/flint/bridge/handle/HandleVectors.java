package dev.flint.bridge.handle;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What was captured between other people's clients and servers. */
final class HandleVectors {
    static final JsonNode ROOT = root();

    private static final HexFormat HEX = HexFormat.of();

    private HandleVectors() {}

    private static JsonNode root() {
        try (var in = HandleVectors.class.getResourceAsStream("/handle.json")) {
            return new ObjectMapper().readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("handle.json", e);
        }
    }

    /** A request and its answer, each in one piece. */
    @SuppressWarnings("ArrayRecordComponent") // compared by nobody
    record Exchange(String name, String transport, byte[] request, byte[] response) {
        @Override
        public String toString() {
            return name + " by " + transport;
        }
    }

    static List<Exchange> exchanges() {
        List<Exchange> exchanges = new ArrayList<>();
        for (JsonNode exchange : ROOT.path("exchanges")) {
            String transport = exchange.path("transport").asText();
            exchanges.add(new Exchange(
                    exchange.path("name").asText(),
                    transport,
                    whole(exchange.path("request"), transport),
                    whole(exchange.path("response"), transport)));
        }
        return exchanges;
    }

    /** Every message that was captured whole. */
    static Map<String, byte[]> messages() {
        Map<String, byte[]> messages = new LinkedHashMap<>();
        for (var exchange : exchanges()) {
            messages.put(exchange + ", request", exchange.request());
            messages.put(exchange + ", response", exchange.response());
        }
        int count = 0;
        for (JsonNode message : ROOT.path("idisSdkExchanges")) {
            messages.put("idis " + count++, HEX.parseHex(message.path("hex").asText()));
        }
        ROOT.path("malformedAndVersionProbes").properties().forEach(probe -> {
            if (!probe.getValue().path("udp").isEmpty()) {
                messages.put("probe " + probe.getKey(), whole(probe.getValue().path("udp"), "udp"));
            }
        });
        return messages;
    }

    private static byte[] whole(JsonNode captured, String transport) {
        if (transport.equals("udp")) {
            return joined(captured);
        }
        byte[] octets = HEX.parseHex(captured.asText());
        return transport.equals("http") ? withoutHead(octets) : octets;
    }

    static byte[] joined(JsonNode datagrams) {
        var fragments = Optional.<Fragments>empty();
        for (JsonNode datagram : datagrams) {
            byte[] octets = HEX.parseHex(datagram.asText());
            var envelope = Envelope.read(new WireReader(octets));
            fragments = fragments.or(() -> Fragments.begin(envelope, Message.OCTETS_MAX));
            var whole = fragments.orElseThrow().add(envelope, octets);
            if (whole.isPresent()) {
                return whole.get();
            }
        }
        throw new IllegalStateException("a piece is missing");
    }

    private static byte[] withoutHead(byte[] octets) {
        for (int i = 3; i < octets.length; i++) {
            if (octets[i] == '\n' && octets[i - 1] == '\r' && octets[i - 2] == '\n') {
                var body = new ByteArrayOutputStream();
                body.write(octets, i + 1, octets.length - i - 1);
                return body.toByteArray();
            }
        }
        throw new IllegalStateException("no end of the head");
    }

    /** The records of the server that was captured, by Handle with the prefix in capital letters. */
    static Map<String, List<HandleValue>> records() {
        Map<String, List<HandleValue>> records = new LinkedHashMap<>();
        ROOT.path("records").properties().forEach(record -> {
            List<HandleValue> values = new ArrayList<>();
            record.getValue().path("values").forEach(value -> values.add(value(value)));
            values.sort((one, other) -> Integer.compareUnsigned(one.index(), other.index()));
            records.put(record.getKey(), values);
        });
        return records;
    }

    private static HandleValue value(JsonNode json) {
        JsonNode ttl = json.path("ttl");
        List<HandleValue.Reference> references = new ArrayList<>();
        json.path("references")
                .forEach(each -> references.add(new HandleValue.Reference(
                        each.path("handle").asText(), each.path("index").asInt())));
        return new HandleValue(
                json.path("index").asInt(),
                json.path("type").asText(),
                data(json.path("type").asText(), json.at("/data/value")),
                seconds(json.path("timestamp")),
                new HandleValue.Ttl(ttl.isTextual(), ttl.isTextual() ? seconds(ttl) : ttl.asInt()),
                Integer.parseInt(json.path("permissions").asText("1110"), 2),
                references);
    }

    private static int seconds(JsonNode time) {
        return (int) Instant.parse(time.asText()).getEpochSecond();
    }

    private static byte[] data(String type, JsonNode value) {
        return switch (type) {
            case "HS_ADMIN" ->
                new AdminValue(
                                Integer.parseInt(value.path("permissions").asText(), 2),
                                value.path("handle").asText(),
                                value.path("index").asInt())
                        .encode();
            case "HS_SITE" -> site();
            case "HS_PUBKEY" -> new RsaKey(number(value.path("n")), number(value.path("e"))).encode();
            case "HS_VLIST" -> {
                var out = new WireWriter(64).i32(value.size());
                value.forEach(each -> out.text(each.path("handle").asText())
                        .i32(each.path("index").asInt()));
                yield out.toOctets();
            }
            default -> value.asText().getBytes(StandardCharsets.UTF_8);
        };
    }

    private static BigInteger number(JsonNode text) {
        return new BigInteger(1, Base64.getUrlDecoder().decode(text.asText()));
    }

    /** That of the server, as it said itself. */
    static byte[] site() {
        for (var exchange : exchanges()) {
            if (exchange.name().equals("siteinfo")) {
                var body = (MessageBody.Site)
                        Message.decode(exchange.response()).orElseThrow().body();
                return body.site().encode();
            }
        }
        throw new IllegalStateException("no exchange about the site");
    }
}
