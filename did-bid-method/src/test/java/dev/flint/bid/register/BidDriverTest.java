package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bid.BidEncoding;
import dev.flint.bid.KeyType;
import dev.flint.id.Did;
import dev.flint.spi.Answer;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class BidDriverTest {
    private static final Subject ALICE = Subject.of(1);
    private static final Subject BOB = Subject.of(2);
    private static final Instant FIRST = TestLedger.START;
    private static final Instant SECOND = FIRST.plusSeconds(60);
    private static final Instant DELETED = SECOND.plusSeconds(60);

    private TestLedger ledger;

    @BeforeEach
    void open(@TempDir Path directory) {
        ledger = new TestLedger(directory);
        ledger.anchor(ALICE.create(FIRST));
        ledger.anchor(BOB.create(FIRST));
        ledger.later();
        ledger.anchor(ALICE.update(SECOND));
        ledger.later();
        ledger.anchor(ALICE.delete(DELETED));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-31T23:59:59.999Z,",
        "2026-02-01T00:00:00Z, 0",
        "2026-02-01T00:00:59.999Z, 0",
        "2026-02-01T00:01:00Z, 2",
        "2026-02-01T00:01:59.999999999Z, 2",
        "2026-02-01T00:02:00Z, 3",
        "+999999999-01-01T00:00:00Z, 3",
        "1970-01-01T00:00:00Z,",
        "-999999999-01-01T00:00:00Z,",
    })
    void resolve_asOfATime_isTheVersionOfThen(Instant time, String versionId) {
        var resolution = ledger.resolve(ALICE.id, new Version.AsOf(time));
        if (versionId == null) {
            assertThat(error(resolution)).isEqualTo(ResolutionError.NOT_FOUND);
        } else {
            assertThat(TestLedger.metadata(answer(resolution)).get("versionId").asText())
                    .isEqualTo(versionId);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "2"})
    void resolve_numberedVersion_isThatOneForEver(String versionId) {
        var resolution = ledger.resolve(ALICE.id, new Version.Numbered(versionId));
        assertThat(resolution).isInstanceOf(Resolution.Found.class);
        assertThat(TestLedger.metadata(answer(resolution)).get("versionId").asText())
                .isEqualTo(versionId);
        assertThat(answer(resolution).freshness().immutable()).isTrue();
        assertThat(answer(resolution).freshness().maxAgeSeconds()).isEqualTo(365 * 24 * 3_600L);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1", "4", "", "00", "-1", "+2", "2 ", "٢", "9999999999999999999999"})
    void resolve_versionThatNeverWas_isNotFound(String versionId) {
        assertThat(error(ledger.resolve(ALICE.id, new Version.Numbered(versionId))))
                .isEqualTo(ResolutionError.NOT_FOUND);
    }

    @Test
    void resolve_versionOfTheDeactivation_isDeactivated() {
        assertThat(ledger.resolve(ALICE.id, new Version.Numbered("3"))).isInstanceOf(Resolution.Deactivated.class);
        assertThat(ledger.resolve(ALICE.id)).isInstanceOf(Resolution.Deactivated.class);
    }

    @Test
    void resolve_deactivatedBase64Identifier_namesItsOtherSpellings() {
        var subject = Subject.of(KeyType.ED25519, 6, BidEncoding.BASE64);
        ledger.anchor(subject.create(ledger.now()));
        ledger.anchor(subject.delete(ledger.later()));
        assertThat(TestLedger.metadata(answer(ledger.resolve(subject.id))).get("equivalentId"))
                .hasSize(subject.id.otherSpellings().size());
    }

    @Test
    void resolve_notABid_isInvalid() {
        for (String text : List.of("did:bid:x", "did:bid:EF22", "did:bid:ef22Yu8Yr3vLgJSyuLAKh9wyhAngD1bY0")) {
            var resolution =
                    ledger.driver.resolve(Did.of(text), ResolutionOptions.NONE).result();
            assertThat(error(resolution)).as(text).isEqualTo(ResolutionError.INVALID_DID);
            assertThat(((Resolution.Refused) resolution).detail()).startsWith("at index ");
        }
    }

    @Test
    void resolve_bech32_isNotSupported() {
        var bech32 = Subject.of(KeyType.ED25519, 1, BidEncoding.BECH32);
        assertThat(error(ledger.resolve(bech32.id))).isEqualTo(ResolutionError.METHOD_NOT_SUPPORTED);
    }

    @Test
    void resolve_subChainThatNobodyRegistered_isNotFound() {
        assertThat(error(ledger.resolve(Subject.ofSubChain("t001", 1).id))).isEqualTo(ResolutionError.NOT_FOUND);
    }

    @Test
    void resolve_closedLedger_fails() {
        ledger.close();
        var future = ledger.driver.resolve(Did.of(ALICE.id.canonical()), ResolutionOptions.NONE);
        assertThat(future.failed()).isTrue();
    }

    @Test
    void announceTo_everyChange_tellsNameAndAnswer() {
        var names = new ArrayList<String>();
        var answers = new ArrayList<Resolution>();
        ledger.driver.announceTo((name, resolution) -> {
            names.add(name);
            answers.add(resolution);
        });
        ledger.anchor(BOB.update(ledger.later()));
        ledger.anchor(BOB.delete(ledger.later()));
        assertThat(names).containsExactly(BOB.id.canonical(), BOB.id.canonical());
        assertThat(answers.get(0)).isInstanceOf(Resolution.Found.class);
        assertThat(answers.get(1)).isInstanceOf(Resolution.Deactivated.class);
        assertThat(answer(answers.get(1)).metadata())
                .isEqualTo(answer(ledger.resolve(BOB.id)).metadata());
    }

    @Test
    void canonical_notABid_keepsItsSpelling() {
        // Decoded it would be did:bid:by01, and be given that one's cached answer.
        assertThat(ledger.driver.canonical(Did.of("did:bid:%62y01"))).isEqualTo("did:bid:%62y01");
    }

    private static Answer answer(Resolution resolution) {
        return resolution.match(Resolution.Found::answer, Resolution.Deactivated::answer, refused -> {
            throw new AssertionError(refused.detail());
        });
    }

    private static ResolutionError error(Resolution resolution) {
        return ((Resolution.Refused) resolution).error();
    }
}
