package dev.flint.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.ledger.LedgerVectors;
import dev.flint.ledger.note.NoteParse.Fault;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignedNoteTest {
    private static final JsonNode VECTOR = LedgerVectors.section("signedNote");
    private static final String TEXT = VECTOR.get("text").asText();
    private static final String LINE = VECTOR.get("signatureLine").asText() + "\n";
    private static final VerifierKey KEY =
            VerifierKey.parse(VECTOR.get("vkey").asText()).orElseThrow();

    private static SignedNote parsed(String note) {
        return ((NoteParse.Parsed) SignedNote.parse(note)).note();
    }

    private static Fault fault(String note) {
        return ((NoteParse.Rejected) SignedNote.parse(note)).fault();
    }

    @Test
    void parse_vector_isSignedByItsKey() {
        assertThat(parsed(TEXT + "\n" + LINE).isSignedBy(KEY)).isTrue();
    }

    @Test
    void format_parsedVector_isTheVector() {
        assertThat(parsed(TEXT + "\n" + LINE).format()).isEqualTo(TEXT + "\n" + LINE);
    }

    @Test
    void isSignedBy_otherText_isFalse() {
        assertThat(parsed("Another message.\n\n" + LINE).isSignedBy(KEY)).isFalse();
    }

    @Test
    void isSignedBy_otherName_isFalse() {
        VerifierKey renamed = new VerifierKey("example.com/bar", KEY.publicKey());
        assertThat(parsed(TEXT + "\n" + LINE).isSignedBy(renamed)).isFalse();
    }

    @Test
    void isSignedBy_secondLineOfSameKeyForged_isFalse() {
        String forged = new NoteSignature(KEY.name(), KEY.id(), new byte[64]).line();
        assertThat(parsed(TEXT + "\n" + LINE + forged).isSignedBy(KEY)).isFalse();
    }

    @Test
    void isSignedBy_unknownLinesAround_isTrue() {
        String unknown = new NoteSignature("example.org/else", 7, new byte[72]).line();
        assertThat(parsed(TEXT + "\n" + unknown + LINE + unknown).isSignedBy(KEY))
                .isTrue();
    }

    @Test
    void parse_textWithEmptyLine_splitsAtTheLast() {
        assertThat(parsed("a\n\nb\n\n" + LINE).text()).isEqualTo("a\n\nb\n");
    }

    @Test
    void parse_noEmptyLine_hasNoSeparator() {
        assertThat(fault("text\n")).isEqualTo(Fault.NO_SEPARATOR);
    }

    @Test
    void parse_noSignature_isRejected() {
        assertThat(fault("text\n\n")).isEqualTo(Fault.NO_SIGNATURE);
    }

    @Test
    void parse_lastNewlineMissing_isRejected() {
        assertThat(fault(TEXT + "\n" + LINE.strip())).isEqualTo(Fault.NO_SIGNATURE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\tb\n\n", "a\rb\n\n", "\0\n\n", "a\ud800b\n\n", "a\udc00\n\n"})
    void parse_controlOrHalfCharacter_isRejected(String start) {
        assertThat(SignedNote.parse(start + LINE)).isEqualTo(new NoteParse.Rejected(Fault.CHARACTER, badIndex(start)));
    }

    private static int badIndex(String start) {
        return start.startsWith("a") ? 1 : 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"- example.com/foo AAAAAAA=\n", "\u2014example.com/foo AAAAAAA=\n", "x\n"})
    void parse_otherLineStart_isRejected(String line) {
        assertThat(fault("text\n\n" + line)).isEqualTo(Fault.LINE_START);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\u2014  AAAAAAA=\n", "\u2014 a+b AAAAAAA=\n", "\u2014 name\n", "\u2014 a\u00a0b AAAAAAA=\n"})
    void parse_badName_isRejected(String line) {
        assertThat(fault("text\n\n" + line)).isEqualTo(Fault.NAME);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u2014 n AAAAAA==\n",
                "\u2014 n AAAAAAB=\n",
                "\u2014 n AAAAAAA\n",
                "\u2014 n AAAA AAA=\n",
                "\u2014 n \n"
            })
    void parse_badBase64_isRejected(String line) {
        assertThat(fault("text\n\n" + line)).isEqualTo(Fault.SIGNATURE);
    }

    @Test
    void parse_hundredAndOneSignatures_isTooMany() {
        assertThat(SignedNote.parse("text\n\n" + LINE.repeat(100))).isInstanceOf(NoteParse.Parsed.class);
        assertThat(fault("text\n\n" + LINE.repeat(101))).isEqualTo(Fault.TOO_MANY_SIGNATURES);
    }

    @Test
    void parse_millionAndOneCharacters_isTooLong() {
        assertThat(fault("x".repeat(1_000_001))).isEqualTo(Fault.TOO_LONG);
    }

    @Test
    void parse_anyAlteredCharacter_isRejectedOrUnsigned() {
        String note = TEXT + "\n" + LINE;
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < note.length(); i++) {
            char other = (char) (note.charAt(i) ^ (1 + random.nextInt(31)));
            String altered = note.substring(0, i) + other + note.substring(i + 1);
            boolean signed = SignedNote.parse(altered) instanceof NoteParse.Parsed p
                    && p.note().isSignedBy(KEY);
            assertThat(signed).as("character %d", i).isFalse();
        }
    }

    @Test
    void constructor_noSignature_isABug() {
        assertThatThrownBy(() -> new SignedNote("text\n", List.of())).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void constructor_textWithoutNewline_isABug() {
        NoteSignature line = new NoteSignature("n", 1, new byte[1]);
        assertThatThrownBy(() -> new SignedNote("text", List.of(line))).isInstanceOf(IllegalArgumentException.class);
    }
}
