package dev.flint.deploy.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BidOperationsTest {
    @TempDir
    private static Path data;

    private static Served served;

    @TempDir
    private Path directory;

    private String key = "";
    private String recoveryKey = "";
    private String document = "";

    @BeforeAll
    static void open() {
        served = new Served(data);
    }

    @AfterAll
    static void close() {
        served.close();
    }

    @BeforeEach
    void drawKeys() {
        key = keygen("a.key", "ed25519");
        recoveryKey = keygen("r.key", "sm2");
        document = directory.resolve("document.json").toString();
    }

    @Test
    void create_registersAndKeepsTheDocument() throws IOException {
        var run = create(
                "--sub-chain",
                "by01",
                "--type",
                "104",
                "--ttl",
                "60",
                "--service",
                "home,DIDStorage,https://store.example.com",
                "--also-known-as",
                "104,86.1000.1/x");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.json().at("/data/operation").asText()).isEqualTo("create");
        String id = Cli.JSON.readTree(Path.of(document).toFile()).path("id").asText();
        assertThat(id).startsWith("did:bid:by01:ef");
        var resolved = served.run("resolve", id).json();
        assertThat(resolved.at("/didDocument/id").asText()).isEqualTo(id);
        assertThat(resolved.at("/didDocumentMetadata/bid/ttl").asInt()).isEqualTo(60);
        assertThat(resolved.at("/didDocument/service/0/id").asText()).isEqualTo(id + "#home");
    }

    @Test
    void create_twice_isAConflict() {
        create();
        var run = create();
        assertThat(run.exit()).isEqualTo(10);
        assertThat(run.err()).isEqualTo("flint: refused with 409: The identifier is registered already\n");
    }

    @Test
    void create_print_sendsNothing() {
        var run = Cli.run("bid", "create", "--key", key, "--print", "--server", "http://127.0.0.1:1", "-o", "json");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSize(1);
        assertThat(run.json().path("operation").asText()).isEqualTo("create");
        assertThat(run.json().at("/didDocument/proof/creator").asText()).endsWith("#key-1");
    }

    @Test
    void create_documentOfAnotherKey_isRefused() {
        Cli.run("bid", "create", "--key", key, "--out", document, "--print");
        String other = keygen("other.key", "ed25519");
        assertThat(served.run("bid", "create", "--key", other, "--document", document)
                        .exit())
                .isEqualTo(8);
    }

    @Test
    void create_misuse_isToldInOneLine() throws IOException {
        assertThat(create("--service", "a,b").exit()).isEqualTo(2);
        assertThat(create("--also-known-as", "x").exit()).isEqualTo(2);
        assertThat(create("--sub-chain", "BY01").exit()).isEqualTo(2);
        assertThat(create("--ttl", "-5").exit()).isEqualTo(2);
        assertThat(served.run("bid", "create", "--key", directory + "/none").exit())
                .isEqualTo(2);
        Files.writeString(directory.resolve("no.key"), "no key");
        assertThat(served.run("bid", "create", "--key", directory + "/no.key").exit())
                .isEqualTo(2);
        Files.writeString(directory.resolve("no.json"), "{\"id\":1,\"id\":2}");
        assertThat(create("--document", directory + "/no.json").exit()).isEqualTo(2);
        assertThat(create("--document", directory + "/none.json").exit()).isEqualTo(2);
    }

    @Test
    void create_secp256k1_isNotSupported() {
        var run = served.run("bid", "create", "--key", keygen("s.key", "secp256k1"));
        assertThat(run.exit()).isEqualTo(6);
        assertThat(run.err()).contains("secp256k1").hasLineCount(1);
    }

    @Test
    void create_documentWithoutAuthentication_isToldInOneLine() throws IOException {
        create();
        var tree = read();
        tree.remove("authentication");
        write(tree);
        var run = served.run("bid", "create", "--key", key, "--document", document);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).startsWith("flint: the document ").doesNotContain("Exception");
    }

    @Test
    void update_registersANewVersion() throws IOException {
        create();
        var tree = read();
        ((ObjectNode) tree.get("extension")).put("ttl", 61);
        write(tree);
        later();
        var run = served.run("bid", "update", id(), "--key", key, "--document", document, "-o", "json");
        assertThat(run.exit()).as(run.err()).isZero();
        assertThat(run.lines()).hasSize(1);
        assertThat(served.run("resolve", id())
                        .json()
                        .at("/didDocumentMetadata/bid/ttl")
                        .asInt())
                .isEqualTo(61);
    }

    @Test
    void update_documentOfAnotherIdentifier_isMisuse() {
        create();
        assertThat(served.run("bid", "update", "did:bid:by01", "--key", key, "--document", document)
                        .exit())
                .isEqualTo(2);
        assertThat(served.run("bid", "update", "did:bid:x", "--key", key, "--document", document)
                        .exit())
                .isEqualTo(4);
    }

    @Test
    void update_unregistered_isNotFound() {
        var run = Cli.run("bid", "create", "--key", key, "--out", document, "--print");
        assertThat(run.exit()).isZero();
        assertThat(served.run("bid", "update", "--key", key, "--document", document)
                        .exit())
                .isEqualTo(3);
    }

    @Test
    void update_badKeyId_isMisuse() {
        create();
        assertThat(served.run("bid", "update", "--key", key, "--document", document, "--key-id", "no id")
                        .exit())
                .isEqualTo(2);
    }

    @Test
    void recover_byTheRecoveryKey_isAnchored() {
        create();
        later();
        var run =
                served.run("bid", "recover", id(), "--recovery-key", recoveryKey, "--document", document, "-o", "json");
        assertThat(run.exit()).as(run.out()).isZero();
        assertThat(run.json().at("/data/operation").asText()).isEqualTo("recovery");
    }

    @Test
    void recover_byAnotherKey_doesNotVerify() {
        create();
        later();
        assertThat(served.run("bid", "recover", "--recovery-key", key, "--document", document)
                        .exit())
                .isEqualTo(8);
    }

    @Test
    void deactivate_byTheRecoveryKey_isForEver() {
        create();
        later();
        assertThat(served.run("bid", "deactivate", id(), "--key", recoveryKey).exit())
                .isZero();
        assertThat(served.run("resolve", id()).exit()).isEqualTo(5);
        assertThat(served.run("bid", "deactivate", id(), "--key", recoveryKey).exit())
                .isEqualTo(5);
        assertThat(create().exit()).isIn(5, 10);
    }

    @Test
    void deactivate_byTheKeyItself_whereNothingElseMay() {
        served.run("bid", "create", "--key", key, "--out", document);
        later();
        assertThat(served.run("bid", "deactivate", id(), "--key", key).exit()).isZero();
    }

    @Test
    void deactivate_byTheWrongSigner_isNotAuthorized() {
        create();
        later();
        assertThat(served.run("bid", "deactivate", id(), "--key", key).exit()).isEqualTo(9);
    }

    @Test
    void deactivate_lines_areAnsweredInOrder() {
        create();
        later();
        var run = served.piped(
                String.join("\n", "did:bid:x", "did:web:a.example", "{", id()) + "\n",
                "bid",
                "deactivate",
                "-",
                "--key",
                recoveryKey);
        assertThat(run.exit()).isEqualTo(11);
        assertThat(run.lines()).hasSize(4);
        assertThat(run.json(0).at("/error/code").asText()).isEqualTo("TOO_SHORT");
        assertThat(run.json(1).at("/error/code").asText()).isEqualTo("METHOD");
        assertThat(run.json(2).at("/error/code").asText()).isEqualTo("MALFORMED_LINE");
        assertThat(run.json(3).path("status").asInt()).isEqualTo(200);
    }

    @Test
    void deactivate_badIdentifier_isToldInOneLine() {
        var run = served.run("bid", "deactivate", "did:bid:x", "--key", key);
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.err()).startsWith("flint: not a BID: ").hasLineCount(1);
    }

    @Test
    void noServer_isANetworkFailure() {
        assertThat(Cli.run("bid", "create", "--key", key, "--server", "http://127.0.0.1:1")
                        .exit())
                .isEqualTo(7);
    }

    @Test
    void show_takesApartAndResolves() {
        var run = served.run("bid", "show", "did:bid:by01", "-o", "json");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSize(1);
        assertThat(run.json().at("/identifier/subChain").asText()).isEqualTo("by01");
        assertThat(run.json().at("/result/didDocument/id").asText()).isEqualTo("did:bid:by01");
        assertThat(served.run("bid", "show", "did:bid:by01").lines()).hasSizeGreaterThan(5);
    }

    @Test
    void show_badIdentifier_saysWhere() {
        var run = served.run("bid", "show", "did:bid:x");
        assertThat(run.exit()).isEqualTo(4);
        assertThat(run.json().at("/error/index").asInt()).isEqualTo(9);
    }

    @Test
    void show_lines_areAnsweredInOrder() {
        var run = served.piped("did:bid:by01\n{\n\"did:bid:x\"\ndid:bid:by01\n", "bid", "show", "-");
        assertThat(run.exit()).isZero();
        assertThat(run.lines()).hasSize(4);
        assertThat(run.json(0).path("status").asInt()).isEqualTo(200);
        assertThat(List.of(run.json(1), run.json(2)))
                .allMatch(verdict -> !verdict.path("valid").asBoolean(true));
        assertThat(run.json(3)).isEqualTo(run.json(0));
    }

    @Test
    void show_lines_noServer_areAnsweredAllTheSame() {
        var run = Cli.piped("did:bid:by01\n", "bid", "show", "-", "--server", "http://127.0.0.1:1");
        assertThat(run.exit()).isEqualTo(11);
        assertThat(run.json(0).at("/error/code").asText()).isEqualTo("NO_ANSWER");
    }

    private Cli.Run create(String... more) {
        var arguments = new ArrayList<>(
                List.of("bid", "create", "--key", key, "--recovery-key", recoveryKey, "--out", document));
        arguments.addAll(List.of(more));
        return served.run(arguments.toArray(String[]::new));
    }

    private String keygen(String name, String type) {
        String file = directory.resolve(name).toString();
        assertThat(Cli.run("bid", "keygen", "--type", type, "--out", file).exit())
                .isZero();
        return file;
    }

    private ObjectNode read() throws IOException {
        return (ObjectNode) Cli.JSON.readTree(Path.of(document).toFile());
    }

    private void write(ObjectNode tree) throws IOException {
        Files.writeString(Path.of(document), tree.toString());
    }

    private String id() {
        try {
            return read().path("id").asText();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Times of update are whole seconds. */
    private static void later() {
        long second = System.currentTimeMillis() / 1_000;
        while (System.currentTimeMillis() / 1_000 == second) {
            Thread.onSpinWait();
        }
    }
}
