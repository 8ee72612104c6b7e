package dev.flint.bridge.handle;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** Values and sites in the JSON of the HTTP interface (Handle digest, 1.9). */
public final class HandleJson {
    private static final int ADMIN_BITS = 12;
    private static final int PERMISSION_BITS = 4;

    private HandleJson() {}

    public static JsonArray of(List<HandleValue> values) {
        var array = new JsonArray();
        values.forEach(value -> array.add(of(value)));
        return array;
    }

    private static JsonObject of(HandleValue value) {
        var json = new JsonObject()
                .put("index", Integer.toUnsignedLong(value.index()))
                .put("type", value.type())
                .put("data", data(value));
        if (value.ttl().isAbsolute()) {
            json.put("ttl", time(value.ttl().seconds()));
        } else {
            json.put("ttl", Integer.toUnsignedLong(value.ttl().seconds()));
        }
        if (value.permissions() != HandleValue.PERMISSIONS_DEFAULT) {
            json.put("permissions", bits(value.permissions(), PERMISSION_BITS));
        }
        json.put("timestamp", time(value.timestamp()));
        if (!value.references().isEmpty()) {
            var references = new JsonArray();
            value.references()
                    .forEach(reference -> references.add(new JsonObject()
                            .put("handle", reference.handle())
                            .put("index", Integer.toUnsignedLong(reference.index()))));
            json.put("references", references);
        }
        return json;
    }

    private static String time(int seconds) {
        return Instant.ofEpochSecond(Integer.toUnsignedLong(seconds)).toString();
    }

    private static JsonObject data(HandleValue value) {
        return switch (value.type()) {
            case AdminValue.TYPE ->
                AdminValue.decode(value.data())
                        .map(admin -> data("admin", admin(admin)))
                        .orElseGet(() -> text(value.data()));
            case SiteInfo.TYPE ->
                SiteInfo.decode(value.data())
                        .map(site -> data("site", of(site)))
                        .orElseGet(() -> text(value.data()));
            case RsaKey.TYPE ->
                RsaKey.decode(value.data())
                        .map(key -> data("key", key.toJson()))
                        .orElseGet(() -> text(value.data()));
            case "HS_VLIST" ->
                references(value.data())
                        .map(references -> data("vlist", references))
                        .orElseGet(() -> text(value.data()));
            default -> text(value.data());
        };
    }

    private static JsonObject data(String format, Object value) {
        return new JsonObject().put("format", format).put("value", value);
    }

    private static JsonObject text(byte[] data) {
        try {
            return data(
                    "string",
                    StandardCharsets.UTF_8
                            .newDecoder()
                            .decode(ByteBuffer.wrap(data))
                            .toString());
        } catch (CharacterCodingException e) {
            return data("base64", Base64.getEncoder().encodeToString(data));
        }
    }

    private static JsonObject admin(AdminValue admin) {
        return new JsonObject()
                .put("handle", admin.handle())
                .put("index", Integer.toUnsignedLong(admin.index()))
                .put("permissions", bits(admin.permissions(), ADMIN_BITS));
    }

    private static Optional<JsonArray> references(byte[] data) {
        var in = new WireReader(data);
        var array = new JsonArray();
        for (int left = in.count(); left > 0 && !in.isBroken(); left--) {
            array.add(new JsonObject().put("handle", in.text()).put("index", Integer.toUnsignedLong(in.i32())));
        }
        return in.whole(array);
    }

    private static String bits(int value, int count) {
        String digits = Integer.toBinaryString(value & ((1 << count) - 1));
        return "0".repeat(count - digits.length()) + digits;
    }

    /** A site as {@code /api/site} shows it. */
    public static JsonObject of(SiteInfo site) {
        var attributes = new JsonArray();
        site.attributes()
                .forEach(attribute -> attributes.add(
                        new JsonObject().put("name", attribute.name()).put("value", attribute.value())));
        var servers = new JsonArray();
        site.servers().forEach(server -> servers.add(server(server)));
        return new JsonObject()
                .put("version", site.version().format())
                .put(
                        "protocolVersion",
                        site.version().major() + "." + site.version().minor())
                .put("serialNumber", site.serial())
                .put("primarySite", (site.flags() & SiteInfo.PRIMARY) != 0)
                .put("multiPrimary", (site.flags() & SiteInfo.MULTI_PRIMARY) != 0)
                .put("attributes", attributes)
                .put("servers", servers);
    }

    private static JsonObject server(SiteInfo.Server server) {
        var interfaces = new JsonArray();
        for (var each : server.interfaces()) {
            interfaces.add(new JsonObject()
                    .put("query", (each.service() & SiteInfo.Interface.QUERY) != 0)
                    .put("admin", (each.service() & SiteInfo.Interface.ADMIN) != 0)
                    .put("protocol", each.protocolName())
                    .put("port", each.port()));
        }
        var json = new JsonObject().put("serverId", server.id()).put("address", server.addressText());
        RsaKey.decode(server.publicKey()).ifPresent(key -> json.put("publicKey", data("key", key.toJson())));
        return json.put("interfaces", interfaces);
    }
}
