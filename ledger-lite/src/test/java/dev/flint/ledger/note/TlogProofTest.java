package dev.flint.ledger.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.ledger.LedgerVectors;
import dev.flint.ledger.merkle.MerkleProofs;
import dev.flint.ledger.note.TlogProofParse.Fault;
import dev.flint.ledger.note.TlogProofParse.Rejected;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

class TlogProofTest {
    private static final JsonNode VECTOR = LedgerVectors.section("tlogProof");
    private static final String TEXT = VECTOR.get("text").asText();
    private static final TlogProof PROOF = parsed(TEXT);

    private static TlogProof parsed(String text) {
        return ((TlogProofParse.Parsed) TlogProof.parse(text)).proof();
    }

    private static void assertRejected(String text, Fault fault, int index) {
        assertThat(TlogProof.parse(text)).as(text).isEqualTo(new Rejected(fault, index));
    }

    @Test
    void parse_vector_isReadVerifiedAndWrittenTheSame() {
        assertThat(PROOF.index()).isEqualTo(137);
        assertThat(PROOF.path()).hasSize(9);
        assertThat(PROOF.extra()).isEmpty();
        assertThat(PROOF.format()).isEqualTo(TEXT);
        Checkpoint head =
                ((CheckpointParse.Parsed) Checkpoint.parse(PROOF.checkpoint().text())).checkpoint();
        byte[] leaf = HexFormat.of().parseHex(VECTOR.get("leafHash").asText());
        assertThat(MerkleProofs.verifyInclusion(leaf, 137, head.size(), PROOF.path(), head.root()))
                .isTrue();
    }

    @Test
    void parse_written_isTheSame() {
        TlogProof proof = new TlogProof(new byte[] {1, 2, 3}, 0, List.of(), PROOF.checkpoint());
        TlogProof read = parsed(proof.format());
        assertThat(proof.format()).startsWith("c2sp.org/tlog-proof@v1\nextra AQID\nindex 0\n\nledger.example/main\n");
        assertThat(read.extra()).containsExactly(1, 2, 3);
        assertThat(read.path()).isEmpty();
        assertThat(read.format()).isEqualTo(proof.format());
    }

    @Test
    void parse_anythingElse_isRejectedAtItsPlace() {
        assertRejected("", Fault.TITLE, 0);
        assertRejected(TEXT.replace("@v1", "@v2"), Fault.TITLE, 0);
        for (String index : List.of(
                "index 0137",
                "index -1",
                "index",
                "index ",
                "Index 137",
                "index 137 ",
                "index 9223372036854775808",
                "index +1",
                "extra")) {
            assertRejected(TEXT.replace("index 137", index), Fault.INDEX, 23);
        }
        for (String extra : List.of("extra \n", "extra AQ\n", "extra AR==\n", "extra AQ==")) {
            assertRejected("c2sp.org/tlog-proof@v1\n" + extra, Fault.EXTRA, 29);
        }
        assertRejected("c2sp.org/tlog-proof@v1\n", Fault.INDEX, 23);
        assertRejected(TEXT.replace("tD6Dp0Go", "tD6Dp0G"), Fault.HASH, 33);
        assertRejected(TEXT.replace("tD6Dp0Go", "tD6Dp0G_"), Fault.HASH, 33);
        assertRejected("c2sp.org/tlog-proof@v1\nindex 1\n", Fault.LINE_END, 31);
        assertRejected("c2sp.org/tlog-proof@v1\nindex 1\n\nx", Fault.NOTE, 32);
        String hash = TEXT.substring(33, 78);
        assertRejected("c2sp.org/tlog-proof@v1\nindex 1\n" + hash.repeat(65), Fault.TOO_MANY_HASHES, 31 + 64 * 45);
        assertRejected(TEXT + "x".repeat(1_000_000), Fault.TOO_LONG, 1_000_000);
    }

    @Test
    void parse_everyBeginning_isRejected() {
        for (int length = 0; length < TEXT.length(); length++) {
            TlogProofParse parse = TlogProof.parse(TEXT.substring(0, length));
            boolean atALine = length > TEXT.indexOf("\u2014") && TEXT.charAt(length - 1) == '\n';
            assertThat(parse instanceof Rejected).as("%d characters", length).isNotEqualTo(atALine);
        }
    }

    @Test
    void constructor_badIndexOrPath_isABug() {
        assertThatThrownBy(() -> new TlogProof(new byte[0], -1, List.of(), PROOF.checkpoint()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new TlogProof(new byte[0], 0, List.of(new byte[31]), PROOF.checkpoint()))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(
                        () -> new TlogProof(new byte[0], 0, Collections.nCopies(65, new byte[32]), PROOF.checkpoint()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
