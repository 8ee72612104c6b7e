package dev.flint.bid.document;

/**
 * One thing that is wrong with a document, or that was put right while reading.
 *
 * @param pointer JSON pointer (RFC 6901) into the document as given
 * @param message for people; never contains values from the document
 */
public record DocumentFault(Kind kind, String pointer, String message) {
    /** Kinds of faults and warnings. */
    public enum Kind {
        /** The octets are not I-JSON within the limits. */
        NOT_JSON,
        /** More than 256,000 octets. */
        TOO_LARGE,
        /** Nested deeper than 32. */
        TOO_DEEP,
        /** An array of more than 1,000 elements. */
        ARRAY_TOO_LONG,
        /** A required member is not there. */
        MISSING,
        /** A value of another JSON type. */
        WRONG_TYPE,
        /** An array without elements where one is needed. */
        EMPTY,
        /** No DID context among the contexts. */
        CONTEXT,
        /** Not a BID where one must stand. */
        NOT_A_BID,
        /** Not a BID followed by a fragment. */
        NOT_A_KEY_ID,
        /** Not four characters of {@code a-z0-9} where a sub-chain code must stand. */
        NOT_A_CODE,
        /** Not a time in UTC. */
        NOT_A_TIME,
        /** Not an integer, or outside its range. */
        NOT_A_NUMBER,
        /** The same key id or, blanks removed, the same member name twice. */
        DUPLICATE,
        /** Warning: blanks around a name or a text were removed. */
        BLANKS,
        /** Warning: a member stood elsewhere or in another form than the rule says. */
        LENIENT_FORM,
        /** Warning: a member is not there and was given its default. */
        DEFAULTED,
        /** Warning: a value outside its range was moved to the border. */
        CLAMPED,
        /** Warning: a key that cannot be used. */
        UNUSABLE_KEY,
        /** Warning: a key id of this document that no key has. */
        DANGLING_KEY_ID
    }
}
