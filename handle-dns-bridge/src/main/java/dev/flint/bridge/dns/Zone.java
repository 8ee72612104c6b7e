package dev.flint.bridge.dns;

import io.vertx.core.Future;
import java.util.List;

/** What there is below one apex. */
public interface Zone {
    DnsName apex();

    /** Its start of authority, as it is now. */
    DnsRecord soa();

    /**
     * Runs on an event loop and never blocks; a failed future is broken machinery.
     *
     * @param labels before the apex, in lower case, leftmost first; none for the apex itself
     */
    Future<Node> find(List<String> labels);

    /** What is known of a name. */
    sealed interface Node {
        /**
         * The name is there.
         *
         * @param records of all types; none when there are only names below it
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
