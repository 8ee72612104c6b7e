package dev.flint.deploy.config;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;

/** An identifier of the method {@code did:bid}. */
record BidName() implements ValueKind<Bid> {
    @Override
    public String accepts() {
        return "a did:bid identifier";
    }

    @Override
    public ValueReading<Bid> read(String text) {
        return Bid.parse(text) instanceof BidParse.Parsed parsed ? new ValueReading.Good<>(parsed.bid()) : bad(text);
    }
}
