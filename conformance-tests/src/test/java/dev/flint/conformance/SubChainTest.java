package dev.flint.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationKind;
import dev.flint.id.Base58;
import dev.flint.id.SubChainCode;
import dev.flint.json.Jcs;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The main chain and a sub-chain, each a process: what is on the one is found through the other. */
class SubChainTest {
    private static final SubChainCode BY01 = new SubChainCode("by01");

    @TempDir
    private Path directory;

    private final SecureRandom random = new SecureRandom();
    private final BidPrivateKey operator = BidPrivateKey.generate(KeyType.ED25519, random);
    private final BidPrivateKey chainKey = BidPrivateKey.generate(KeyType.ED25519, random);
    private final BidPrivateKey deviceKey = BidPrivateKey.generate(KeyType.ED25519, random);
    private final String device =
            Bid.derive(BY01, deviceKey.publicKey(), BidEncoding.BASE58).canonical();

    /** Kept for a second, and ten more while nobody answers. */
    private byte[] registrationOfDevice() {
        var draft = Operations.draft(Bid.of(device), deviceKey, Instant.now(), "a device");
        draft.withObject("/extension").put("ttl", 1);
        return Operations.sign(OperationKind.CREATE, draft, deviceKey);
    }

    private byte[] registrationOfChain(int port) {
        var draft = Operations.draft(Bid.ofSubChain(BY01), chainKey, Instant.now(), "a chain");
        draft.withObject("/extension").put("type", 206);
        draft.putArray("service")
                .addObject()
                .put("id", "did:bid:by01#subResolver")
                .put("type", "DIDSubResolver")
                .put("version", "1.0.0")
                .put("protocol", 2)
                .put("serverType", 1)
                .put("serviceEndpoint", "127.0.0.1")
                .put("port", port);
        byte[] delegation = operator.sign(Jcs.canonicalize(draft.get("publicKey")));
        draft.withObject("/extension/delegateSign")
                .put("signer", Operations.bidOf(operator).canonical() + "#key-1")
                .put("signatureValue", Base58.BIF.encode(delegation));
        return Operations.sign(OperationKind.CREATE, draft, chainKey);
    }

    private ServeProcess serveMain(String... more) throws IOException {
        String[] arguments = new String[more.length + 2];
        arguments[0] = "--set";
        arguments[1] = "registration.operator-keys=" + operator.publicKey().toText(BidEncoding.BASE58);
        System.arraycopy(more, 0, arguments, 2, more.length);
        return ServeProcess.start(directory.resolve("main"), arguments);
    }

    @Test
    void deviceOnTheSubChain_isFoundThroughTheMainChain_thenStale_thenNot() throws Exception {
        try (var sub = ServeProcess.start(directory.resolve("sub"));
                var main = serveMain("--set", "bid.private-resolvers=true")) {
            assertThat(new Client(sub.port()).register(registrationOfDevice()).statusCode())
                    .isEqualTo(201);
            var client = new Client(main.port());
            assertThat(client.register(registrationOfChain(sub.port())).statusCode())
                    .isEqualTo(201);

            var found = client.resolve(device);
            assertThat(found.statusCode()).as(found.body()).isEqualTo(200);
            assertThat(Client.json(found).at("/didDocument/id").asText()).isEqualTo(device);
            assertThat(Client.json(found).at("/didResolutionMetadata/resolver").asText())
                    .isEqualTo("http://127.0.0.1:" + sub.port() + "/");
            assertHops(Client.json(client.resolve(device + "?verify=true")).path("didResolutionMetadata"));
            var text = Client.json(client.get("/" + device + "?verify=true"));
            assertThat(text.path("errorCode").asInt()).isZero();
            assertHops(text.path("data"));

            sub.kill();
            var stale = await(client, answer -> isStale(answer) || answer.statusCode() != 200);
            assertThat(isStale(stale)).as(stale.body()).isTrue();
            assertThat(stale.headers().firstValue("cache-control")).contains("public, max-age=0");
            var error = await(client, answer -> answer.statusCode() != 200);
            assertThat(error.statusCode()).isEqualTo(500);
            assertThat(Client.json(error)
                            .at("/didResolutionMetadata/error/detail")
                            .asText())
                    .isEqualTo("no resolver of its sub-chain has answered");
        }
    }

    @Test
    void resolverWithAPrivateAddress_isNotAskedUnlessAllowed() throws Exception {
        try (var sub = ServeProcess.start(directory.resolve("sub"));
                var main = serveMain()) {
            new Client(sub.port()).register(registrationOfDevice());
            var client = new Client(main.port());
            client.register(registrationOfChain(sub.port()));

            assertThat(client.resolve(device).statusCode()).isEqualTo(500);
        }
    }

    private static boolean isStale(HttpResponse<String> answer) {
        return answer.statusCode() == 200
                && Client.json(answer).at("/didResolutionMetadata/stale").asBoolean();
    }

    private static void assertHops(JsonNode told) {
        assertThat(told.path("verify").asBoolean()).as("%s", told).isTrue();
        assertThat(told.path("hops")).as("%s", told).hasSize(2);
        assertThat(told.at("/hops/0/id").asText()).isEqualTo("did:bid:by01");
        assertThat(told.at("/hops/0/source").asText()).isEqualTo("ledger");
        assertThat(told.at("/hops/1/source").asText()).startsWith("http://127.0.0.1:");
        assertThat(told.at("/hops/1/proof").asText()).isEqualTo("valid-A");
    }

    /** Asks until the answer is as wanted. */
    private HttpResponse<String> await(Client client, java.util.function.Predicate<HttpResponse<String>> wanted)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + 60_000_000_000L;
        var answer = client.resolve(device);
        while (!wanted.test(answer) && System.nanoTime() < end) {
            Thread.sleep(100);
            answer = client.resolve(device);
        }
        return answer;
    }
}
