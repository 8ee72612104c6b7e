package dev.flint.bridge.dns;

import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;

/** What there is below one apex. */
public interface Zone {
    DnsName apex();

    /** Its start of authority, as it is now, and the signatures over it. */
    List<DnsRecord> soa();

    /**
     * Runs on an event loop and never blocks; a failed future is broken machinery.
     *
     * @param labels before the apex, in lower case, leftmost first; none for the apex itself
     */
    Future<Node> find(List<String> labels);

    /** How it proves what is not there; empty for a zone that is not signed. */
    default Optional<Denial> denial() {
        return Optional.empty();
    }

    /** Proves what is not there (RFC 9824). */
    @FunctionalInterface
    interface Denial {
        /**
         * The records that say which types a name has; empty when too many such are being made.
         *
         * @param types of the name; {@link DnsRecord#NXNAME} alone when it is not there
         */
        Future<Optional<List<DnsRecord>>> of(DnsName name, List<Integer> types);
    }

    /** What is known of a name. */
    sealed interface Node {
        /**
         * The name is there.
         *
         * @param records of all types, with the signatures over them; none when there are only names below it
         */
        record Present(List<DnsRecord> records) implements Node {
            public Present {
                records = List.copyOf(records);
            }
        }

        /** The name is not there, and no name below it. */
        record Absent() implements Node {}

        /** That cannot be told at the moment. */
        record Unavailable() implements Node {}
    }
}
