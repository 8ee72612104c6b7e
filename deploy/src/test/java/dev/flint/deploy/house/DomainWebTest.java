package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.dns.DnsName;
import dev.flint.methods.DocumentKeys;
import dev.flint.methods.Fetch.Reply;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DomainWebTest {
    private static final DnsName DOMAIN = DnsName.parse("Example.com").orElseThrow();
    private static final DocumentKeys DOCUMENT =
            DocumentKeys.of(Buffer.buffer("{\"id\":\"did:web:example.com\"}")).orElseThrow();

    private static String said(Reply reply) {
        return DomainWeb.said(reply, DOMAIN, DOCUMENT, Instant.EPOCH);
    }

    @Test
    void domain_isAskedAtItsOwnRoot_forJson() {
        List<String> asked = new ArrayList<>();
        var web = new DomainWeb((url, accept) -> {
            asked.add(url + ' ' + accept);
            return Future.succeededFuture(new Reply.Status(404));
        });
        assertThat(web.ask(DOMAIN).result()).isEqualTo(new Reply.Status(404));
        assertThat(asked).containsExactly("https://example.com/.well-known/did-configuration.json application/json");
    }

    @Test
    void reply_ofEachKind_isTold() {
        assertThat(said(new Reply.Status(404))).isEqualTo("absent");
        assertThat(said(new Reply.Status(410))).isEqualTo("absent");
        assertThat(said(new Reply.Status(301))).isEqualTo("invalid: the web server answered 301");
        assertThat(said(new Reply.None("not a public address: example.com")))
                .isEqualTo("invalid: no answer from the web server: not a public address: example.com");
        assertThat(said(new Reply.Body(Buffer.buffer("<html>"))))
                .isEqualTo("invalid: what lies there is no DID Configuration");
        assertThat(said(new Reply.Body(Buffer.buffer("{\"@context\":\"x\",\"linked_dids\":[]}"))))
                .isEqualTo("invalid: it does not link this DID");
    }
}
