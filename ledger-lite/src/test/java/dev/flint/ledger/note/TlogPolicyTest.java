package dev.flint.ledger.note;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.ledger.note.PolicyVerdict.Cosignature;
import dev.flint.ledger.note.PolicyVerdict.Reason;
import dev.flint.ledger.note.PolicyVerdict.Refused;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TlogPolicyTest {
    private static final CheckpointSigner LOG = new CheckpointSigner("log.example", BadPolicies.seed(1));
    private static final Checkpoint HEAD = new Checkpoint("log.example", 7, new byte[32]);

    private static Cosigner witness(int number) {
        return new Cosigner("w" + number + ".example", BadPolicies.seed(10 + number));
    }

    private static TlogPolicy policy(String text) {
        return ((PolicyParse.Parsed) TlogPolicy.parse(text.getBytes(ISO_8859_1))).policy();
    }

    private static SignedNote note(int... witnesses) {
        SignedNote note = LOG.note(HEAD.text(), LOG.sign(HEAD.text()));
        for (int witness : witnesses) {
            note = note.with(witness(witness).cosign(HEAD, 100 + witness));
        }
        return note;
    }

    /** Six witnesses and a log, and lines that follow. */
    private static TlogPolicy six(String lines) {
        StringBuilder text = new StringBuilder("log " + LOG.verifierKey().text() + " https://log.example/\n");
        for (int i = 1; i <= 6; i++) {
            text.append("witness W")
                    .append(i)
                    .append('\t')
                    .append(witness(i).key().text())
                    .append("  \n");
        }
        return policy(text + lines);
    }

    private static boolean suffices(TlogPolicy policy, int... witnesses) {
        return policy.judge(note(witnesses), HEAD) instanceof PolicyVerdict.Satisfied;
    }

    @Test
    void parse_everyBadPolicy_isRejectedAtItsPlace() {
        Set<PolicyParse.Fault> faults = EnumSet.noneOf(PolicyParse.Fault.class);
        for (BadPolicies.Bad bad : BadPolicies.all()) {
            assertThat(TlogPolicy.parse(bad.text().getBytes(ISO_8859_1)))
                    .as(bad.text())
                    .isEqualTo(new PolicyParse.Rejected(bad.fault(), bad.line(), bad.column()));
            faults.add(bad.fault());
        }
        assertThat(faults).containsExactlyInAnyOrder(PolicyParse.Fault.values());
    }

    @Test
    void parse_commentsBlanksAndOctets_areLeftAlone() {
        TlogPolicy policy = policy("\n \t \n# \u00ff comment\n   # another\n" + BadPolicies.START + "log "
                + BadPolicies.LOG_2 + "\n\tgroup  \u00e9\u0084\u00aa\tany a  b \nquorum \u00e9\u0084\u00aa\n");
        assertThat(policy.logs()).extracting(VerifierKey::text).containsExactly(BadPolicies.LOG, BadPolicies.LOG_2);
    }

    @Test
    void judge_exampleOfTheSpecification_wantsTwoOfOneAndOneOfTheOther() {
        TlogPolicy policy = six("group X 2 W1 W2 W3\ngroup Y any W4 W5 W6\ngroup both all X Y\nquorum both\n");
        for (int chosen = 0; chosen < 64; chosen++) {
            List<Integer> witnesses = new ArrayList<>();
            for (int i = 1; i <= 6; i++) {
                if ((chosen >> (i - 1) & 1) == 1) {
                    witnesses.add(i);
                }
            }
            boolean expected = Integer.bitCount(chosen & 7) >= 2 && chosen >> 3 != 0;
            assertThat(suffices(policy, witnesses.stream().mapToInt(i -> i).toArray()))
                    .as("witnesses %s", witnesses)
                    .isEqualTo(expected);
        }
    }

    @Test
    void judge_singleWitnessOrNone_isEnoughWhenThePolicySaysSo() {
        assertThat(suffices(six("quorum W3\n"), 3)).isTrue();
        assertThat(suffices(six("quorum W3\n"), 1, 2, 4)).isFalse();
        assertThat(suffices(six("quorum none\n"))).isTrue();
    }

    @Test
    void judge_satisfied_tellsLogAndTimes() {
        assertThat(six("quorum W3\n").judge(note(3, 1), HEAD))
                .isEqualTo(new PolicyVerdict.Satisfied(
                        "log.example",
                        List.of(new Cosignature("w3.example", 103), new Cosignature("w1.example", 101))));
    }

    @Test
    void judge_twiceTheSameWitness_countsOnce() {
        assertThat(suffices(six("group g 2 W1 W2 W3\nquorum g\n"), 1, 1)).isFalse();
    }

    @Test
    void judge_strangersLine_isLeftAlone() {
        SignedNote note = note(1).with(new NoteSignature("stranger", 1, new byte[1]));
        assertThat(six("quorum W1\n").judge(note, HEAD)).isInstanceOf(PolicyVerdict.Satisfied.class);
    }

    @Test
    void judge_badLineOfAKnownKey_spoilsTheWhole() {
        NoteSignature good = note(1).signatures().get(1);
        byte[] altered = good.signature().clone();
        altered[7] ^= 1;
        SignedNote note = note(1, 2).with(new NoteSignature(good.name(), good.keyId(), altered));
        assertThat(six("quorum W2\n").judge(note, HEAD)).isEqualTo(new Refused(Reason.SIGNATURE, "w1.example"));
        SignedNote unsigned = new SignedNote(
                HEAD.text(),
                List.of(new NoteSignature("log.example", LOG.verifierKey().id(), new byte[64])));
        assertThat(six("quorum none\n").judge(unsigned, HEAD)).isEqualTo(new Refused(Reason.SIGNATURE, "log.example"));
    }

    @Test
    void judge_noLogOrAnotherOrigin_isRefused() {
        SignedNote cosigned = new SignedNote(HEAD.text(), List.of(witness(1).cosign(HEAD, 5)));
        assertThat(six("quorum W1\n").judge(cosigned, HEAD)).isEqualTo(new Refused(Reason.LOG, "log.example"));
        Checkpoint other = new Checkpoint("other.example", 7, new byte[32]);
        SignedNote note = LOG.note(other.text(), LOG.sign(other.text()));
        assertThat(six("quorum none\n").judge(note, other)).isEqualTo(new Refused(Reason.ORIGIN, "other.example"));
        assertThat(six("quorum W1\n").judge(note(2), HEAD)).isEqualTo(new Refused(Reason.QUORUM, "W1"));
    }
}
