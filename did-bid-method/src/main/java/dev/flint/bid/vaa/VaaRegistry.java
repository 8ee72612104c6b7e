package dev.flint.bid.vaa;

import dev.flint.bid.register.BidRule;
import dev.flint.ledger.Chain;
import dev.flint.ledger.StateKey;
import java.util.Locale;
import java.util.Optional;

/** What is registered under codes and nodes. Any thread. */
public final class VaaRegistry {
    private static final String MAIN_CHAIN = "";
    private static final String CASES = "vaa-case";

    private final Chain<?, ?> chain;

    public VaaRegistry(Chain<?, ?> chain) {
        this.chain = chain;
    }

    /** The latest version, that of a retired one included; empty when there never was one. */
    public Optional<VaaRecord> find(VaaId id) {
        return chain.reader().latest(stateKey(id)).map(found -> VaaRecordCodec.decode(found.answer()));
    }

    static byte[] stateKey(VaaId id) {
        return BidRule.stateKey(id.did());
    }

    /** Under which key the ledger keeps that the letters of a code are taken. */
    static byte[] caseKey(VaaId folded) {
        return StateKey.of(MAIN_CHAIN, CASES, folded.text());
    }

    /** The same in capital letters: what readers make of it that know no others. */
    static VaaId folded(VaaId id) {
        return id.code().isEmpty()
                ? id
                : VaaId.parse(id.text().toUpperCase(Locale.ROOT)).orElseThrow();
    }
}
