package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.document.KeyIds;
import dev.flint.ledger.StateView;
import java.util.Optional;

/** The keys of documents that are registered and not deactivated, as one state has them. */
public final class RegisteredKeys {
    private RegisteredKeys() {}

    /**
     * A key by its id.
     *
     * @param keyId in its canonical form
     */
    public static Optional<BidPublicKey> find(StateView state, String keyId) {
        return KeyIds.bidOf(keyId)
                .flatMap(bid -> active(state, bid))
                .flatMap(record -> record.control().key(keyId))
                .map(BidRecord.Key::toPublicKey);
    }

    /** Whether there is a document. */
    public static boolean has(StateView state, Bid bid) {
        return active(state, bid).isPresent();
    }

    /** Whether a key may act for an identifier: whether its document names it under {@code authentication}. */
    public static boolean mayAct(StateView state, Bid bid, String keyId) {
        return active(state, bid)
                .filter(record -> record.control().authentication().contains(keyId))
                .isPresent();
    }

    private static Optional<BidRecord> active(StateView state, Bid bid) {
        return state.latest(BidRule.stateKey(bid))
                .map(found -> RecordCodec.decode(found.answer()))
                .filter(record -> !record.deactivated());
    }
}
