package dev.flint.ledger.verify;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What a verifier says of a bundle. */
public sealed interface Verdict permits Verdict.Verified, Verdict.Rejected {
    /**
     * It is as it says.
     *
     * @param claim what was proved
     * @param chain chain code of the block, empty for the main chain
     * @param height the block's, zero-based
     * @param headerTimeMillis the block's time
     * @param latest whether it is the newest block of the signed log
     * @param log origin of the signed log
     * @param size of the signed log, to be remembered as the largest seen
     * @param cosigners names of the witnesses that cosigned
     */
    record Verified(
            Claim claim,
            String chain,
            long height,
            long headerTimeMillis,
            boolean latest,
            String log,
            long size,
            List<String> cosigners)
            implements Verdict {
        public Verified {
            cosigners = List.copyOf(cosigners);
        }
    }

    /**
     * It is not.
     *
     * @param text for people
     * @param at byte of the binary form or character of the JSON form, where there is one
     */
    record Rejected(Refusal kind, String text, OptionalLong at) implements Verdict {
        static Rejected of(Refusal kind, String text) {
            return new Rejected(kind, text, OptionalLong.empty());
        }
    }

    /** What was proved. */
    sealed interface Claim permits Registered, NeverRegistered, Logged {}

    /**
     * The newest record of an identifier.
     *
     * @param record its exact text
     * @param history number of older records that follow
     * @param transactions number of operations shown
     * @param documentVersion which version the document that came along is, from 1; 0 when none came. It is the newest
     *     one if {@code history} is 0: an answer about an older one shows the records down to it
     */
    record Registered(
            String namespace,
            String id,
            String record,
            boolean active,
            int history,
            int transactions,
            long documentVersion)
            implements Claim {}

    /** There is no record of the identifier. */
    record NeverRegistered(String namespace, String id) implements Claim {}

    /** An operation is in the transaction log; {@code txId} is its leaf hash in hex. */
    record Logged(long position, String txId) implements Claim {}

    /** The refusal's kind; empty for a bundle that verified. */
    default Optional<Refusal> refusal() {
        return this instanceof Rejected rejected ? Optional.of(rejected.kind()) : Optional.empty();
    }
}
