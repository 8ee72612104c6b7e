package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.document.Proofs;
import dev.flint.id.Did;
import dev.flint.ledger.Chain;
import dev.flint.ledger.Fsck;
import dev.flint.spi.Answer;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the ledger answers does not depend on when the answer was derived. */
class RestartTest {
    private static final Subject ALICE = Subject.of(1);
    private static final Subject BOB = Subject.of(2);
    private static final Subject HEXADECIMAL = Subject.of(3);
    private static final Subject CAROL = Subject.of(4);

    @TempDir
    private Path directory;

    private final Set<Bid> bids = new LinkedHashSet<>();
    private TestLedger closed;
    private List<String> before;

    @BeforeEach
    void fillAndClose() {
        try (var ledger = new TestLedger(directory, ImportTest.policy())) {
            for (var sample : ImportTest.samples()) {
                ledger.sendTrusted(TestLedger.operation(OperationKind.IMPORT, sample));
                bids.add(Bid.of(sample.get("id").asText()));
            }
            ledger.anchor(ALICE.create(ledger.now()));
            ledger.anchor(ALICE.update(ledger.later()));
            ledger.anchor(OperationKind.RECOVERY, ALICE.signForRecovery(ALICE.draft(ledger.later())));
            ledger.anchor(BOB.create(ledger.now()));
            ledger.anchor(BOB.delete(ledger.later()));
            ledger.anchor(OperationKind.CREATE, HEXADECIMAL.signedInHex(ledger.now()));
            ledger.anchor(CAROL.create(ledger.now()));
            ledger.later();
            // A deactivation without a time of its own takes the block's.
            ledger.anchor(TestLedger.octets(Proofs.signObject(
                    (ObjectNode) TestLedger.json("{\"id\":\"" + CAROL.id + "\",\"operation\":\"delete\",\"ledgerSeq\":"
                            + (ledger.chain.head().size() - 1) + "}"),
                    CAROL.recovery,
                    CAROL.recoveryId())));
            bids.addAll(List.of(ALICE.id, BOB.id, CAROL.id, HEXADECIMAL.id));
            before = answers(ledger.driver);
            closed = ledger;
        }
    }

    @Test
    void open_again_answersTheSameBytes() {
        assertThat(answersAfterOpening(closed.rule)).isEqualTo(before);
    }

    @Test
    void rebuildIndex_answersTheSameBytes() {
        Fsck.rebuildIndex(closed.settings, closed.rule);
        assertThat(answersAfterOpening(closed.rule)).isEqualTo(before);
    }

    @Test
    void rebuildIndex_underAStricterPolicy_keepsWhatWasAllowed() {
        var strict = TestRules.of(
                new BidPolicy("other", true, TestLedger.POLICY.maxSkew(), false, List.of(), false),
                "https://resolver.example");
        Fsck.rebuildIndex(closed.settings, strict);
        assertThat(answersAfterOpening(strict)).isEqualTo(before);
    }

    @Test
    void open_forAnotherBase_writesItsContexts() {
        var moved = TestRules.of(ImportTest.policy(), "https://other.example");
        assertThat(answersAfterOpening(moved))
                .isNotEqualTo(before)
                .allSatisfy(answer -> assertThat(answer).doesNotContain("resolver.example/ns"));
    }

    @Test
    void check_closedLedger_findsNothing() {
        assertThat(Fsck.check(closed.settings, closed.rule).findings()).isEmpty();
    }

    private List<String> answersAfterOpening(LedgerRule rule) {
        try (var chain = Chain.open(closed.settings, rule)) {
            return answers(new BidDriver(chain, ImportTest.policy(), List.of()));
        }
    }

    /** Every version of every identifier, byte by byte. */
    private List<String> answers(BidDriver driver) {
        var answers = new ArrayList<String>();
        for (var bid : bids) {
            var versions = new ArrayList<Version>(List.of(new Version.Latest()));
            for (int position = 0; position < 20; position++) {
                versions.add(new Version.Numbered(Integer.toString(position)));
            }
            for (var version : versions) {
                var options = new ResolutionOptions(version, false, false, false);
                driver.resolve(Did.of(bid.canonical()), options)
                        .result()
                        .<List<String>>match(
                                found -> added(answers, found.answer()),
                                gone -> added(answers, gone.answer()),
                                refused -> answers);
            }
        }
        return answers;
    }

    private static List<String> added(List<String> answers, Answer answer) {
        for (byte[] part : List.of(
                answer.document().context10(),
                answer.document().context11(),
                answer.document().members(),
                answer.metadata())) {
            answers.add(new String(part, StandardCharsets.UTF_8));
        }
        answers.add(answer.freshness().toString());
        return answers;
    }
}
