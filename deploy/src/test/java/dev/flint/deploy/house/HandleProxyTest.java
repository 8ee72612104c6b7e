package dev.flint.deploy.house;

import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleValue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Where records lead. */
class HandleProxyTest {
    private static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-02-01T00:00:00Z"));
    private static final HandleValue URL = value(1, "URL", "https://example.com/url");
    private static final HandleValue PLACES = value(2, "10320/LOC", """
            <locations chooseby="locatt"><location id="a" href="https://example.com/a?x=1&amp;y=2"/>\
            <location id="b" href="https://example.com/b" weight="0"/></locations>""");

    private final HandleProxy proxy = new HandleProxy(CLOCK, new SplittableRandom(1));

    private static HandleValue value(int index, String type, String text) {
        return HandleValue.of(index, type, text, 0, 300);
    }

    private static HandleQuestion question(String query) {
        return ((HandleQuestion.Reading.Asked) HandleQuestion.of("hdl:88.1/x", query)).question();
    }

    private HandleReply ask(String query, HandleValue... values) {
        return proxy.answer(question(query), new HandleRecord.Found(List.of(values)), "");
    }

    private static String location(HandleReply reply) {
        return reply.status() + " " + reply.fields().getOrDefault("Location", "");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 302 https://example.com/a?x=1&y=2",
        "locatt=id:b, 302 https://example.com/b",
        "locatt=id:c, 302 https://example.com/a?x=1&y=2",
        "locatt=id:b&urlappend=%23end, 302 https://example.com/b#end",
        "locatt=id:b&urlappend=%0d%0aX:%20y, 302 https://example.com/b",
        "type=URL, 302 https://example.com/url",
        "index=1, 302 https://example.com/url",
        "noredirect, '200 '",
        "noredirect=false&type=url, 302 https://example.com/url",
        "action=showurls, '200 '",
        "type=NOPE, '200 '"
    })
    void record_leadsToItsPlaceOrUrl(String query, String expected) {
        assertThat(location(ask(query, URL, PLACES))).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<locations/>",
                "<!DOCTYPE l [<!ENTITY e SYSTEM 'file:///etc/hostname'>]><locations><location href='&e;'/></locations>",
                "<locations><location href='javascript:alert(1)'/></locations>",
                "<locations><location href='a relative one'/></locations>"
            })
    void places_thatAreNone_leaveItToTheUrl(String xml) {
        assertThat(location(ask("", URL, value(2, "10320/loc", xml)))).isEqualTo("302 https://example.com/url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"javascript:alert(1)", "DATA:text/html,x", "/relative", "https://example.com/a b", "", "x\r\ny"})
    void url_thatLeadsNowhere_isShown(String url) {
        var reply = ask("", value(1, "URL", url));
        assertThat(location(reply)).isEqualTo("200 ");
        assertThat(reply.body().toString()).contains("<td>URL<td>").doesNotContain("<a ");
    }

    @Test
    void url_withOtherLetters_isEscaped() {
        assertThat(location(ask("", value(1, "URL", "https://example.com/标识"))))
                .isEqualTo("302 https://example.com/%E6%A0%87%E8%AF%86");
    }

    @Test
    void page_ofARedirect_linksToIt_andIsEscaped() {
        var reply = ask("", value(1, "URL", "https://example.com/?a=1&b=\"".replace("\"", "'")));
        assertThat(reply.mediaType()).isEqualTo("text/html;charset=UTF-8");
        assertThat(reply.body().toString()).contains("<a href=\"https://example.com/?a=1&amp;b='\">");
    }

    @Test
    void alias_isFollowed_withTheQuestionsQuery() {
        var alias = value(3, "HS_ALIAS", "88.1/y?标");
        assertThat(location(ask("", URL, alias))).isEqualTo("301 /88.1/y%3F%E6%A0%87");
        assertThat(location(ask("urlappend=%3Fa", URL, alias))).isEqualTo("301 /88.1/y%3F%E6%A0%87?urlappend=%3Fa");
        assertThat(location(ask("ignore_aliases", URL, alias))).isEqualTo("302 https://example.com/url");
        assertThat(location(ask("ignore_aliases", alias))).isEqualTo("200 ");
        assertThat(location(ask("type=URL", URL, alias))).isEqualTo("302 https://example.com/url");
    }

    @Test
    void expires_isWhenTheValueDoes() {
        assertThat(ask("", URL).fields()).containsEntry("Expires", "Sun, 01 Feb 2026 00:05:00 GMT");
        for (var each : List.of("2030-01-02T03:04:05Z", "2020-01-01T00:00:00Z")) {
            int seconds = (int) Instant.parse(each).getEpochSecond();
            var absolute =
                    new HandleValue(1, "URL", URL.data(), 0, new HandleValue.Ttl(true, seconds), 0b1110, List.of());
            assertThat(ask("", absolute).fields())
                    .containsEntry(
                            "Expires",
                            each.startsWith("2030")
                                    ? "Wed, 02 Jan 2030 03:04:05 GMT"
                                    : "Sun, 01 Feb 2026 00:00:00 GMT");
        }
    }

    @Test
    void showurls_isAllOfThem() {
        assertThat(ask("action=showurls", URL, PLACES, value(3, "URL", "x<\u0001\">"))
                        .body()
                        .toString())
                .isEqualTo("""
                        <locations>
                        <location id="a" href="https://example.com/a?x=1&amp;y=2"/>
                        <location id="b" href="https://example.com/b" weight="0"/>
                        <location mode="legacy" weight="1.0" href="https://example.com/url"/>
                        <location mode="legacy" weight="1.0" href="x&lt;?&quot;&gt;"/>
                        </locations>
                        """);
        assertThat(ask("action=showurls").body().toString()).isEqualTo("<locations>\n</locations>\n");
    }

    @Test
    void values_thatAreNotPublic_leadNowhere() {
        var secret = new HandleValue(1, "URL", URL.data(), 0, HandleValue.Ttl.ofSeconds(1), 0b1100, List.of());
        for (String query : List.of("", "noredirect", "action=showurls", "publicOnly=false")) {
            var reply = ask(query, secret);
            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.body().toString()).doesNotContain("example.com");
        }
    }
}
