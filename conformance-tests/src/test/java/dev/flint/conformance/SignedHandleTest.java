package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.handle.hdllib.HandleRecord;
import net.handle.hdllib.HandleValue;
import net.handle.hdllib.Interface;
import net.handle.hdllib.ResolutionResponse;
import net.handle.hdllib.Util;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Records that carry their signature, judged by the reference client: by themselves, and up to a trusted root. */
class SignedHandleTest {
    private static final String PREFIX = "0.NA/88.1000.7";
    private static final String HANDLE = "88.1000.7/did:vaa:VAA08810000000001A1B2C3";

    @TempDir
    private Path directory;

    private int port;
    private int httpPort;
    private KeyPair root;

    @BeforeEach
    void prepare() throws Exception {
        System.setProperty("net.handle.configDir", directory.resolve("client").toString());
        Files.createDirectories(directory.resolve("client"));
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2_048);
        root = generator.generateKeyPair();
    }

    private RunningHouse open(Map<String, String> more) throws Exception {
        port = Peer.freePort();
        httpPort = Peer.freePort();
        var settings = new HashMap<>(more);
        settings.put("handle.address", "127.0.0.1:" + port);
        settings.put("handle.http", "127.0.0.1:" + httpPort);
        settings.put("handle.prefixes", "88.1000.7");
        settings.put("handle.sign", "true");
        return RunningHouse.open(directory.resolve("data"), settings);
    }

    private HandleRecord ask(int protocol, String handle) throws Exception {
        var answer = new ReferenceClient(port, httpPort).ask(protocol, handle);
        assertThat(answer).isInstanceOf(ResolutionResponse.class);
        return new HandleRecord(handle, ((ResolutionResponse) answer).getHandleValues());
    }

    @Test
    void record_isSigned_byTheKeyThatThePrefixNames() throws Exception {
        try (var house = open(Map.of())) {
            assertThat(house.port()).isPositive();
            for (int protocol : new int[] {Interface.SP_HDL_UDP, Interface.SP_HDL_TCP, Interface.SP_HDL_HTTP}) {
                var record = ask(protocol, HANDLE);
                var authority = ask(protocol, PREFIX);
                var key = Util.getPublicKeyFromBytes(
                        authority.getValueAtIndex(410).getData(), 0);
                var report = ClientTrust.values(record, key);
                assertThat(report.canTrust()).isTrue();
                assertThat(report.correctHandle).isTrue();
                assertThat(report.badDigestValues).isEmpty();
                assertThat(report.missingValues).isEmpty();
                assertThat(report.unsignedValues).as("the signature itself").containsExactly(400);
                assertThat(report.verifiedValues).hasSize(record.getValues().size() - 1);
                assertThat(record.getValueAtIndex(400).getData().length)
                        .as("what a record grows by")
                        .isLessThan(2_048);
                var chain = ClientTrust.chain(record, Map.of(PREFIX, authority), root.getPublic());
                assertThat(chain.issuedSignatureVerificationReports)
                        .hasSize(2)
                        .allMatch(issued -> issued.canTrustAndAuthorized());
                assertThat(chain.rootIsTrusted)
                        .as("nobody above has vouched for the key")
                        .isFalse();
            }
        }
    }

    @Test
    void record_isTrusted_onceTheRootHasVouchedForTheKey() throws Exception {
        HandleValue key;
        try (var house = open(Map.of())) {
            assertThat(house.port()).isPositive();
            key = ask(Interface.SP_HDL_TCP, PREFIX).getValueAtIndex(410);
        }
        var issued = ClientTrust.vouched(root, Util.getPublicKeyFromBytes(key.getData(), 0), PREFIX, Instant.now());
        Path file = Files.writeString(directory.resolve("handles.json"), records(issued));
        try (var house = open(Map.of("handle.records", file.toString()))) {
            assertThat(house.port()).isPositive();
            var record = ask(Interface.SP_HDL_TCP, HANDLE);
            var known = Map.of(
                    PREFIX, ask(Interface.SP_HDL_TCP, PREFIX), "0.0/0.0", ClientTrust.ofRoot(root, Instant.now()));
            assertThat(ClientTrust.isTrusted(record, known, root.getPublic())).isTrue();
            record.getValueAtIndex(1).setData("https://example.com/forged".getBytes(StandardCharsets.UTF_8));
            assertThat(ClientTrust.isTrusted(record, known, root.getPublic())).isFalse();
            var elsewhere = new HandleRecord(HANDLE + "X", record.getValues());
            assertThat(ClientTrust.values(elsewhere, Util.getPublicKeyFromBytes(key.getData(), 0)).correctHandle)
                    .isFalse();
        }
    }

    private static String records(String issued) {
        var value = new JsonObject().put("index", 7).put("type", "HS_CERT").put("data", issued);
        var values = new JsonObject().put("values", new JsonArray(List.of(value)));
        return new JsonObject()
                .put("handleRecords", new JsonObject().put(PREFIX, values))
                .encode();
    }
}
