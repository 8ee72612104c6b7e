package dev.flint.bid.register;

import static dev.flint.bid.register.TestLedger.assertRefused;
import static dev.flint.bid.register.TestLedger.document;
import static dev.flint.bid.register.VaaWorld.PLANT;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.vaa.VaaId;
import dev.flint.bid.vaa.VaaOperationKind;
import dev.flint.ledger.Chain;
import dev.flint.ledger.Fsck;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionOptions;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Who may mint what, and that nothing is minted twice. */
class MintingTest {
    private static final String ENTERPRISE = VaaWorld.ENTERPRISE;
    private static final String ITEM = VaaWorld.ITEM;

    @TempDir
    private Path directory;

    private VaaWorld world;

    @BeforeEach
    void open() {
        world = VaaWorld.withNodes(directory);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Test
    void register_byTheEnterprise_answersWithItsDocument() {
        world.anchor(world.item(ITEM), PLANT);
        var document = document(world.found(ITEM));
        assertThat(document.path("id").asText()).isEqualTo("did:vaa:" + ITEM);
        assertThat(document.path("controller").asText()).isEqualTo(PLANT.id.canonical());
        assertThat(document.path("alsoKnownAs").get(0).asText()).isEqualTo("hdl:88.100.1/A1B2C3");
        assertThat(document.at("/service/0/serviceEndpoint/href").asText())
                .isEqualTo("https://works.example.com/pump?id=7");
        assertThat(TestLedger.metadata(world.found(ITEM)).at("/vaa/issuedUnder").asText())
                .isEqualTo("did:vaa:" + ENTERPRISE);
    }

    @Test
    void register_byAnyKeyButTheEnterprises_isRefused() {
        for (var other : new Subject[] {VaaWorld.STRANGER, VaaWorld.SECTOR, VaaWorld.NATION, VaaWorld.AGENCY}) {
            assertRefused(world.send(world.item(ITEM), other), RefusalKind.SIGNER_NOT_AUTHORIZED);
        }
        assertThat(world.registry.find(VaaId.parse(ITEM).orElseThrow())).isEmpty();
    }

    @Test
    void register_withTheRecoveryKey_isRefused() {
        var operation = world.item(ITEM).signed(PLANT.recovery, PLANT.recoveryId());
        assertRefused(world.ledger.send(operation), RefusalKind.SIGNER_NOT_AUTHORIZED);
    }

    @Test
    void register_nodes_onlyByTheNodeAbove() {
        assertRefused(
                world.send(world.node("VAA089", VaaWorld.NATION), VaaWorld.NATION), RefusalKind.SIGNER_NOT_AUTHORIZED);
        assertRefused(
                world.send(world.node("VAA088200", VaaWorld.SECTOR), VaaWorld.SECTOR),
                RefusalKind.SIGNER_NOT_AUTHORIZED);
        assertRefused(
                world.send(world.enterprise("VAA08810000000002", 6, "strict"), PLANT),
                RefusalKind.SIGNER_NOT_AUTHORIZED);
        world.anchor(world.node("VAA088200", VaaWorld.STRANGER), VaaWorld.NATION);
        assertThat(world.registry
                        .find(VaaId.parse("VAA088200").orElseThrow())
                        .orElseThrow()
                        .controller())
                .isEqualTo(VaaWorld.STRANGER.id);
    }

    @Test
    void register_belowNoNode_isRefused() {
        assertRefused(world.send(world.node("VAA999100", VaaWorld.SECTOR), VaaWorld.AGENCY), RefusalKind.NOT_ISSUED);
        assertRefused(world.send(world.item("VAA08810000000002A1B2C3"), PLANT), RefusalKind.NOT_ISSUED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"A1B2C", "A1B2C3D", "a1b2c3", "A1-2C3", "000000"})
    void register_serialNumberOfAnotherForm_isRefused(String serial) {
        assertRefused(world.send(world.item(ENTERPRISE + serial), PLANT), RefusalKind.NOT_MINTABLE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"VAA000", "VAA088000", "VAA08810000000000"})
    void register_placeholder_isRefused(String node) {
        var signer = node.length() == 6 ? VaaWorld.AGENCY : node.length() == 9 ? VaaWorld.NATION : VaaWorld.SECTOR;
        assertRefused(world.send(world.node(node, VaaWorld.STRANGER), signer), RefusalKind.NOT_MINTABLE);
    }

    @Test
    void register_enterpriseThatDoesNotMint_hasNoCodes() {
        world.anchor(world.node("VAA08810000000003", PLANT), VaaWorld.SECTOR);
        assertRefused(world.send(world.item("VAA08810000000003A1B2C3"), PLANT), RefusalKind.NOT_MINTABLE);
    }

    @Test
    void register_sameCodeAgain_isRefused() {
        world.anchor(world.item(ITEM), PLANT);
        assertRefused(world.send(world.item(ITEM), PLANT), RefusalKind.ALREADY_REGISTERED);
    }

    @Test
    void register_forSomebodyUnknown_isRefused() {
        var nobody = Subject.of(999);
        assertRefused(world.send(world.item(ITEM).to(nobody.id), PLANT), RefusalKind.CONTROLLER_UNKNOWN);
    }

    @Test
    void register_codesThatDifferInCaseOnly_onlyTheFirst() {
        world.anchor(world.enterprise("VAA08810000000004", 4, "extended"), VaaWorld.SECTOR);
        world.anchor(world.item("VAA08810000000004aB-1"), PLANT);
        for (String twin : new String[] {"AB-1", "ab-1", "Ab-1"}) {
            assertRefused(world.send(world.item("VAA08810000000004" + twin), PLANT), RefusalKind.ALREADY_REGISTERED);
        }
        world.anchor(world.item("VAA08810000000004XY-1"), PLANT);
        assertRefused(world.send(world.item("VAA08810000000004xy-1"), PLANT), RefusalKind.ALREADY_REGISTERED);
    }

    @Test
    void update_ofTheFormOfSerialNumbers_isRefused() {
        var changed = VaaWorld.named("Example Works");
        changed.putObject("serials").put("length", 7);
        assertRefused(
                world.send(world.draft(VaaOperationKind.UPDATE, ENTERPRISE).saying(changed), PLANT),
                RefusalKind.SERIALS_FIXED);
    }

    @Test
    void update_byTheController_saysSomethingElse() {
        world.anchor(world.item(ITEM), PLANT);
        var update = world.draft(VaaOperationKind.UPDATE, ITEM).saying(VaaWorld.named("Pump, overhauled"));
        assertRefused(
                world.send(
                        world.draft(VaaOperationKind.UPDATE, ITEM).saying(VaaWorld.named("Mine")), VaaWorld.STRANGER),
                RefusalKind.SIGNER_NOT_AUTHORIZED);
        world.anchor(update, PLANT);
        var document = document(world.found(ITEM));
        assertThat(document.path("name").asText()).isEqualTo("Pump, overhauled");
        assertThat(document.has("service")).isFalse();
    }

    @Test
    void transfer_givesItAwayWithAllThatIsSaid() {
        world.anchor(world.item(ITEM), PLANT);
        world.anchor(world.draft(VaaOperationKind.TRANSFER, ITEM).to(VaaWorld.STRANGER.id), PLANT);
        var document = document(world.found(ITEM));
        assertThat(document.path("controller").asText()).isEqualTo(VaaWorld.STRANGER.id.canonical());
        assertThat(document.at("/service/0/type").asText()).isEqualTo("https://ref.gs1.org/voc/pip");
        assertRefused(
                world.send(world.draft(VaaOperationKind.UPDATE, ITEM).saying(VaaWorld.named("Still mine")), PLANT),
                RefusalKind.SIGNER_NOT_AUTHORIZED);
        world.anchor(world.draft(VaaOperationKind.UPDATE, ITEM).saying(VaaWorld.named("Now mine")), VaaWorld.STRANGER);
    }

    @Test
    void retire_endsItForGood() {
        world.anchor(world.item(ITEM), PLANT);
        assertRefused(
                world.send(world.draft(VaaOperationKind.RETIRE, ITEM), VaaWorld.STRANGER),
                RefusalKind.SIGNER_NOT_AUTHORIZED);
        world.anchor(world.draft(VaaOperationKind.RETIRE, ITEM), PLANT);
        assertThat(world.resolve(ITEM)).isInstanceOf(Resolution.Deactivated.class);
        assertRefused(world.send(world.item(ITEM), PLANT), RefusalKind.DEACTIVATED);
        assertRefused(
                world.send(world.draft(VaaOperationKind.UPDATE, ITEM).saying(VaaWorld.named("Back")), PLANT),
                RefusalKind.DEACTIVATED);
    }

    @Test
    void retire_byTheIssuer_stopsMintingBelow() {
        world.anchor(world.item(ITEM), PLANT);
        world.anchor(world.draft(VaaOperationKind.RETIRE, ENTERPRISE), VaaWorld.SECTOR);
        assertRefused(world.send(world.item(ENTERPRISE + "A1B2C4"), PLANT), RefusalKind.NOT_ISSUED);
        assertThat(world.resolve(ITEM)).isInstanceOf(Resolution.Found.class);
    }

    @Test
    void register_withKeysOfADeactivatedEnterprise_isRefused() {
        world.anchor(PLANT.delete(world.ledger.later()));
        assertRefused(world.send(world.item(ITEM), PLANT), RefusalKind.SIGNER_NOT_AUTHORIZED);
    }

    @Test
    void register_codeOfASubChain_countsItsOwnSerialNumber() {
        world.anchor(world.item(ENTERPRISE + ".BY01.A1B2C3"), PLANT);
        assertThat(document(world.found("did:vaa:by01:" + ITEM)).path("id").asText())
                .isEqualTo("did:vaa:by01:" + ITEM);
        assertThat(world.resolve(ITEM)).isInstanceOf(Resolution.Refused.class);
    }

    @Test
    void operation_withFaults_namesThemAll() {
        var receipt = world.ledger.send("""
                {"operation":"mint","code":"VAA0881000000000١A","record":{"links":[{"linkType":"Pip"}],\
                "colour":"red"},"updated":"yesterday"}""".getBytes(StandardCharsets.UTF_8));
        assertRefused(receipt, RefusalKind.MALFORMED_OPERATION);
        assertThat(TestLedger.json(receipt).findValuesAsText("pointer")).contains("/operation", "/code", "/updated");
    }

    @Test
    void record_withFaults_namesThemAll() {
        var operation = world.item(ITEM, record -> {
            record.putArray("links")
                    .addObject()
                    .put("linkType", "Pip")
                    .put("href", "javascript:alert(1)")
                    .put("type", "text html")
                    .putArray("hreflang")
                    .add("e");
            return record.put("colour", "red").put("ttl", -1);
        });
        var receipt = world.send(operation, PLANT);
        assertThat(TestLedger.json(receipt).findValuesAsText("pointer"))
                .containsExactlyInAnyOrder(
                        "/record/colour",
                        "/record/links/0/linkType",
                        "/record/links/0/href",
                        "/record/links/0/title",
                        "/record/links/0/type",
                        "/record/links/0/hreflang",
                        "/record/ttl");
    }

    @Test
    void operation_mutated_isNeverAnchoredAndNeverThrows() {
        byte[] operation = world.item(ITEM).signed(PLANT.key, PLANT.keyId());
        var random = new Random(15_459);
        for (int seed = 0; seed < 3_000; seed++) {
            byte[] mutated = operation.clone();
            for (int i = 0; i <= seed % 3; i++) {
                mutated[random.nextInt(mutated.length)] ^= (byte) (1 << random.nextInt(7));
            }
            if (!Arrays.equals(mutated, operation)) {
                assertThat(world.ledger.send(mutated).httpStatus())
                        .as("seed %d", seed)
                        .isIn(400, 403);
            }
        }
        assertThat(world.ledger.send(operation).httpStatus()).isEqualTo(201);
    }

    @Test
    void nodes_areResolvableThemselves() {
        for (String node : new String[] {VaaWorld.TOP_TIER, VaaWorld.SECOND_TIER, ENTERPRISE}) {
            assertThat(document(world.found("did:vaa:" + node)).path("id").asText())
                    .isEqualTo("did:vaa:" + node);
        }
    }

    @Test
    void reopened_everythingIsStillThere() {
        world.anchor(world.item(ITEM), PLANT);
        world.anchor(world.draft(VaaOperationKind.TRANSFER, ITEM).to(VaaWorld.STRANGER.id), PLANT);
        var before = document(world.found(ITEM));
        var settings = world.ledger.settings;
        var rule = world.ledger.rule;
        world.close();
        Fsck.rebuildIndex(settings, rule);
        assertThat(Fsck.check(settings, rule).findings()).isEmpty();
        try (var chain = Chain.open(settings, rule)) {
            var answers = new LedgerAnswers(chain, new LedgerProofs(chain));
            var found = (Resolution.Found) answers.find("did:vaa:" + ITEM, ResolutionOptions.NONE);
            assertThat(document(found.answer())).isEqualTo(before);
        }
    }
}
