package dev.flint.bid;

/** What came of reading a text as a BID. */
public sealed interface BidParse {
    /** A BID. */
    record Parsed(Bid bid) implements BidParse {}

    /**
     * Not a BID.
     *
     * @param index zero-based position of the first offender in the text as given; the end of what was to be read when
     *     something is missing
     */
    record Rejected(BidFault fault, int index) implements BidParse {}
}
