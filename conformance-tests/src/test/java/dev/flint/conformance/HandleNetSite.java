package dev.flint.conformance;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.handle.hdllib.Common;
import net.handle.hdllib.Util;

/** What Handle.Net's server is told about itself, as its own programs write it (Handle digest, 1.11 and 1.13). */
final class HandleNetSite {
    private static final int KEY_BITS = 2_048;
    private static final String ROOT = "0.NA/0.NA";
    private static final String TRUST = "0.0/0.0";

    private final int port;
    private final int httpPort;
    private final KeyPair keys;

    HandleNetSite(int port, int httpPort) throws Exception {
        this.port = port;
        this.httpPort = httpPort;
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(KEY_BITS);
        this.keys = generator.generateKeyPair();
    }

    int port() {
        return port;
    }

    int httpPort() {
        return httpPort;
    }

    private static String homed(List<String> prefixes) {
        return prefixes.stream().map(prefix -> "\"0.NA/" + prefix + "\"").collect(Collectors.joining("\n"));
    }

    /** Its keys, its site, and how it listens; case counts, and nobody is asked about what it does not have. */
    void writeServer(Path directory, List<String> prefixes) throws Exception {
        byte[] secret = Util.encrypt(Util.getBytesFromPrivateKey(keys.getPrivate()), new byte[0], Common.ENCRYPT_NONE);
        Files.write(directory.resolve("privkey.bin"), secret);
        Files.write(directory.resolve("pubkey.bin"), Util.getBytesFromPublicKey(keys.getPublic()));
        Files.writeString(directory.resolve("siteinfo.json"), site().encodePrettily());
        Files.writeString(directory.resolve("config.dct"), """
                {
                "server_type" = "server"
                "no_udp_resolution" = "no"
                "interfaces" = ( "hdl_udp" "hdl_tcp" "hdl_http" )
                "hdl_udp_config" = { "bind_address" = "127.0.0.1" "bind_port" = "%1$d" "num_threads" = "15"
                "log_accesses" = "no" }
                "hdl_tcp_config" = { "bind_address" = "127.0.0.1" "bind_port" = "%1$d" "num_threads" = "15"
                "log_accesses" = "no" }
                "hdl_http_config" = { "bind_address" = "127.0.0.1" "bind_port" = "%2$d" "num_threads" = "15"
                "log_accesses" = "no" }
                "server_config" = {
                "this_server_id" = "1"
                "case_sensitive" = "yes"
                "template_ns_override" = "yes"
                "allow_na_admins" = "no"
                "server_admin_full_access" = "no"
                "server_admins" = ( "300:%3$s" )
                "replication_admins" = ( "300:%3$s" )
                "max_session_time" = "86400000"
                "max_auth_time" = "60000"
                "auto_homed_prefixes" = (
                "%3$s"
                %4$s
                )
                }
                }
                """.formatted(port, httpPort, ROOT, homed(prefixes)));
    }

    /** What a client library is told, so that it knows this server for the root, and no public one. */
    void writeClient(Path directory) throws IOException {
        var handles = new JsonObject().put(ROOT, record(ROOT, rootValue())).put(TRUST, record(TRUST, trustValue()));
        var bootstrap =
                new JsonObject().put("lastUpdate", System.currentTimeMillis()).put("handles", handles);
        Files.writeString(directory.resolve("bootstrap_handles"), bootstrap.encode());
        Files.writeString(directory.resolve("config.dct"), "{\n\"auto_update_root_info\" = \"no\"\n}\n");
    }

    /** Those of the prefixes are added, unless they are among them. */
    void writeRecords(Path file, List<String> prefixes, Map<String, JsonArray> records) throws IOException {
        Map<String, JsonArray> all = new LinkedHashMap<>();
        all.put(ROOT, new JsonArray().add(rootValue()));
        prefixes.forEach(prefix -> all.put("0.NA/" + prefix, new JsonArray().add(rootValue())));
        all.putAll(records);
        try (var out = Files.newBufferedWriter(file)) {
            out.write("{\"homedPrefixes\":[\"" + ROOT + "\"");
            for (String prefix : prefixes) {
                out.write(",\"0.NA/" + prefix + "\"");
            }
            out.write("],\"handleRecords\":{");
            String comma = "";
            for (var each : all.entrySet()) {
                var record = new JsonObject().put("handle", each.getKey()).put("values", each.getValue());
                out.write(comma + "\n\"" + each.getKey() + "\":" + record.encode());
                comma = ",";
            }
            out.write("}}\n");
        }
    }

    private static JsonObject record(String handle, JsonObject value) {
        return new JsonObject().put("handle", handle).put("values", new JsonArray().add(value));
    }

    private static JsonObject value(int index, String type, String format, JsonObject data) {
        return new JsonObject()
                .put("index", index)
                .put("type", type)
                .put("data", new JsonObject().put("format", format).put("value", data))
                .put("ttl", 86_400)
                .put("timestamp", "2026-01-01T00:00:00Z");
    }

    private JsonObject rootValue() {
        return value(1, "HS_SITE", "site", site());
    }

    private JsonObject trustValue() {
        return value(301, "HS_PUBKEY", "key", key());
    }

    private JsonObject key() {
        var key = (RSAPublicKey) keys.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("n", base64(key.getModulus()))
                .put("e", base64(key.getPublicExponent()));
    }

    private static String base64(BigInteger number) {
        byte[] octets = number.toByteArray();
        int sign = octets[0] == 0 ? 1 : 0;
        byte[] plain = Arrays.copyOfRange(octets, sign, octets.length);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(plain);
    }

    private JsonObject site() {
        var interfaces =
                new JsonArray().add(door("TCP", port)).add(door("UDP", port)).add(door("HTTP", httpPort));
        var server = new JsonObject()
                .put("serverId", 1)
                .put("address", "127.0.0.1")
                .put("publicKey", new JsonObject().put("format", "key").put("value", key()))
                .put("interfaces", interfaces);
        return new JsonObject()
                .put("version", 1)
                .put("protocolVersion", "2.11")
                .put("serialNumber", 1)
                .put("primarySite", true)
                .put("multiPrimary", false)
                .put("attributes", new JsonArray())
                .put("servers", new JsonArray().add(server));
    }

    private static JsonObject door(String protocol, int port) {
        return new JsonObject()
                .put("query", true)
                .put("admin", !protocol.equals("UDP"))
                .put("protocol", protocol)
                .put("port", port);
    }
}
