package dev.flint.deploy.house;

import dev.flint.bridge.Tally;
import dev.flint.bridge.dns.DnsCounts;
import dev.flint.ledger.Chain;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What is counted, under the names that monitoring knows it by. Nothing of what was asked for is in them. */
final class Metrics {
    private static final List<Integer> RESPONSE_CODES =
            List.of(1, 2, 3, 4, 5, 6, 100, 200, 301, 302, 303, 401, 402, 403, 405);
    private static final List<String> RCODES =
            List.of("NOERROR", "FORMERR", "SERVFAIL", "NXDOMAIN", "NOTIMP", "REFUSED");
    private static final int NOTAUTH = 9;

    private final MeterRegistry registry;

    Metrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void ledger(Chain<?, ?> chain) {
        Gauge.builder("flint.ledger.entries", chain, known -> known.head().size())
                .description("Entries of the ledger.")
                .register(registry);
        Gauge.builder("flint.ledger.height", chain, known -> known.head().height())
                .description("Height of the newest block.")
                .register(registry);
    }

    void dns(DnsCounts counts) {
        String queries = "flint.dns.queries";
        count(queries, "transport", "datagram", counts.queries(), DnsCounts.DATAGRAM);
        count(queries, "transport", "connection", counts.queries(), DnsCounts.CONNECTION);
        count(queries, "transport", "http", counts.queries(), DnsCounts.HTTP);
        String responses = "flint.dns.responses";
        for (int rcode = 0; rcode < RCODES.size(); rcode++) {
            count(responses, "rcode", RCODES.get(rcode), counts.responses(), rcode);
        }
        count(responses, "rcode", "NOTAUTH", counts.responses(), NOTAUTH);
        count("flint.dns.rationed", "verdict", "slipped", counts.rationed(), DnsCounts.SLIPPED);
        count("flint.dns.rationed", "verdict", "dropped", counts.rationed(), DnsCounts.DROPPED);
    }

    void handles(Tally responses) {
        for (int code : RESPONSE_CODES) {
            count("flint.handle.responses", "code", Integer.toString(code), responses, code);
        }
    }

    private void count(String name, String label, String value, Tally tally, int number) {
        FunctionCounter.builder(name, tally, counted -> counted.of(number))
                .tag(label, value)
                .register(registry);
    }
}
