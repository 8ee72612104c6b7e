package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Base58;
import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.document.Jcs;
import dev.flint.bid.recursion.BidProtocol;
import dev.flint.bid.recursion.SubChainDriver;
import dev.flint.bid.recursion.SubChainResolver;
import dev.flint.bid.recursion.VerifyingDriver;
import dev.flint.id.Did;
import dev.flint.id.SubChainCode;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A ledger, and the resolvers of a sub-chain as the test has them. */
class RecursionTest {
    private static final Subject OPERATOR = Subject.of(60);
    private static final Subject CHAIN = Subject.ofSubChain("t001", 61);
    private static final Subject OWNER = Subject.of(62);
    private static final Bid DEVICE = Bid.derive(new SubChainCode("t001"), OWNER.key.publicKey(), BidEncoding.BASE58);
    private static final String ONE = "https://one.example/";
    private static final String TWO = "http://192.0.2.9:8080/";
    private static final ResolutionOptions VERIFY =
            new ResolutionOptions(new Version.Latest(), false, false, false, true);

    /** By the beginning of their addresses, what resolvers say; the others do not answer. */
    private final Map<String, String> replies = new HashMap<>();

    private final List<String> asked = new ArrayList<>();
    private TestLedger ledger;
    private SubChainDriver driver;
    private BidProtocol protocol;
    private VerifyingDriver verifying;

    @BeforeEach
    void open(@TempDir Path directory) {
        var operators = List.of(OPERATOR.key.publicKey());
        ledger = new TestLedger(directory, TestLedger.POLICY.withOperatorKeys(operators));
        var registered = new RegisteredDocuments(ledger.chain);
        var resolver = new SubChainResolver(registered, this::reply, ledger.clock, 1_000_000);
        var trust = new TrustChain(registered, operators);
        driver = new SubChainDriver(resolver, trust, new DidDocumentMapping("https://resolver.example"), ledger.clock);
        protocol = new BidProtocol(resolver, trust);
        verifying = new VerifyingDriver(ledger.driver, resolver, trust);
        var chain = CHAIN.draft(ledger.now());
        var services = chain.putArray("service");
        services.addObject()
                .put("id", CHAIN.id + "#sub-1")
                .put("type", "DIDSubResolver")
                .put("serviceEndpoint", "https://one.example");
        services.addObject()
                .put("id", CHAIN.id + "#sub-2")
                .put("type", "DIDSubResolve")
                .put("protocol", "2")
                .put("serverType", 1)
                .put("serviceEndpoint", "192.0.2.9")
                .put("port", 8080);
        ledger.anchor(OperationKind.CREATE, CHAIN.sign(delegated(chain, OPERATOR)));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Future<Buffer> reply(String url) {
        asked.add(url);
        return replies.entrySet().stream()
                .filter(each -> url.startsWith(each.getKey()))
                .findFirst()
                .map(each -> Future.succeededFuture(Buffer.buffer(each.getValue())))
                .orElseGet(() -> Future.failedFuture("no answer"));
    }

    private static ObjectNode delegated(ObjectNode document, Subject operator) {
        byte[] signature = operator.key.sign(Jcs.canonicalize(document.get("publicKey")));
        document.withObject("/extension/delegateSign")
                .put("signer", operator.keyId())
                .put("signatureValue", Base58.BIF.encode(signature));
        return document;
    }

    private ObjectNode device() {
        var document = OWNER.draftWithoutRecovery(ledger.now());
        String text = document.toString().replace(OWNER.id.canonical(), DEVICE.canonical());
        return (ObjectNode) TestLedger.json(text);
    }

    private ObjectNode signed(ObjectNode document) {
        return dev.flint.bid.document.Proofs.signObject(document, OWNER.key, DEVICE + "#key-1");
    }

    private static String found(JsonNode document) {
        return "{\"errorCode\":0,\"message\":\"success\",\"data\":{\"didDocument\":" + document + "}}";
    }

    private Resolution resolve() {
        return driver.resolve(Did.of(DEVICE.canonical()), ResolutionOptions.NONE)
                .result();
    }

    private JsonNode notes(Resolution resolution) {
        return TestLedger.json("{" + ((Resolution.Found) resolution).answer().notes() + "}");
    }

    private JsonNode ask(String path, String... parameters) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        return TestLedger.json(protocol.answer(path, given).result().toString());
    }

    @Test
    void owns_identifiersOfSubChainsThatAreElsewhere() {
        assertThat(driver.owns(Did.of(DEVICE.canonical()))).isTrue();
        assertThat(driver.owns(Did.of(OWNER.id.canonical()))).isFalse();
        assertThat(driver.owns(Did.of(CHAIN.id.canonical()))).isFalse();
        assertThat(driver.owns(Did.of(DEVICE.canonical().replace("t001", "t002"))))
                .isFalse();
        assertThat(driver.owns(Did.of("did:key:z6Mk"))).isFalse();
        ledger.sendTrusted(TestLedger.operation(OperationKind.IMPORT, signed(device())));
        assertThat(driver.owns(Did.of(DEVICE.canonical()))).as("it is here now").isFalse();
    }

    @Test
    void resolve_firstResolverSilent_asksTheNextAndKeepsTheAnswer() {
        replies.put(TWO, found(signed(device())));

        var resolution = resolve();
        assertThat(resolution).isInstanceOf(Resolution.Found.class);
        assertThat(asked)
                .containsExactly(
                        ONE + DEVICE.canonical().replace(":", "%3A") + "?recursive=false",
                        TWO + DEVICE.canonical().replace(":", "%3A") + "?recursive=false");
        assertThat(notes(resolution).path("resolver").asText()).isEqualTo(TWO);
        assertThat(((Resolution.Found) resolution).answer().freshness().maxAgeSeconds())
                .isEqualTo(600);
        ledger.clock.pass(Duration.ofSeconds(599));
        resolve();
        assertThat(asked).hasSize(2);
        ledger.clock.pass(Duration.ofSeconds(1));
        resolve();
        assertThat(asked).hasSize(4);
    }

    @Test
    void resolve_silentLater_givesTheOldDocumentAndSaysSoUntilItIsTooOld() {
        replies.put(ONE, found(signed(device())));
        resolve();
        replies.clear();
        ledger.clock.pass(Duration.ofSeconds(601));

        var stale = resolve();
        assertThat(notes(stale).path("stale").asBoolean()).isTrue();
        assertThat(((Resolution.Found) stale).answer().freshness().maxAgeSeconds())
                .isZero();
        ledger.clock.pass(Duration.ofMinutes(100));
        assertThat(((Resolution.Refused) resolve()).error()).isEqualTo(ResolutionError.INTERNAL_ERROR);
        assertThat(ask(DEVICE.canonical()).path("errorCode").asInt()).isEqualTo(7);
    }

    @Test
    void resolve_silent_isNotAskedAgainAtOnce() {
        resolve();
        int before = asked.size();
        resolve();
        assertThat(asked).hasSize(before);
        ledger.clock.pass(Duration.ofSeconds(2));
        resolve();
        assertThat(asked).hasSizeGreaterThan(before);
    }

    @Test
    void resolve_subChainHasNothing_isNotFoundAndRemembered() {
        for (String code : List.of("6", "\"6\"", "100000")) {
            replies.put(ONE, "{\"errorCode\":" + code + ",\"message\":\"not found\"}");
            ledger.clock.pass(Duration.ofSeconds(31));
            asked.clear();
            assertThat(((Resolution.Refused) resolve()).error()).isEqualTo(ResolutionError.NOT_FOUND);
            resolve();
            assertThat(asked).as("the second resolver is not asked").hasSize(1);
        }
    }

    @Test
    void resolve_resolverThatMakesNoSense_isPassedOver() {
        for (String reply : List.of(
                "",
                "<html>",
                "[]",
                "{\"errorCode\":0}",
                "{\"errorCode\":0,\"data\":{\"didDocument\":{}}}",
                "{\"errorCode\":1.5}",
                "{\"errorCode\":\"zero\"}",
                "{\"errorCode\":0,\"errorCode\":6}",
                "[".repeat(1_000),
                found(OWNER.signed(ledger.now())),
                found(TestLedger.json("{\"id\":\"did:bid:t001\"}")))) {
            replies.put(ONE, reply);
            replies.put(TWO, found(signed(device())));
            ledger.clock.pass(Duration.ofDays(30));
            assertThat(notes(resolve()).path("resolver").asText())
                    .as(reply.substring(0, Math.min(60, reply.length())))
                    .isEqualTo(TWO);
        }
    }

    @Test
    void resolve_documentWhoseProofDoesNotHold_isNeverGiven() {
        replies.put(ONE, found(signed(device()).put("version", "1.0.1")));

        assertThat(((Resolution.Refused) resolve()).error()).isEqualTo(ResolutionError.INVALID_DID_DOCUMENT);
        assertThat(ask(DEVICE.canonical()).path("errorCode").asInt()).isEqualTo(9);
    }

    @Test
    void resolve_pastVersionsAndProofs_areTheSubChainsOwn() {
        for (var options : List.of(
                new ResolutionOptions(new Version.Numbered("1"), false, false, false),
                new ResolutionOptions(new Version.Latest(), false, false, true))) {
            assertThat(((Resolution.Refused) driver.resolve(Did.of(DEVICE.canonical()), options)
                                    .result())
                            .error())
                    .isEqualTo(ResolutionError.FEATURE_NOT_SUPPORTED);
        }
    }

    @Test
    void resolve_verify_namesEachDocumentOnTheWay() {
        replies.put(ONE, found(signed(device())));

        var notes = notes(driver.resolve(Did.of(DEVICE.canonical()), VERIFY).result());
        assertThat(notes.path("verify").asBoolean()).isTrue();
        assertThat(notes.path("hops").findValuesAsText("id")).containsExactly(CHAIN.id.canonical(), DEVICE.canonical());
        assertThat(notes.path("hops").findValuesAsText("source")).containsExactly("ledger", ONE);
        assertThat(notes.at("/hops/0/delegatedBy").asText()).isEqualTo(OPERATOR.keyId());
    }

    @Test
    void resolve_verifyOfUnsignedDocument_isRefusedAndNamesIt() {
        replies.put(ONE, found(device()));

        var refused = (Resolution.Refused)
                driver.resolve(Did.of(DEVICE.canonical()), VERIFY).result();
        assertThat(refused.error()).isEqualTo(ResolutionError.INVALID_DID_DOCUMENT);
        assertThat(refused.detail()).contains(DEVICE.canonical(), ONE, "absent");
        var text = ask(DEVICE.canonical(), "verify", "true");
        assertThat(text.path("errorCode").asInt()).isEqualTo(9);
        assertThat(text.path("message").asText()).contains(DEVICE.canonical());
    }

    @Test
    void resolve_verifyOnTheLedger_followsDelegationToTheAnchor() {
        var anchor = OPERATOR.signed(ledger.now());
        ledger.anchor(OperationKind.CREATE, anchor);
        var resolution = verifying.resolve(Did.of(CHAIN.id.canonical()), VERIFY).result();

        assertThat(notes(resolution).path("hops").findValuesAsText("id"))
                .containsExactly(CHAIN.id.canonical(), OPERATOR.id.canonical());
        var plain = ledger.anchor(OWNER.create(ledger.later()));
        assertThat(plain).isPositive();
        assertThat(notes(verifying.resolve(Did.of(OWNER.id.canonical()), VERIFY).result())
                        .path("hops"))
                .hasSize(1);
    }

    @Test
    void answer_fieldsOfADocument() {
        ledger.anchor(OWNER.create(ledger.later()));
        String bid = OWNER.id.canonical();

        assertThat(ask(bid).at("/data/didDocument/id").asText()).isEqualTo(bid);
        assertThat(ask(bid.replace(":", "%3A")).path("errorCode").asInt()).isZero();
        assertThat(ask(bid + "/public-keys").at("/data/publicKey")).hasSize(2);
        assertThat(ask(bid + "/public-keys/key-1").at("/data/publicKey/id").asText())
                .isEqualTo(OWNER.keyId());
        assertThat(ask(bid + "/public-keys/" + OWNER.keyId().replace("#", "%23"))
                        .at("/data/publicKey/id")
                        .asText())
                .isEqualTo(OWNER.keyId());
        assertThat(ask(CHAIN.id + "/services", "id", "sub-1")
                        .at("/data/service/type")
                        .asText())
                .isEqualTo("DIDSubResolver");
        for (String absent : List.of("/acsns", "/attributes", "/services", "/public-keys/none", "/nonsense")) {
            assertThat(ask(bid + absent).path("errorCode").asInt()).as(absent).isEqualTo(8);
        }
    }

    @Test
    void answer_refusals_haveTheirCodes() {
        assertThat(ask("did:bid:!").path("errorCode").asInt()).isEqualTo(4);
        assertThat(ask("did:bid:%").path("errorCode").asInt()).isEqualTo(4);
        assertThat(ask(OWNER.id.canonical()).path("errorCode").asInt()).isEqualTo(6);
        assertThat(ask(DEVICE.canonical().replace("t001", "t009"))
                        .path("errorCode")
                        .asInt())
                .isEqualTo(10);
        assertThat(ask(DEVICE.canonical()).path("errorCode").asInt()).isEqualTo(7);
    }

    @Test
    void answer_withoutRecursion_refersToTheSubChain() {
        var referral = ask(DEVICE.canonical(), "recursive", "false");

        assertThat(referral.at("/data/didDocument/id").asText()).isEqualTo("did:bid:t001");
        assertThat(referral.at("/data/referral").asBoolean()).isTrue();
        assertThat(asked).isEmpty();
        assertThat(ask(CHAIN.id.canonical(), "recursive", "false")
                        .at("/data/referral")
                        .isMissingNode())
                .isTrue();
        assertThat(ask(OWNER.id.canonical(), "recursive", "false")
                        .path("errorCode")
                        .asInt())
                .isEqualTo(6);
    }

    @Test
    void answer_fanout_hasTheSameTailOnAllItsChains() {
        var document = OWNER.draft(ledger.later());
        document.withObject("/extension").putArray("acsns").add("t001").add("t002");
        ledger.anchor(OperationKind.CREATE, OWNER.sign(document));
        replies.put(ONE, found(signed(device())));

        var data = ask(OWNER.id.canonical(), "fanout", "true").path("data");
        assertThat(data.at("/didDocument/id").asText()).isEqualTo(OWNER.id.canonical());
        assertThat(data.at("/subDocuments/0/didDocument/id").asText()).isEqualTo(DEVICE.canonical());
        assertThat(data.at("/subDocuments/1/acsn").asText()).isEqualTo("t002");
        assertThat(data.at("/subDocuments/1/errorCode").asInt()).isEqualTo(10);
    }
}
