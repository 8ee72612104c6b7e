package dev.flint.ledger.note;

import java.util.List;

/** What a policy says of a checkpoint. */
public sealed interface PolicyVerdict permits PolicyVerdict.Satisfied, PolicyVerdict.Refused {
    /**
     * It may be relied upon.
     *
     * @param log name of the log's key, which is the checkpoint's origin
     * @param cosignatures all good ones of the policy's witnesses, in the note's order
     */
    record Satisfied(String log, List<Cosignature> cosignatures) implements PolicyVerdict {
        public Satisfied {
            cosignatures = List.copyOf(cosignatures);
        }
    }

    /**
     * One good cosignature.
     *
     * @param name of the witness' key
     * @param seconds since 1970
     */
    record Cosignature(String name, long seconds) {}

    /**
     * It may not.
     *
     * @param who the key or name that is the reason
     */
    record Refused(Reason reason, String who) implements PolicyVerdict {}

    /** Why it may not. */
    enum Reason {
        /** A line of one of the policy's keys does not verify. */
        SIGNATURE,
        /** None of the policy's logs signed it. */
        LOG,
        /** The origin is not the name of the log that signed it. */
        ORIGIN,
        /** Too few witnesses cosigned it. */
        QUORUM
    }
}
