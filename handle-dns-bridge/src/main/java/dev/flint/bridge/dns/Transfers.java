package dev.flint.bridge.dns;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** Hands a whole zone out, or what has changed in it (RFC 5936, RFC 1995). */
public interface Transfers {
    /**
     * Begins a transfer; empty while there can be none.
     *
     * @param since serial that the other side has; empty for a whole zone
     */
    Optional<Part> open(Optional<Integer> since);

    /** What is left of one transfer. */
    interface Part {
        /** The next records, in the order of the protocol, not more than fit into a message; none after the last. */
        Future<List<OwnedRecord>> next();

        /** Nothing more is wanted. Idempotent. */
        void close();
    }

    /** A record and whose it is. */
    record OwnedRecord(DnsName owner, DnsRecord record) {}
}
