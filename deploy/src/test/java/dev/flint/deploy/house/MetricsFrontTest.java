package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xbill.DNS.Type;

class MetricsFrontTest {
    @TempDir
    private Path directory;

    @Test
    void counts_areThoseOfWhatWasDone_andNameNobody() throws Exception {
        var settings = Map.of(
                "dns.address", "127.0.0.1:0",
                "dns.zone", "did.example.com",
                "handle.address", "127.0.0.1:0",
                "metrics.address", "127.0.0.1:0");
        try (var house =
                House.open(TestConfig.of(directory, 0, settings), true, InstantSource.system(), new SecureRandom())) {
            ZoneTalk.ask(house.neighbours().names().port(), "", Type.SOA, -1);
            ZoneTalk.ask(house.neighbours().names().port(), "nix.", Type.TXT, -1);
            ZoneTalk.ask(house.neighbours().names().port(), "nix.", Type.TXT, -1);
            WebTalk.query(house.httpPort(), ZoneTalk.query("", Type.SOA, 0), true);
            var page = WebTalk.get(house.metricsPort(), "/metrics", "*/*");
            assertThat(page.statusCode()).isEqualTo(200);
            assertThat(page.body().lines())
                    .contains(
                            "flint_dns_queries_total{transport=\"connection\"} 3.0",
                            "flint_dns_queries_total{transport=\"datagram\"} 0.0",
                            "flint_dns_queries_total{transport=\"http\"} 1.0",
                            "flint_dns_responses_total{rcode=\"NOERROR\"} 2.0",
                            "flint_dns_responses_total{rcode=\"NXDOMAIN\"} 2.0",
                            "flint_handle_responses_total{code=\"1\"} 0.0")
                    .anyMatch(line -> line.startsWith("flint_ledger_entries "))
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
            assertThat(page.body()).doesNotContain("nix.did", "did.example");
            assertThat(WebTalk.get(house.metricsPort(), "/other", "*/*").statusCode())
                    .isEqualTo(404);
        }
    }
}
