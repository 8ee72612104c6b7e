package dev.flint.bid.register;

import dev.flint.ledger.Chain;
import dev.flint.ledger.ChainReader;
import dev.flint.ledger.ProvenState;
import dev.flint.ledger.StateRecord;
import dev.flint.ledger.proof.HeaderProof;
import dev.flint.ledger.proof.ProofBundle;
import dev.flint.ledger.proof.Statement;
import dev.flint.ledger.proof.TransactionProof;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Puts proofs together of what the ledger says about identifiers. Any thread; reads from disk. */
public final class LedgerProofs {
    /** Most older records in one bundle. */
    public static final int HISTORY_MAX = 1_000;

    private final Chain<?, ?> chain;
    private final ProvenStates states;

    /** Where proofs of the state come from: the newest one, or one that others have cosigned. */
    @FunctionalInterface
    public interface ProvenStates {
        /** What the state says about a key; empty while there is no state yet. */
        Optional<ProvenState> prove(byte[] key);
    }

    /** Proofs of the newest state, under the chain's signature alone. */
    public LedgerProofs(Chain<?, ?> chain) {
        this(chain, key -> chain.reader().prove(key));
    }

    public LedgerProofs(Chain<?, ?> chain, ProvenStates states) {
        this.chain = chain;
        this.states = states;
    }

    /**
     * That this is the newest record of an identifier, or that it never had one; empty before the first block.
     *
     * @param id canonical
     * @param history how many older records are shown, 0 to {@value #HISTORY_MAX}
     * @param operations whether the signed operation of every record is shown
     */
    public Optional<ProofBundle> of(String id, int history, boolean operations) {
        return states.prove(BidRule.stateKey(id)).map(proven -> {
            List<StateRecord> older = older(id, proven, history);
            return bundle(id, proven, older, operations);
        });
    }

    /** That the entry at a position is in the log; empty when it is not there. */
    public Optional<ProofBundle> ofTransaction(long position) {
        ChainReader reader = chain.reader();
        return reader.header()
                .flatMap(header -> reader.transaction(position, txSize(reader, header))
                        .map(entry -> new ProofBundle(Optional.empty(), List.of(entry), header)));
    }

    /**
     * What was proved, and the proof.
     *
     * @param bundle binary form in base64url, as it stands in metadata
     */
    record Proven(Optional<StateRecord> version, String bundle) {}

    /** The newest version. */
    Optional<Proven> newest(String id) {
        return states.prove(BidRule.stateKey(id))
                .map(proven -> new Proven(proven.latest(), text(bundle(id, proven, List.of(), false))));
    }

    /** That a version was one: the records from the newest down to it. */
    Optional<String> downTo(String id, long position) {
        return states.prove(BidRule.stateKey(id)).map(proven -> {
            List<StateRecord> older = older(id, proven, HISTORY_MAX).stream()
                    .filter(record -> record.position() >= position)
                    .toList();
            return text(bundle(id, proven, older, false));
        });
    }

    private static String text(ProofBundle bundle) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bundle.binary());
    }

    /** Older records than the proven one, which may have been superseded meanwhile. */
    private List<StateRecord> older(String id, ProvenState proven, int max) {
        if (max == 0 || proven.latest().isEmpty()) {
            return List.of();
        }
        long newest = proven.latest().get().position();
        return chain.reader().history(BidRule.stateKey(id), max + 1).stream()
                .filter(record -> record.position() < newest)
                .limit(max)
                .toList();
    }

    private ProofBundle bundle(String id, ProvenState proven, List<StateRecord> older, boolean operations) {
        var statement = new Statement(
                BidRule.MAIN_CHAIN,
                BidRule.NAMESPACE,
                id,
                proven.latest().map(StateRecord::record),
                proven.proof(),
                older.stream().map(StateRecord::record).toList());
        List<TransactionProof> transactions = new ArrayList<>();
        if (operations) {
            ChainReader reader = chain.reader();
            long txSize = txSize(reader, proven.header());
            Stream.concat(proven.latest().stream(), older.stream())
                    .forEach(record -> transactions.add(
                            reader.transaction(record.position(), txSize).orElseThrow()));
        }
        return new ProofBundle(Optional.of(statement), transactions, proven.header());
    }

    private static long txSize(ChainReader reader, HeaderProof header) {
        return reader.header(header.index()).orElseThrow().txSize();
    }
}
