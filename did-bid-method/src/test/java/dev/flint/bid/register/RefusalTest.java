package dev.flint.bid.register;

import static dev.flint.bid.register.TestLedger.json;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.BidEncoding;
import dev.flint.bid.KeyType;
import dev.flint.spi.Registrar;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** Every kind of refusal, brought about once. */
class RefusalTest {
    private static final Subject ALICE = Subject.of(1);
    private static final Subject BOB = Subject.of(2);

    private TestLedger ledger;

    @BeforeEach
    void open(@TempDir Path directory) {
        ledger = new TestLedger(directory);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NOT_ISSUED", "NOT_MINTABLE", "CONTROLLER_UNKNOWN", "SERIALS_FIXED"})
    void submit_whatIsNotAllowed_answersStatusAndProblemDetails(RefusalKind kind) {
        var receipt = bringAbout(kind);
        var body = json(receipt);
        assertThat(body.path("type").asText()).as(body.toString()).isEqualTo("/problems/" + kind.problemName());
        assertThat(receipt.httpStatus()).isEqualTo(kind.httpStatus());
        assertThat(body.get("status").asInt()).isEqualTo(kind.httpStatus());
        assertThat(body.get("errorCode").asInt()).isEqualTo(kind.bidErrorCode());
        assertThat(body.get("title").asText()).isEqualTo(kind.title());
        assertThat(body.get("message").asText()).isEqualTo(kind.title());
        assertThat(body.get("detail").asText()).isNotBlank().doesNotContain("Exception");
        boolean unreadable = kind == RefusalKind.MALFORMED_OPERATION || kind == RefusalKind.INVALID_DOCUMENT;
        assertThat(body.has("errors")).isEqualTo(unreadable);
        assertThat(receipt.retryAfterSeconds()).isEqualTo(kind.httpStatus() == 503 ? 1 : 0);
    }

    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"NOT_ISSUED", "NOT_MINTABLE", "CONTROLLER_UNKNOWN", "SERIALS_FIXED"})
    void submit_whatIsNotAllowed_leavesNoTrace(RefusalKind kind) {
        bringAbout(kind);
        boolean registeredBefore = switch (kind) {
            case KEYS_CHANGED, ALREADY_REGISTERED, NOT_NEWER, SEQUENCE_CONFLICT -> true;
            default -> false;
        };
        long entries = kind == RefusalKind.DEACTIVATED ? 2 : registeredBefore ? 1 : 0;
        assertThat(ledger.chain.head().size()).isEqualTo(entries);
    }

    @Test
    void errors_ofMalformedOperation_haveCodePointerAndDetail() {
        var errors = json(bringAbout(RefusalKind.MALFORMED_OPERATION)).get("errors");
        assertThat(errors).isNotEmpty().allSatisfy(error -> {
            assertThat(error.get("code").asText()).isNotBlank();
            assertThat(error.get("pointer").asText()).startsWith("/");
            assertThat(error.get("detail").asText()).isNotBlank();
        });
    }

    private Registrar.Receipt bringAbout(RefusalKind kind) {
        var now = ledger.now();
        return switch (kind) {
            case MALFORMED_OPERATION -> ledger.send("{}".getBytes(StandardCharsets.UTF_8));
            case INVALID_DOCUMENT ->
                ledger.send(OperationKind.CREATE, ALICE.signed(now).put("version", 1));
            case ID_MISMATCH ->
                ledger.send(TestLedger.octets(TestLedger.request(OperationKind.CREATE, ALICE.signed(now))
                        .put("id", BOB.id.canonical())));
            case WRONG_CHAIN ->
                ledger.send(TestLedger.octets(TestLedger.request(OperationKind.CREATE, ALICE.signed(now))
                        .put("chainId", "ledger.example/other")));
            case UPDATED_OUT_OF_RANGE ->
                ledger.send(ALICE.create(now.plus(Duration.ofMinutes(10).plusMillis(1))));
            case NOT_SELF_CERTIFIED -> {
                var document = ALICE.draft(now);
                document.withArray("publicKey").remove(0);
                Subject.putKey(document, ALICE.keyId(), BOB.key);
                yield ledger.send(OperationKind.CREATE, ALICE.sign(document));
            }
            case PROOF_MISSING -> ledger.send(OperationKind.CREATE, ALICE.draft(now));
            case PROOF_INVALID ->
                ledger.send(OperationKind.CREATE, ALICE.signed(now).put("version", "2.0.0"));
            case KEY_UNAVAILABLE -> ledger.send(OperationKind.CREATE, ALICE.sign(ALICE.draftOfObject(BOB.id, now)));
            case SIGNER_NOT_AUTHORIZED -> ledger.send(OperationKind.CREATE, ALICE.signForRecovery(ALICE.draft(now)));
            case OPERATOR_KEY_REQUIRED ->
                ledger.send(Subject.ofSubChain("t001", 9).create(now));
            case KEYS_CHANGED, ALREADY_REGISTERED, NOT_NEWER, SEQUENCE_CONFLICT, DEACTIVATED -> {
                ledger.anchor(ALICE.create(now));
                yield bringAboutLater(kind);
            }
            case NOT_FOUND -> ledger.send(ALICE.update(now));
            case NOT_ISSUED, NOT_MINTABLE, CONTROLLER_UNKNOWN, SERIALS_FIXED ->
                throw new IllegalArgumentException("of codes only: " + kind);
            case BECH32_OFF ->
                ledger.send(Subject.of(KeyType.ED25519, 1, BidEncoding.BECH32).create(now));
            case BUSY ->
                new LedgerRegistrar(ledger.chain, ledger.rule, ledger.clock, Runnable::run, 0)
                        .submit(Buffer.buffer(ALICE.create(now)))
                        .result();
            case UNAVAILABLE -> {
                ledger.chain.close();
                yield ledger.send(ALICE.create(now));
            }
        };
    }

    /** What needs a registered document, ALICE's. */
    private Registrar.Receipt bringAboutLater(RefusalKind kind) {
        return switch (kind) {
            case KEYS_CHANGED -> {
                var document = ALICE.draft(ledger.later());
                document.withArray("authentication").add(BOB.keyId());
                yield ledger.send(OperationKind.UPDATE, ALICE.sign(document));
            }
            case ALREADY_REGISTERED -> ledger.send(ALICE.create(ledger.later()));
            case NOT_NEWER -> ledger.send(ALICE.update(ledger.now()));
            case SEQUENCE_CONFLICT ->
                ledger.send(TestLedger.octets(TestLedger.request(OperationKind.UPDATE, ALICE.signed(ledger.later()))
                        .put("ledgerSeq", 7)));
            case DEACTIVATED -> {
                ledger.anchor(ALICE.delete(ledger.later()));
                yield ledger.send(ALICE.create(ledger.later()));
            }
            default -> throw new AssertionError(kind);
        };
    }
}
