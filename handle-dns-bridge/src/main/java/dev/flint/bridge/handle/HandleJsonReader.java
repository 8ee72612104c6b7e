package dev.flint.bridge.handle;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Values in the JSON of the HTTP interface, read (Handle digest, 1.9). What is missing has its usual value. */
final class HandleJsonReader {
    private static final int TTL_SECONDS = 86_400;
    private static final List<String> PROTOCOLS = List.of("UDP", "TCP", "HTTP", "HTTPS");

    private HandleJsonReader() {}

    /** A value; empty when it is none. */
    static Optional<HandleValue> value(JsonObject json, int timestamp) {
        try {
            Integer index = json.getInteger("index");
            String type = json.getString("type");
            Object data = json.getValue("data");
            if (index == null || index < 1 || type == null || type.isEmpty() || data == null) {
                return Optional.empty();
            }
            List<HandleValue.Reference> references = new ArrayList<>();
            for (Object each : json.getJsonArray("references", new JsonArray())) {
                var reference = (JsonObject) each;
                references.add(new HandleValue.Reference(reference.getString("handle"), reference.getInteger("index")));
            }
            int permissions = Integer.parseInt(json.getString("permissions", "1110"), 2);
            return data(data)
                    .map(octets -> new HandleValue(
                            index,
                            type,
                            octets,
                            time(json.getValue("timestamp"), timestamp),
                            ttl(json.getValue("ttl")),
                            permissions & 0x0F,
                            references));
        } catch (ClassCastException | IllegalArgumentException | DateTimeException | NullPointerException notOne) {
            // The ways in which the library says that something is of another kind, or is not there.
            return Optional.empty();
        }
    }

    private static int time(Object time, int otherwise) {
        return time instanceof String text ? (int) Instant.parse(text).getEpochSecond() : otherwise;
    }

    private static HandleValue.Ttl ttl(Object ttl) {
        return ttl instanceof String text
                ? new HandleValue.Ttl(true, (int) Instant.parse(text).getEpochSecond())
                : HandleValue.Ttl.ofSeconds(ttl instanceof Number seconds ? seconds.intValue() : TTL_SECONDS);
    }

    private static Optional<byte[]> data(Object data) throws ClassCastException {
        if (data instanceof String text) {
            return Optional.of(text.getBytes(StandardCharsets.UTF_8));
        }
        var json = (JsonObject) data;
        return switch (json.getString("format", "string")) {
            case "string" -> Optional.of(json.getString("value").getBytes(StandardCharsets.UTF_8));
            case "base64" -> Optional.of(Base64.getDecoder().decode(json.getString("value")));
            case "hex" -> Optional.of(HexFormat.of().parseHex(json.getString("value")));
            case "admin" -> Optional.of(admin(json.getJsonObject("value")));
            case "vlist" -> Optional.of(list(json.getJsonArray("value")));
            case "key" -> RsaKey.of(json.getJsonObject("value")).map(RsaKey::encode);
            case "site" -> Optional.of(site(json.getJsonObject("value")).encode());
            default -> Optional.empty();
        };
    }

    private static byte[] admin(JsonObject json) {
        int permissions = Integer.parseInt(json.getString("permissions"), 2);
        return new AdminValue(permissions, json.getString("handle"), json.getInteger("index")).encode();
    }

    private static byte[] list(JsonArray json) {
        var out = new WireWriter(64).i32(json.size());
        for (Object each : json) {
            var reference = (JsonObject) each;
            out.text(reference.getString("handle")).i32(reference.getInteger("index"));
        }
        return out.toOctets();
    }

    private static SiteInfo site(JsonObject json) {
        String protocol = json.getString("protocolVersion", "2.11");
        int dot = protocol.indexOf('.');
        var version = new SiteInfo.Version(
                json.getInteger("version", 1),
                Integer.parseInt(protocol.substring(0, dot)),
                Integer.parseInt(protocol.substring(dot + 1)));
        int flags = (json.getBoolean("primarySite", true) ? SiteInfo.PRIMARY : 0)
                | (json.getBoolean("multiPrimary", false) ? SiteInfo.MULTI_PRIMARY : 0);
        List<SiteInfo.Attribute> attributes = new ArrayList<>();
        for (Object each : json.getJsonArray("attributes", new JsonArray())) {
            var attribute = (JsonObject) each;
            attributes.add(new SiteInfo.Attribute(attribute.getString("name"), attribute.getString("value")));
        }
        List<SiteInfo.Server> servers = new ArrayList<>();
        for (Object each : json.getJsonArray("servers")) {
            servers.add(server((JsonObject) each));
        }
        int serial = json.getInteger("serialNumber", 1);
        return new SiteInfo(version, serial, flags, SiteInfo.HASH_BY_ALL, "", attributes, servers);
    }

    private static SiteInfo.Server server(JsonObject json) {
        List<SiteInfo.Interface> interfaces = new ArrayList<>();
        for (Object each : json.getJsonArray("interfaces")) {
            var one = (JsonObject) each;
            int service = (one.getBoolean("admin", false) ? SiteInfo.Interface.ADMIN : 0)
                    | (one.getBoolean("query", true) ? SiteInfo.Interface.QUERY : 0);
            interfaces.add(new SiteInfo.Interface(
                    service, PROTOCOLS.indexOf(one.getString("protocol")), one.getInteger("port")));
        }
        byte[] key = json.containsKey("publicKey")
                ? data(json.getValue("publicKey")).orElseThrow(IllegalArgumentException::new)
                : new byte[0];
        return new SiteInfo.Server(json.getInteger("serverId"), address(json.getString("address")), key, interfaces);
    }

    /** In numbers: no name is looked up. */
    private static byte[] address(String text) {
        boolean numbers = text.chars().allMatch(c -> Character.digit(c, 16) >= 0 || c == '.' || c == ':');
        if (!numbers || text.isEmpty()) {
            throw new IllegalArgumentException("not an address");
        }
        try {
            return SiteInfo.Server.longAddress(InetAddress.getByName(text).getAddress());
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("not an address", e);
        }
    }
}
