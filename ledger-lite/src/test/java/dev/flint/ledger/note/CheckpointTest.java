package dev.flint.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.ledger.LedgerVectors;
import dev.flint.ledger.note.CheckpointParse.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointTest {
    private static final JsonNode VECTOR = LedgerVectors.section("checkpoint");
    private static final String ROOT = "kJcpqcb0qWKBKkZXnxPSra0Dz30AFtViQ/5FhNC14Dw=";

    private static CheckpointParse.Rejected rejected(String text) {
        return (CheckpointParse.Rejected) Checkpoint.parse(text);
    }

    @Test
    void parse_vector_isReadVerifiedAndWrittenTheSame() {
        SignedNote note =
                ((NoteParse.Parsed) SignedNote.parse(VECTOR.get("checkpoint").asText())).note();
        VerifierKey key = VerifierKey.parse(VECTOR.get("logVkey").asText()).orElseThrow();
        Checkpoint checkpoint = ((CheckpointParse.Parsed) Checkpoint.parse(note.text())).checkpoint();
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(checkpoint.origin()).isEqualTo("ledger.example/main");
        assertThat(checkpoint.size()).isEqualTo(300);
        assertThat(checkpoint.text()).isEqualTo(note.text());
        assertThat(note.format()).isEqualTo(VECTOR.get("checkpoint").asText());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "o", "o\n", "o\n1\n", "o\n1\n" + ROOT})
    void parse_lineMissing_isRejectedAtTheEnd(String text) {
        assertThat(rejected(text)).isEqualTo(new CheckpointParse.Rejected(Fault.LINE_MISSING, text.length()));
    }

    @Test
    void parse_emptyOrigin_isRejected() {
        assertThat(rejected("\n1\n" + ROOT + "\n").fault()).isEqualTo(Fault.ORIGIN_EMPTY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "01", "00", "-1", "+1", "1 ", "0x1", "1.0", "9223372036854775808", "\u0661"})
    void parse_sizeNotDecimal_isRejectedAtTheSecondLine(String size) {
        assertThat(rejected("o\n" + size + "\n" + ROOT + "\n"))
                .isEqualTo(new CheckpointParse.Rejected(Fault.SIZE_NOT_DECIMAL, 2));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "9223372036854775807"})
    void parse_smallestAndLargestSize_isRead(String size) {
        assertThat(Checkpoint.parse("o\n" + size + "\n" + ROOT + "\n")).isInstanceOf(CheckpointParse.Parsed.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "AAAA",
                "kJcpqcb0qWKBKkZXnxPSra0Dz30AFtViQ/5FhNC14D0=",
                "kJcpqcb0qWKBKkZXnxPSra0Dz30AFtViQ/5FhNC14Dx=",
                "kJcpqcb0qWKBKkZXnxPSra0Dz30AFtViQ/5FhNC14Dw",
                "kJcpqcb0qWKBKkZXnxPSra0Dz30AFtViQ_5FhNC14Dw="
            })
    void parse_rootNotAHash_isRejectedAtTheThirdLine(String root) {
        CheckpointParse parse = Checkpoint.parse("o\n1\n" + root + "\n");
        if (root.endsWith("D0=")) {
            assertThat(parse).isInstanceOf(CheckpointParse.Parsed.class);
        } else {
            assertThat(parse).isEqualTo(new CheckpointParse.Rejected(Fault.ROOT_NOT_A_HASH, 4));
        }
    }

    @Test
    void parse_extensionLine_isReadOver() {
        assertThat(Checkpoint.parse("o\n1\n" + ROOT + "\nmore\n")).isInstanceOf(CheckpointParse.Parsed.class);
        assertThat(rejected("o\n1\n" + ROOT + "\n\n").fault()).isEqualTo(Fault.EXTENSION_EMPTY);
    }

    @Test
    void constructor_impossible_isABug() {
        assertThatThrownBy(() -> new Checkpoint("", 1, new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a\nb", 1, new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", -1, new byte[32])).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Checkpoint("a", 1, new byte[31])).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void equals_sameText_isEqual() {
        assertThat(new Checkpoint("a", 1, new byte[32])).isEqualTo(new Checkpoint("a", 1, new byte[32]));
        assertThat(new Checkpoint("a", 1, new byte[32])).isNotEqualTo(new Checkpoint("a", 2, new byte[32]));
    }
}
