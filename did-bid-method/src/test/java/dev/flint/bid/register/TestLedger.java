package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.id.Did;
import dev.flint.ledger.Chain;
import dev.flint.ledger.ChainSettings;
import dev.flint.ledger.note.CheckpointSigner;
import dev.flint.spi.Answer;
import dev.flint.spi.Registrar;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A real chain in a directory, a registrar that checks on the caller's thread, and a driver. */
final class TestLedger implements AutoCloseable {
    static final String ORIGIN = "ledger.example/main";
    static final Instant START = Instant.parse("2026-02-01T00:00:00Z");
    static final BidPolicy POLICY = BidPolicy.defaults(ORIGIN);
    static final int WAITING_MAX = 8;

    private static final CheckpointSigner SIGNER = new CheckpointSigner(ORIGIN, new byte[CheckpointSigner.SEED_BYTES]);

    final StepClock clock = new StepClock(START);
    final ChainSettings settings;
    final LedgerRule rule;
    final Chain<OperationEntry, Refusal> chain;
    final LedgerRegistrar registrar;
    final BidDriver driver;

    TestLedger(Path directory) {
        this(directory, POLICY);
    }

    TestLedger(Path directory, BidPolicy policy) {
        settings = ChainSettings.defaults(directory, ORIGIN, SIGNER)
                .withClock(clock)
                .withSegmentBytes(1 << 20)
                .withMapBytes(1 << 26)
                .withReadersMax(16)
                .withBootId("boot");
        rule = TestRules.of(policy, "https://resolver.example");
        chain = Chain.open(settings, rule);
        registrar = new LedgerRegistrar(chain, rule, clock, Runnable::run, WAITING_MAX);
        driver = new BidDriver(chain, policy, List.of());
    }

    Instant now() {
        return clock.instant();
    }

    /** Lets a minute pass. */
    Instant later() {
        clock.pass(Duration.ofMinutes(1));
        return now();
    }

    Registrar.Receipt send(byte[] operation) {
        return registrar
                .submit(Buffer.buffer(operation))
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    Registrar.Receipt send(OperationKind kind, ObjectNode document) {
        return send(operation(kind, document));
    }

    Registration sendTrusted(byte[] operation) {
        return registrar
                .registerTrusted(operation)
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    /** Sends an operation that has to be anchored; answers its position. */
    long anchor(byte[] operation) {
        var receipt = send(operation);
        assertThat(receipt.httpStatus()).as(receipt.body().toString()).isIn(200, 201);
        return json(receipt).at("/data/position").asLong();
    }

    long anchor(OperationKind kind, ObjectNode document) {
        return anchor(operation(kind, document));
    }

    Resolution resolve(Bid bid, Version version) {
        return driver.resolve(Did.of(bid.canonical()), new ResolutionOptions(version, false, false, false))
                .result();
    }

    Resolution resolve(Bid bid) {
        return resolve(bid, new Version.Latest());
    }

    Answer found(Bid bid) {
        return ((Resolution.Found) resolve(bid)).answer();
    }

    @Override
    public void close() {
        chain.close();
    }

    static byte[] operation(OperationKind kind, ObjectNode document) {
        return octets(request(kind, document));
    }

    static ObjectNode request(OperationKind kind, ObjectNode document) {
        return Json.object()
                .put("id", document.path("id").asText())
                .put("operation", kind.text())
                .set("didDocument", document);
    }

    static byte[] octets(JsonNode json) {
        return json.toString().getBytes(StandardCharsets.UTF_8);
    }

    static JsonNode json(Registrar.Receipt receipt) {
        return json(receipt.body().toString());
    }

    static JsonNode json(String text) {
        return Json.parse(text);
    }

    static JsonNode document(Answer answer) {
        return json("{" + new String(answer.document().members(), StandardCharsets.UTF_8) + "}");
    }

    static JsonNode metadata(Answer answer) {
        return json("{" + new String(answer.metadata(), StandardCharsets.UTF_8) + "}");
    }

    static void assertRefused(Registrar.Receipt receipt, RefusalKind kind) {
        assertThat(json(receipt).path("type").asText())
                .as(receipt.body().toString())
                .isEqualTo("/problems/" + kind.problemName());
    }
}
