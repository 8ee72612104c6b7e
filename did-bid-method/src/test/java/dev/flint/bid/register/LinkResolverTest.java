package dev.flint.bid.register;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.vaa.LinkAnswer;
import dev.flint.bid.vaa.LinkRequest;
import dev.flint.bid.vaa.LinkResolver;
import dev.flint.bid.vaa.LinkType;
import dev.flint.bid.vaa.Linkset;
import dev.flint.bid.vaa.TargetLink;
import dev.flint.bid.vaa.VaaId;
import dev.flint.bid.vaa.VaaOperationKind;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Where codes lead, for whom. */
class LinkResolverTest {
    private static final String ORIGIN = "https://id.example.com";
    private static final String ITEM = VaaWorld.ITEM;
    private static final String ENTERPRISE = VaaWorld.ENTERPRISE;
    private static final Subject PLANT = VaaWorld.PLANT;
    private static final String PIP = "https://ref.gs1.org/voc/pip";

    @TempDir
    private Path directory;

    private VaaWorld world;

    @BeforeEach
    void open() {
        world = VaaWorld.withNodes(directory);
        world.anchor(world.item(ITEM, LinkResolverTest::withLinks), PLANT);
    }

    @AfterEach
    void close() {
        world.close();
    }

    private static ObjectNode withLinks(ObjectNode record) {
        var links = record.putArray("links");
        link(links.addObject(), "gs1:pip", "https://a.example/en", "en", "text/html");
        link(links.addObject(), "gs1:pip", "https://a.example/zh", "zh", "text/html")
                .put("default", true);
        link(links.addObject(), "gs1:pip", "https://a.example/zh-tw", "zh-TW", "text/html");
        link(links.addObject(), "untp:dpp", "https://a.example/dpp.json", "", "application/json");
        link(links.addObject(), "untp:dpp", "https://a.example/dpp.pdf", "", "application/pdf");
        link(links.addObject(), "license", "https://a.example/license", "", "");
        return record;
    }

    private static ObjectNode link(ObjectNode link, String type, String href, String language, String mediaType) {
        link.put("linkType", type).put("href", href).put("title", "Title of " + href);
        if (!language.isEmpty()) {
            link.putArray("hreflang").add(language);
        }
        return mediaType.isEmpty() ? link : link.put("type", mediaType);
    }

    private LinkAnswer ask(String id, String linkType, String acceptLanguage, String accept) {
        var request = new LinkRequest(
                ORIGIN, Optional.of(linkType).flatMap(LinkType::expanded), Optional.empty(), accept, acceptLanguage);
        return new LinkResolver(world.registry).resolve(VaaId.parse(id).orElseThrow(), request);
    }

    private LinkAnswer askAll(String id) {
        var request = new LinkRequest(ORIGIN, Optional.empty(), Optional.of(Linkset.Form.JSON), "", "");
        return new LinkResolver(world.registry).resolve(VaaId.parse(id).orElseThrow(), request);
    }

    private static String target(LinkAnswer answer) {
        assertThat(answer).isInstanceOf(LinkAnswer.Target.class);
        return ((LinkAnswer.Target) answer).link().href();
    }

    private static JsonNode json(Linkset linkset) {
        return TestLedger.json(new String(linkset.bytes(Linkset.Form.JSON), java.nio.charset.StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "|''|https://a.example/zh",
                "|fr|https://a.example/zh",
                "|en|https://a.example/en",
                "|en-GB,zh;q=0.5|https://a.example/en",
                "|fr,zh-TW;q=0.9,en;q=0.95|https://a.example/en",
                "|zh-TW|https://a.example/zh-tw",
                "|zh-Hant-HK|https://a.example/zh",
                "|*;q=0.1|https://a.example/zh",
                "|en;q=0|https://a.example/zh",
                "|en;q=nonsense,;;,|https://a.example/zh",
                "gs1:pip|en|https://a.example/en",
                "https://ref.gs1.org/voc/pip|en|https://a.example/en",
                "license|''|https://a.example/license"
            })
    void resolve_oneFits_isTheTarget(String linkType, String languages, String href) {
        assertThat(target(ask(ITEM, linkType == null ? "" : linkType, languages, "")))
                .isEqualTo(href);
    }

    @ParameterizedTest
    @CsvSource({
        "application/json, https://a.example/dpp.json",
        "'application/pdf, application/json;q=0.5', https://a.example/dpp.pdf",
        "'application/pdf;q=0.2, application/json;q=0.5', https://a.example/dpp.json"
    })
    void resolve_byMediaType_isTheDearest(String accept, String href) {
        assertThat(target(ask(ITEM, "untp:dpp", "", accept))).isEqualTo(href);
    }

    @Test
    void resolve_severalFitEqually_areAllOffered() {
        var answer = (LinkAnswer.Choice) ask(ITEM, "untp:dpp", "en", "*/*");
        var context = json(answer.links()).at("/linkset/0");
        assertThat(context.path("anchor").asText()).isEqualTo(ORIGIN + "/15N/" + ITEM);
        assertThat(context.path("https://test.uncefact.org/vocabulary/untp/dpp"))
                .hasSize(2);
        assertThat(context.has("https://ref.gs1.org/voc/defaultLink")).isFalse();
    }

    @Test
    void resolve_noSuchLinkAnywhere_isSaid() {
        assertThat(ask(ITEM, "gs1:recallStatus", "", "")).isInstanceOf(LinkAnswer.NoSuchLink.class);
    }

    @Test
    void resolve_codeThatWasNeverMinted_leadsToItsEnterprise() {
        assertThat(target(ask(ENTERPRISE + "ZZZZZZ", "", "", ""))).isEqualTo("https://works.example.com/");
        assertThat(target(ask(ENTERPRISE, "gs1:pip", "", ""))).isEqualTo("https://works.example.com/");
    }

    @Test
    void resolve_belowNoNode_isUnknown() {
        assertThat(ask("VAA99910000000001ZZZZZZ", "", "", "")).isInstanceOf(LinkAnswer.Unknown.class);
    }

    @Test
    void resolve_retired_saysSoAndLeadsNowhere() {
        world.anchor(world.draft(VaaOperationKind.RETIRE, ITEM), PLANT);
        assertThat(ask(ITEM, "", "", "")).isInstanceOf(LinkAnswer.Retired.class);
        assertThat(askAll(ITEM)).isInstanceOf(LinkAnswer.Retired.class);
    }

    @Test
    void resolve_retiredEnterprise_isPassedOver() {
        world.anchor(world.draft(VaaOperationKind.RETIRE, ENTERPRISE), VaaWorld.SECTOR);
        assertThat(ask(ENTERPRISE + "ZZZZZZ", "", "", "")).isInstanceOf(LinkAnswer.NoSuchLink.class);
        assertThat(target(ask(ITEM, "", "", ""))).isEqualTo("https://a.example/zh");
    }

    @Test
    void linkset_hasTheThingAndTheNodesThatSaySomething() {
        var linkset = json(((LinkAnswer.All) askAll(ITEM)).linkset()).path("linkset");
        assertThat(linkset.findValuesAsText("anchor"))
                .containsExactly(ORIGIN + "/15N/" + ITEM, ORIGIN + "/18V/" + ENTERPRISE);
        assertThat(linkset.get(0).path("https://ref.gs1.org/voc/defaultLink"))
                .singleElement()
                .satisfies(link -> assertThat(link.toString())
                        .isEqualTo("{\"href\":\"https://a.example/zh\",\"title\":\"Title of https://a.example/zh\"}"));
        assertThat(linkset.get(0).path(PIP)).hasSize(3);
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example/x, a=1, https://a.example/x?a=1",
        "https://a.example/x?b=2, a=1&c, https://a.example/x?b=2&a=1&c",
        "https://a.example/x#top, a=1, https://a.example/x?a=1#top",
        "https://a.example/x, '', https://a.example/x",
        "https://a.example/x, 'a=\"1', https://a.example/x"
    })
    void location_passesTheQueryOn(String href, String query, String location) {
        var link = new TargetLink(PIP, href, "X", Optional.empty(), List.of(), false);
        assertThat(link.location(query)).isEqualTo(location);
    }

    @ParameterizedTest
    @CsvSource({
        "gs1:pip, https://ref.gs1.org/voc/pip",
        "untp:dpp, https://test.uncefact.org/vocabulary/untp/dpp",
        "next-archive, next-archive",
        "https://example.com/rel#a, https://example.com/rel#a"
    })
    void linkType_isWrittenOut(String name, String full) {
        assertThat(LinkType.expanded(name)).contains(full);
        assertThat(LinkType.expanded(full)).contains(full);
    }

    @ParameterizedTest
    @CsvSource({"''", "gs1:", "gs1:a b", "Next", "-next", "anchor", "ftp://example.com/x", "javascript:x", "https://"})
    void linkType_whatIsNone_isRefused(String name) {
        assertThat(LinkType.expanded(name)).isEmpty();
    }
}
