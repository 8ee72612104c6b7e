package dev.flint.ledger.verify;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.note.PolicyParse;
import dev.flint.ledger.note.TlogPolicy;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BundleVerifierTest {
    private static final SmallLedger LEDGER = Corpus.ledger("");

    static TlogPolicy policy(String text) {
        return ((PolicyParse.Parsed) TlogPolicy.parse(text.getBytes(UTF_8))).policy();
    }

    static Verdict verdict(byte[] bundle, Corpus.Client client) {
        Expectations expected = Expectations.of(policy(client.policy()), client.nowSeconds() * 1_000)
                .withMaxAgeSeconds(client.maxAgeSeconds())
                .withSizeSeen(client.sizeSeen());
        return BundleVerifier.verify(bundle, client.id().map(expected::withId).orElse(expected));
    }

    private static Verdict.Verified verified(byte[] bundle) {
        return (Verdict.Verified) verdict(bundle, Corpus.client());
    }

    @Test
    void verify_everyCase_comesToItsVerdict() {
        Set<Refusal> kinds = EnumSet.noneOf(Refusal.class);
        for (Corpus.Case one : Corpus.all()) {
            Verdict verdict = verdict(one.bundle(), one.client());
            assertThat(verdict.refusal().map(Enum::name).orElse(Corpus.VERIFIED))
                    .as("%s: %s", one.name(), verdict)
                    .isEqualTo(one.expected());
            verdict.refusal().ifPresent(kinds::add);
        }
        assertThat(kinds).containsExactlyInAnyOrder(Refusal.values());
    }

    @Test
    void verify_record_tellsAllOfIt() {
        byte[] bundle =
                LEDGER.bundle(LEDGER.height(), Corpus.ALICE, 2, List.of(16)).binary();
        Verdict.Verified verified = verified(bundle);
        assertThat(verified.chain()).isEmpty();
        assertThat(verified.height()).isEqualTo(18);
        assertThat(verified.headerTimeMillis()).isEqualTo(SmallLedger.timeMillis(18));
        assertThat(verified.latest()).isTrue();
        assertThat(verified.log()).isEqualTo(SmallLedger.ORIGIN);
        assertThat(verified.size()).isEqualTo(19);
        assertThat(verified.cosigners()).containsExactly("witness.example/w1", "witness.example/w2");
        Verdict.Registered claim = (Verdict.Registered) verified.claim();
        assertThat(claim.id()).isEqualTo(Corpus.ALICE);
        assertThat(claim.namespace()).isEqualTo("id");
        assertThat(claim.record()).contains("\"seq\":3");
        assertThat(claim.active()).isTrue();
        assertThat(claim.history()).isEqualTo(2);
        assertThat(claim.transactions()).isOne();
        assertThat(claim.documentVersion()).isZero();
    }

    @Test
    void verify_tombstoneAndOldBlock_areToldApart() {
        assertThat(((Verdict.Registered)
                                verified(LEDGER.bundle(Corpus.GONE).binary()).claim())
                        .active())
                .isFalse();
        assertThat(verified(LEDGER.bundle(5, Corpus.GONE, 0, List.of()).binary())
                        .latest())
                .isFalse();
    }

    @Test
    void verify_absenceAndOperation_tellWhat() {
        assertThat(verified(LEDGER.bundle("did:bid:efNo").binary()).claim())
                .isEqualTo(new Verdict.NeverRegistered("id", "did:bid:efNo"));
        Verdict.Logged logged =
                (Verdict.Logged) verified(LEDGER.logged(18, 7).binary()).claim();
        assertThat(logged.position()).isEqualTo(7);
        assertThat(logged.txId()).hasSize(64);
    }

    @Test
    void verify_absences_endOnLeavesAndOnNothing() {
        Set<Bundle.Kind> kinds = EnumSet.noneOf(Bundle.Kind.class);
        for (int i = 0; i < 60; i++) {
            byte[] bundle = LEDGER.bundle("did:bid:efAbsent" + i).binary();
            BundleParse.Parsed parsed = (BundleParse.Parsed) new BinaryBundle(bundle).read();
            kinds.add(parsed.bundle().said().orElseThrow().way().kind());
        }
        assertThat(kinds).containsExactlyInAnyOrder(Bundle.Kind.OTHER_LEAF, Bundle.Kind.EMPTY);
    }

    @Test
    void verify_documentHashFromOutside_isHeldAgainstTheRecord() {
        byte[] bundle = LEDGER.bundle(Corpus.ALICE).binary();
        Expectations plain =
                Expectations.of(policy(Corpus.policy("both")), Corpus.client().nowSeconds() * 1_000);
        String hash = HexFormat.of().formatHex(SmallLedger.sha256(SmallLedger.document(Corpus.ALICE, 3)));
        Verdict.Verified right = (Verdict.Verified) BundleVerifier.verify(bundle, plain.withDocumentHash(hash));
        assertThat(((Verdict.Registered) right.claim()).documentVersion()).isEqualTo(3);
        assertThat(BundleVerifier.verify(bundle, plain.withDocumentHash("0".repeat(64)))
                        .refusal())
                .contains(Refusal.DOCUMENT);
    }

    @Test
    void verify_bothForms_comeToTheSameVerdict() {
        for (int position = 0; position < 40; position++) {
            Verdict binary = verdict(LEDGER.logged(18, position).binary(), Corpus.client());
            assertThat(verdict(LEDGER.logged(18, position).json().getBytes(UTF_8), Corpus.client()))
                    .isEqualTo(binary)
                    .isInstanceOf(Verdict.Verified.class);
        }
    }

    @Test
    void verify_badSection_isToldWithItsByte() {
        byte[] bundle = LEDGER.bundle(Corpus.ALICE).binary();
        bundle[4] = 9;
        Verdict.Rejected rejected = (Verdict.Rejected) verdict(bundle, Corpus.client());
        assertThat(rejected.at()).isEqualTo(OptionalLong.of(4));
        assertThat(rejected.text()).isEqualTo("section of type 9 after 0");
    }

    @Test
    void verify_unknownMember_isToldWithItsCharacter() {
        byte[] bundle = "{\"format\":\"flint-proof/1\",\"x\":1}".getBytes(UTF_8);
        Verdict.Rejected rejected = (Verdict.Rejected) verdict(bundle, Corpus.client());
        assertThat(rejected.kind()).isEqualTo(Refusal.FORMAT);
        assertThat(rejected.at()).isEqualTo(OptionalLong.of(0));
    }

    @Test
    void verify_eachBitFlipped_isRefused() {
        byte[] bundle = typical();
        assertThat(verdict(bundle, Corpus.client())).isInstanceOf(Verdict.Verified.class);
        for (int bit = 0; bit < bundle.length * 8; bit++) {
            bundle[bit / 8] ^= (byte) (1 << bit % 8);
            assertThat(verdict(bundle, Corpus.client()))
                    .as("bit %d of byte %d", bit % 8, bit / 8)
                    .isInstanceOf(Verdict.Rejected.class);
            bundle[bit / 8] ^= (byte) (1 << bit % 8);
        }
    }

    /** A bundle of about the size that a ledger of a million identifiers answers with. */
    static byte[] typical() {
        byte[] bundle =
                LEDGER.bundle(LEDGER.height(), Corpus.ALICE, 1, List.of(16)).binary();
        assertThat(bundle.length).isBetween(1_700, 2_300);
        return bundle;
    }

    @Test
    void verify_anyBytes_isRefusedAndNeverThrows() {
        byte[] good = typical();
        byte[] json = LEDGER.bundle(Corpus.ALICE).json().getBytes(UTF_8);
        for (long seed = 0; seed < 3_000; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            byte[] bytes = (random.nextBoolean() ? good : json).clone();
            for (int i = random.nextInt(1, 6); i > 0; i--) {
                int from = random.nextInt(bytes.length);
                int to = Math.min(bytes.length, from + random.nextInt(1, 9));
                for (int at = from; at < to; at++) {
                    bytes[at] = (byte) (bytes[at] ^ random.nextInt(1, 256));
                }
            }
            byte[] cut = random.nextInt(4) == 0 ? Arrays.copyOf(bytes, random.nextInt(bytes.length)) : bytes;
            boolean changed = !Arrays.equals(cut, good) && !Arrays.equals(cut, json);
            assertThat(verdict(cut, Corpus.client()) instanceof Verdict.Rejected)
                    .as("seed %d", seed)
                    .isEqualTo(changed);
        }
    }

    @Test
    void expectations_outOfRange_areABug() {
        TlogPolicy policy = policy(Corpus.policy("none"));
        assertThatThrownBy(() -> Expectations.of(policy, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expectations.of(policy, 0).withMaxAgeSeconds(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expectations.of(policy, 0).withSizeSeen(-1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Expectations.of(policy, 0).withMaxAgeSeconds(Long.MAX_VALUE))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
