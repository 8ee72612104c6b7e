package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Did;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is on sub-chains, over the DID route. */
class RecursionTest extends RecursionWorld {
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
}
