package dev.flint.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.ledger.note.BadPolicies;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The verifier in JavaScript comes to the verdicts of the one in Java. Needs Node.js: on a machine without it these are
 * skipped, and it is said, but never in CI.
 */
class VerifiersAgreeTest {
    private static final SmallLedger LEDGER = Corpus.ledger("");

    @TempDir
    private Path directory;

    @BeforeAll
    static void needsNode() {
        Assumptions.assumeTrue(
                System.getenv("CI") != null || Node.isInstalled(), "no Node.js here: JavaScript is not tested");
    }

    @Test
    void verify_everyCase_comesToTheSameVerdict() throws Exception {
        List<Corpus.Case> cases = Corpus.all();
        List<JsonNode> answers = new Node(directory)
                .batch(cases.stream()
                        .map(one -> Node.oneCase(one.bundle(), one.client()))
                        .toList());
        assertThat(answers).hasSameSizeAs(cases);
        for (int i = 0; i < cases.size(); i++) {
            Corpus.Case one = cases.get(i);
            JsonNode answer = answers.get(i);
            String kind = answer.path("kind").asText(Corpus.VERIFIED);
            assertThat(kind).as("%s: %s", one.name(), answer).isEqualTo(one.expected());
            Verdict verdict = BundleVerifierTest.verdict(one.bundle(), one.client());
            if (verdict instanceof Verdict.Verified verified) {
                assertThat(answer).as(one.name()).isEqualTo(told(verified));
            }
        }
    }

    /** The answer in JavaScript that says the same. */
    private static ObjectNode told(Verdict.Verified verified) {
        ObjectNode node = new ObjectMapper().createObjectNode().put("verdict", "verified");
        if (verified.claim() instanceof Verdict.Registered said) {
            node.put("claim", "registered").put("namespace", said.namespace()).put("id", said.id());
            node.put("record", said.record()).put("active", said.active()).put("history", said.history());
            node.put("transactions", said.transactions()).put("documentVersion", (int) said.documentVersion());
        } else if (verified.claim() instanceof Verdict.NeverRegistered said) {
            node.put("claim", "neverRegistered")
                    .put("namespace", said.namespace())
                    .put("id", said.id());
        } else if (verified.claim() instanceof Verdict.Logged said) {
            node.put("claim", "logged").put("position", (int) said.position()).put("txId", said.txId());
        }
        node.put("chain", verified.chain()).put("height", (int) verified.height());
        node.put("headerTime", verified.headerTimeMillis()).put("latest", verified.latest());
        node.put("log", verified.log()).put("size", (int) verified.size());
        verified.cosigners().forEach(node.putArray("cosigners")::add);
        return node;
    }

    @Test
    void verify_damagedInAnyWay_isRefusedForTheSameReason() throws Exception {
        byte[] binary = BundleVerifierTest.typical();
        byte[] json = LEDGER.bundle(LEDGER.height(), Corpus.ALICE, 1, List.of(16))
                .json()
                .getBytes(UTF_8);
        List<byte[]> damaged = new ArrayList<>();
        for (long seed = 0; seed < 6_000; seed++) {
            damaged.add(Damage.of(seed % 2 == 0 ? binary : json, new SplittableRandom(seed)));
        }
        List<JsonNode> answers = new Node(directory)
                .batch(damaged.stream()
                        .map(bytes -> Node.oneCase(bytes, Corpus.client()))
                        .toList());
        Set<String> kinds = new HashSet<>();
        for (int i = 0; i < damaged.size(); i++) {
            Verdict verdict = BundleVerifierTest.verdict(damaged.get(i), Corpus.client());
            String kind = verdict.refusal().map(Enum::name).orElse(Corpus.VERIFIED);
            assertThat(answers.get(i).path("kind").asText(Corpus.VERIFIED))
                    .as("seed %d: %s", i, verdict)
                    .isEqualTo(kind);
            kinds.add(kind);
        }
        assertThat(kinds).contains("FORMAT", "CHECKPOINT", "SIGNATURE", "HEADER", "HEADER_PROOF", "STATE_PROOF");
    }

    @Test
    void verify_anyLedger_isVerifiedAboutEveryIdentifier() throws Exception {
        List<ObjectNode> cases = new ArrayList<>();
        for (long seed = 0; seed < 25; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            SmallLedger ledger = new SmallLedger(seed % 3 == 0 ? "" : "ch" + seed);
            int blocks = random.nextInt(1, 12);
            for (int block = 0; block < blocks; block++) {
                for (int i = random.nextInt(9); i > 0; i--) {
                    ledger.put("did:bid:ef" + random.nextInt(20), random.nextInt(5) == 0 ? "deactivated" : "active");
                }
                ledger.block();
            }
            Corpus.Client client = Corpus.client().at(SmallLedger.timeMillis(blocks - 1) / 1_000);
            for (int i = 0; i < 20; i++) {
                byte[] bundle = ledger.bundle(random.nextInt(blocks), "did:bid:ef" + i, random.nextInt(4), List.of())
                        .binary();
                assertThat(BundleVerifierTest.verdict(bundle, client))
                        .as("seed %d, identifier %d", seed, i)
                        .isInstanceOf(Verdict.Verified.class);
                cases.add(Node.oneCase(bundle, client.asks("did:bid:ef" + i)));
            }
        }
        assertThat(new Node(directory).batch(cases))
                .hasSize(500)
                .allMatch(answer -> answer.get("verdict").asText().equals("verified"));
    }

    @Test
    void verify_eachBitFlipped_isRefused() throws Exception {
        byte[] bundle = BundleVerifierTest.typical();
        ObjectNode good = Node.oneCase(bundle, Corpus.client());
        List<JsonNode> answers =
                new Node(directory).batch(List.of(good, good.deepCopy().put("flip", true)));
        assertThat(answers.get(0).get("verdict").asText()).isEqualTo("verified");
        assertThat(answers.get(1).get("tried").asInt()).isEqualTo(bundle.length * 8);
        assertThat(answers.get(1).get("verified")).isEmpty();
    }

    @Test
    void parsePolicy_everyBadOne_isRefused() throws Exception {
        byte[] bundle = LEDGER.bundle(Corpus.ALICE).binary();
        List<String> policies = new ArrayList<>(BadPolicies.texts());
        policies.add(0, Corpus.policy("both"));
        List<JsonNode> answers = new Node(directory)
                .batch(policies.stream()
                        .map(text -> Node.oneCase(bundle, Corpus.client().withPolicy(text)))
                        .toList());
        assertThat(answers.get(0).get("verdict").asText()).isEqualTo("verified");
        for (int i = 1; i < policies.size(); i++) {
            assertThat(answers.get(i).get("verdict").asText())
                    .as(policies.get(i))
                    .isEqualTo("no policy");
        }
    }

    private Node.Ended command(byte[] bundle, Object... more) throws IOException, InterruptedException {
        Path policy = Files.writeString(directory.resolve("policy"), Corpus.policy("both"), UTF_8);
        Path file = Files.write(directory.resolve("bundle"), bundle);
        List<Object> arguments = new ArrayList<>(List.of(Node.script(), file, "--policy", policy));
        arguments.addAll(List.of(more));
        return new Node(directory).run(arguments.toArray());
    }

    @Test
    void commandLine_goodBundle_endsWithZero() throws Exception {
        long now = Corpus.client().nowSeconds();
        String proof = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(LEDGER.bundle(Corpus.ALICE).binary());
        String result = "{\"didDocument\":" + SmallLedger.document(Corpus.ALICE, 3)
                + ",\"didResolutionMetadata\":{\"proof\":\"" + proof + "\"}}";
        Node.Ended ended = command(
                result.getBytes(UTF_8), "--now", now, "--seen", Corpus.BLOCKS, "--id", Corpus.ALICE, "--max-age", 31);
        JsonNode verdict = new ObjectMapper().readTree(ended.output());
        assertThat(ended.status()).as(ended.errors()).isZero();
        assertThat(verdict.get("verdict").asText()).isEqualTo("verified");
        assertThat(verdict.get("documentVersion").asInt()).isEqualTo(3);
    }

    @Test
    void commandLine_staleBundle_endsWithOne() throws Exception {
        Node.Ended ended = command(
                LEDGER.bundle(Corpus.ALICE).binary(), "--now", Corpus.client().nowSeconds() + 60);
        assertThat(ended.status()).as(ended.errors()).isOne();
        assertThat(new ObjectMapper().readTree(ended.output()).get("kind").asText())
                .isEqualTo("STALE");
    }

    @Test
    void commandLine_wrongUsage_endsWithTwo() throws Exception {
        byte[] bundle = LEDGER.bundle(Corpus.ALICE).binary();
        assertThat(command(bundle, "--now").status()).isEqualTo(2);
        assertThat(command(bundle, "--now", "soon").status()).isEqualTo(2);
        assertThat(command(bundle, "--what").status()).isEqualTo(2);
        assertThat(command(bundle, "another").status()).isEqualTo(2);
        assertThat(new Node(directory).run(Node.script()).errors()).contains("usage: node flint-verify.mjs");
        assertThat(new Node(directory)
                        .run(Node.script(), directory.resolve("bundle"), "--policy", directory.resolve("absent"))
                        .status())
                .isEqualTo(2);
    }
}
