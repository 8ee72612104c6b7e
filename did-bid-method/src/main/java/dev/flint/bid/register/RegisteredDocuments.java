package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.bid.document.BidDocument;
import dev.flint.ledger.Chain;
import java.util.Optional;

/** Documents in their native form, as they were signed. Any thread. */
public final class RegisteredDocuments {
    private final Chain<?, ?> chain;

    public RegisteredDocuments(Chain<?, ?> chain) {
        this.chain = chain;
    }

    /**
     * What is registered.
     *
     * @param document empty when the identifier was deactivated
     */
    public record Registered(Optional<BidDocument> document) {}

    /** The latest version; empty when there never was one. */
    public Optional<Registered> find(Bid id) {
        var reader = chain.reader();
        return reader.latest(BidRule.stateKey(id))
                .map(latest -> reader.entry(latest.position())
                        .orElseThrow(() -> new IllegalStateException("the log has no entry " + latest.position())))
                .map(entry -> new Registered(operation(entry).document()));
    }

    /** Whether there is or was a document. */
    public boolean has(Bid id) {
        return chain.reader().latest(BidRule.stateKey(id)).isPresent();
    }

    private static Operation operation(byte[] entry) {
        if (OperationReader.read(entry) instanceof OperationReading.Read read) {
            return read.operation();
        }
        throw new IllegalStateException("an anchored operation cannot be read any more");
    }
}
