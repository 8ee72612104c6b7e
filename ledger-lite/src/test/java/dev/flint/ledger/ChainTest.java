package dev.flint.ledger;

import static dev.flint.ledger.Chains.commit;
import static dev.flint.ledger.Chains.latest;
import static dev.flint.ledger.Chains.put;
import static dev.flint.ledger.Chains.string;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.flint.ledger.TestRule.Reason;
import dev.flint.ledger.merkle.CompactRange;
import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.merkle.PrefixTree;
import dev.flint.ledger.note.NoteParse;
import dev.flint.ledger.note.SignedNote;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChainTest {
    @TempDir
    private Path directory;

    @Test
    void open_emptyDirectory_isTheEmptyTree() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(chain.head().height()).isEqualTo(-1);
            assertThat(chain.head().size()).isZero();
            assertThat(chain.head().checkpoint().root()).isEqualTo(Merkle.emptyRoot());
        }
    }

    @Test
    void submit_admitted_isReadAtOnce() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            commit(chain, "a", "one", 10);
            assertThat(latest(chain, "a")).isEqualTo("one");
        }
    }

    @Test
    void submit_admitted_receiptNamesItsPlace() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            commit(chain, "a", "one", 10);
            Receipt receipt = commit(chain, "b", "two", 10);
            assertThat(receipt.position()).isEqualTo(1);
            assertThat(receipt.height()).isEqualTo(1);
            assertThat(receipt.timeMillis()).isEqualTo(Chains.NOW + 1);
            assertThat(receipt.leafHash())
                    .isEqualTo(Merkle.leafHash(TestEntry.put("b", "two", 10).bytes()));
        }
    }

    @Test
    void submit_refused_leavesNothing() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            Submission<Reason> answer = put(chain, "a", "refuse me", 10);
            assertThat(answer).isEqualTo(new Submission.Refused<>(Reason.FORBIDDEN));
            assertThat(chain.head().size()).isZero();
            assertThat(chain.reader().latest(TestEntry.key("a"))).isEmpty();
            assertThat(chain.reader().entry(0)).isEmpty();
            assertThat(chain.status().walBytes()).isZero();
        }
    }

    @Test
    void head_afterBlocks_isSignedOverTheHeaders() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            commit(chain, "a", "one", 10);
            Head head = chain.head();
            byte[] root = CompactRange.EMPTY
                    .append(Merkle.leafHash(TestEntry.put("a", "one", 10).bytes()))
                    .root();
            byte[] state = PrefixTree.leafHash(TestEntry.key("a"), PrefixTree.valueHash(TestEntry.text("one")));
            BlockHeader header = new BlockHeader("", 0, Chains.NOW, 1, root, state, new byte[32]);
            assertThat(head.checkpoint().root()).isEqualTo(header.leafHash());
            SignedNote note = ((NoteParse.Parsed) SignedNote.parse(head.note())).note();
            assertThat(note.isSignedBy(Chains.SIGNER.verifierKey())).isTrue();
            assertThat(note.text()).isEqualTo(head.checkpoint().text());
        }
    }

    @Test
    void entry_committed_givesTheBytesBack() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            commit(chain, "a", "one", 10);
            commit(chain, "b", "two", 10);
            assertThat(chain.reader().entry(1))
                    .contains(TestEntry.put("b", "two", 10).bytes());
            assertThat(chain.reader().entry(2)).isEmpty();
            assertThat(chain.reader().entry(-1)).isEmpty();
        }
    }

    @Test
    void atVersion_eachPosition_givesThatVersion() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            commit(chain, "a", "one", 10);
            commit(chain, "a", "two", 20);
            commit(chain, "b", "other", 20);
            assertThat(string(chain.reader().atVersion(TestEntry.key("a"), 0))).isEqualTo("one");
            assertThat(string(chain.reader().atVersion(TestEntry.key("a"), 1))).isEqualTo("two");
            assertThat(chain.reader().atVersion(TestEntry.key("a"), 2)).isEmpty();
            assertThat(chain.reader().atVersion(TestEntry.key("a"), 3)).isEmpty();
        }
    }

    @Test
    void atTime_betweenVersions_givesTheOneThatHeld() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            commit(chain, "a", "one", 10);
            commit(chain, "a", "two", 20);
            commit(chain, "a", "three", 30);
            assertThat(List.of(9L, 10L, 19L, 20L, 29L, 30L, Long.MAX_VALUE))
                    .extracting(time -> string(chain.reader().atTime(TestEntry.key("a"), time)))
                    .containsExactly("-", "one", "one", "two", "two", "three", "three");
        }
    }

    @Test
    void atTime_keysThatArePrefixes_doNotMix() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            for (String key : List.of("a", "a\0\0\0\0\0\0\0\u000f", "ab", "A")) {
                commit(chain, key, key + " one", 10);
                commit(chain, key, key + " two", 20);
            }
            assertThat(string(chain.reader().atTime(TestEntry.key("a"), 15))).isEqualTo("a one");
            assertThat(string(chain.reader().atTime(TestEntry.key("a"), 5))).isEqualTo("-");
            assertThat(string(chain.reader().atTime(TestEntry.key("ab"), 5))).isEqualTo("-");
        }
    }

    @Test
    void open_afterClose_goesOn() {
        Head before;
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            commit(chain, "a", "one", 10);
            before = chain.head();
        }
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(chain.head()).isEqualTo(before);
            assertThat(latest(chain, "a")).isEqualTo("one");
            assertThat(commit(chain, "a", "two", 20).position()).isEqualTo(1);
        }
    }

    @Test
    void open_twice_isInUse() {
        try (Chain<TestEntry, Reason> chain = Chains.open(directory)) {
            assertThat(chain.head().height()).isEqualTo(-1);
            assertThatThrownBy(() -> Chains.open(directory)).isInstanceOf(LedgerInUseException.class);
        }
        Chains.open(directory).close();
    }
}
