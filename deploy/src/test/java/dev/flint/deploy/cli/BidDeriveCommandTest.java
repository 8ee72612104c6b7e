package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import org.junit.jupiter.api.Test;

class BidDeriveCommandTest {
    private static final String ED25519 = "b3907a49d4b8d0d6696dab5192a5218066fb6282f2793e3da42cd680998bda75";
    private static final String SECP256K1 = "028ed6e7ccc74880ec7a87e2cf30ec84a9e49e6abc2bf084eb063e526c9f766efc";

    @Test
    void rawKeys_ofTheVectors_yieldTheirBids() {
        derivesAll("rawPublicKeyHex");
    }

    @Test
    void prefixedKeys_ofTheVectors_yieldTheirBids() {
        derivesAll("publicKeyHex");
    }

    @Test
    void encoding_byNameOrLetter() {
        for (String name : List.of("base64", "BASE64", "s")) {
            assertThat(derive("{\"keyType\":\"Ed25519\",\"publicKeyHex\":\"" + ED25519 + "\",\"encoding\":\"" + name
                            + "\"}"))
                    .as(name)
                    .isEqualTo("did:bid:es%2FN3YhFNcpuacYD0955zApSFhoZVfwQ%3D%3D");
        }
        for (String name : List.of("bech32", "bech32-bid", "t")) {
            assertThat(derive("{\"keyType\":\"secp256k1\",\"publicKeyHex\":\"" + SECP256K1 + "\",\"encoding\":\"" + name
                            + "\"}"))
                    .as(name)
                    .isEqualTo("did:bid:stddadcdcwef9ju4gd54gelczaklxgc3xt384qzpnlsc");
        }
    }

    @Test
    void subChain_underBothNames() {
        for (String name : List.of("subChain", "acsn")) {
            assertThat(derive(
                            "{\"keyType\":\"Ed25519\",\"publicKeyHex\":\"" + ED25519 + "\",\"" + name + "\":\"by01\"}"))
                    .isEqualTo("did:bid:by01:ef2bdavjCS7sPCnxsk4yxw55N2HwBucnC");
        }
    }

    @Test
    void noInput_noOutput() {
        var run = Cli.piped("", "bid", "derive");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEmpty();
    }

    @Test
    void json_wrapsEachBid() {
        var run = Cli.piped(
                "{\"keyType\":\"Ed25519\",\"publicKeyHex\":\"" + ED25519 + "\"}", "bid", "derive", "-", "-o", "json");
        assertThat(run.json(0).path("bid").asText()).startsWith("did:bid:ef");
    }

    @Test
    void unusableLine_isAnsweredInItsPlace() {
        String good = "{\"keyType\":\"Ed25519\",\"publicKeyHex\":\"" + ED25519 + "\"}\n";
        var run = Cli.piped(good + "{\n" + good, "bid", "derive", "-");
        assertThat(run.exit()).isEqualTo(11);
        assertThat(run.lines()).hasSize(3);
        assertThat(run.lines().get(0)).isEqualTo(run.lines().get(2)).startsWith("did:bid:ef");
        assertThat(run.json(1).at("/error/code").asText()).isEqualTo("MALFORMED_LINE");
    }

    @Test
    void unusableLines_nameTheFault() {
        assertThat(fault("[]")).isEqualTo("MALFORMED_LINE");
        assertThat(fault("")).isEqualTo("MALFORMED_LINE");
        assertThat(fault("{\"publicKeyHex\":12}")).isEqualTo("MALFORMED_LINE");
        assertThat(fault("{\"keyType\":\"RSA\",\"publicKeyHex\":\"00\"}")).isEqualTo("KEY_TYPE");
        assertThat(fault("{\"keyType\":\"SM2\",\"publicKeyHex\":\"b06566" + ED25519 + "\"}"))
                .isEqualTo("KEY_TYPE");
        assertThat(fault("{\"keyType\":\"Ed25519\",\"publicKeyHex\":\"xyz\"}")).isEqualTo("NOT_ENCODED");
        assertThat(fault("{\"keyType\":\"Ed25519\",\"publicKeyHex\":\"00\"}")).isEqualTo("LENGTH");
        assertThat(fault("{\"keyType\":\"SM2\",\"publicKeyHex\":\"04" + "11".repeat(64) + "\"}"))
                .isEqualTo("NOT_ON_CURVE");
        assertThat(fault("{\"keyType\":\"Ed25519\",\"publicKeyHex\":\"" + ED25519 + "\",\"encoding\":\"base58-x\"}"))
                .isEqualTo("ENCODING");
        assertThat(fault("{\"keyType\":\"Ed25519\",\"publicKeyHex\":\"" + ED25519 + "\",\"subChain\":\"BY01\"}"))
                .isEqualTo("SUB_CHAIN_CODE");
        assertThat(fault("{\"a\":\"" + "x".repeat(70_000) + "\"}")).isEqualTo("TOO_LONG");
    }

    @Test
    void options_deriveOneKey() {
        var run = Cli.run("bid", "derive", "--type", "ed25519", "--public-key", ED25519, "--sub-chain", "by01");
        assertThat(run.exit()).isZero();
        assertThat(run.out()).isEqualTo("did:bid:by01:ef2bdavjCS7sPCnxsk4yxw55N2HwBucnC\n");
    }

    @Test
    void options_unusableKey_isMisuse() {
        assertThat(Cli.run("bid", "derive", "--type", "ed25519", "--public-key", "00")
                        .exit())
                .isEqualTo(2);
        assertThat(Cli.run("bid", "derive", ED25519).exit()).isEqualTo(2);
    }

    private static void derivesAll(String member) {
        for (var vector : Cli.vectors("identifiers")) {
            if (!Cli.isRight(vector) || vector.path(member).isNull()) {
                continue;
            }
            var line = Cli.JSON.createObjectNode();
            line.set("keyType", vector.get("keyType"));
            line.set("publicKeyHex", vector.get(member));
            line.set("encoding", vector.get("encoding"));
            line.set("subChain", vector.get("acsn"));
            String bid = vector.get("expected").asText();
            assertThat(derive(line.toString()))
                    .as("vector %s", vector.get("n"))
                    .isEqualTo(vector.path("didCoreForm").asText(bid));
        }
    }

    private static String derive(String line) {
        return Cli.piped(line + "\n", "bid", "derive", "-").out().strip();
    }

    private static String fault(String line) {
        var run = Cli.piped(line + "\n", "bid", "derive", "-");
        assertThat(run.exit()).as(line).isEqualTo(11);
        JsonNode error = run.json(0).path("error");
        assertThat(error.path("message").asText()).as(line).isNotEmpty();
        return error.path("code").asText();
    }
}
