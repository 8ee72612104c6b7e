package dev.flint.bid.vaa;

/** Where the link resolver sends a client. */
public sealed interface LinkAnswer {
    /** To one target. */
    record Target(TargetLink link) implements LinkAnswer {}

    /** To one of several that fit equally well. */
    record Choice(Linkset links) implements LinkAnswer {}

    /** All that is known. */
    record All(Linkset linkset) implements LinkAnswer {}

    /** Something is known, but there is no such link. */
    record NoSuchLink() implements LinkAnswer {}

    /** Nothing is known, not even of the nodes above. */
    record Unknown() implements LinkAnswer {}

    /** It was retired. */
    record Retired() implements LinkAnswer {}
}
