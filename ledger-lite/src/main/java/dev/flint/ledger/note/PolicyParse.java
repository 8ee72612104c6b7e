package dev.flint.ledger.note;

/** The answer to the text of a policy. */
public sealed interface PolicyParse permits PolicyParse.Parsed, PolicyParse.Rejected {
    /** It is one. */
    record Parsed(TlogPolicy policy) implements PolicyParse {}

    /**
     * It is none.
     *
     * @param line counted from 1
     * @param column octet of the line, counted from 1
     */
    record Rejected(Fault fault, int line, int column) implements PolicyParse {}

    /** What is wrong with it. */
    enum Fault {
        /** Longer than 65,536 octets. */
        TOO_LONG,
        /** A control character other than tab and newline. */
        OCTET,
        /** The last line is not ended by a newline. */
        LINE_END,
        /** A line begins with none of log, witness, group, quorum and #. */
        KEYWORD,
        /** Fewer or more words than the line's kind has. */
        WORDS,
        /** Not a verifier key, or not of the type that a log (01) or a witness (04) has. */
        KEY,
        /** The public key of an earlier log or witness. */
        KEY_TWICE,
        /** The name of an earlier witness or group, or {@code none}. */
        NAME_TWICE,
        /** No earlier witness or group has this name. */
        NAME_UNKNOWN,
        /** It is a member of a group already. */
        MEMBER_TWICE,
        /** Neither all nor any nor a number from 1 to the number of members. */
        THRESHOLD,
        /** A second quorum. */
        QUORUM_TWICE,
        /** No quorum. */
        QUORUM_MISSING
    }
}
