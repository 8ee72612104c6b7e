package dev.flint.methods;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.id.Did;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

final class WebVhDriverTest {
    private static final History.Key KEY = History.Key.of(1);
    private static final History.Key NEXT = History.Key.of(2);
    private static final History.Key WITNESS = History.Key.of(8);
    private static final History.Key OTHER_WITNESS = History.Key.of(9);

    private final Map<String, Buffer> web = new HashMap<>();
    private final WebVhDriver driver = new WebVhDriver(
            (url, accept) -> Future.succeededFuture(
                    web.containsKey(url) ? new Fetch.Reply.Body(web.get(url)) : new Fetch.Reply.Status(404)),
            new CachePolicy(Duration.ofMinutes(5), Duration.ofHours(1), Duration.ofSeconds(5)),
            () -> History.START.plus(Duration.ofDays(1)),
            Runnable::run);

    private Resolution resolve(String did, ResolutionOptions options) {
        return driver.resolve(Did.of(did), options).result();
    }

    private Resolution resolve(History history) {
        web.put("https://example.com/.well-known/did.jsonl", history.lines());
        return resolve(history.did(), ResolutionOptions.NONE);
    }

    private static History history() {
        return new History("example.com");
    }

    private static JsonObject metadata(Resolution resolution) {
        return new JsonObject(
                "{" + new String(((Resolution.Found) resolution).answer().metadata(), StandardCharsets.UTF_8) + "}");
    }

    private void broken(History history) {
        assertThat(resolve(history))
                .isInstanceOfSatisfying(
                        Resolution.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(ResolutionError.INVALID_DID));
    }

    @Test
    void resolve_twoEntries_isTheLatestWithImpliedServices() {
        var history = history().add(KEY).add(KEY, entry -> state(entry).put("mark", "second"));
        var found = resolve(history);

        assertThat(KeyDriverTest.document(found).getString("mark")).isEqualTo("second");
        assertThat(KeyDriverTest.document(found).getJsonArray("service"))
                .extracting(service -> ((JsonObject) service).getString("serviceEndpoint"))
                .containsExactly("https://example.com/", "https://example.com/whois.vp");
        assertThat(metadata(found).getString("scid")).isEqualTo(history.scid);
        assertThat(metadata(found).getInteger("versionNumber")).isEqualTo(2);
        assertThat(metadata(found).getString("created")).isEqualTo("2026-01-01T00:00:00Z");
    }

    private static ObjectNode state(ObjectNode entry) {
        return (ObjectNode) entry.path("state");
    }

    private static ObjectNode parameters(ObjectNode entry) {
        return (ObjectNode) entry.path("parameters");
    }

    @Test
    void resolve_versions_areFoundByIdNumberAndTime() {
        var history = history().add(KEY).add(KEY).add(KEY);
        resolve(history);
        String second = history.entries.get(1).path("versionId").asText();

        for (var options : List.of(
                new ResolutionOptions(new Version.Numbered(second), false, false, false),
                new ResolutionOptions(new Version.AsOf(History.START.plusSeconds(100)), false, false, false),
                new ResolutionOptions(
                        new Version.Latest(), false, false, false, false, Map.of("versionNumber", "2")))) {
            assertThat(metadata(resolve(history.did(), options)).getString("versionId"))
                    .isEqualTo(second);
        }
        var never = new ResolutionOptions(new Version.AsOf(History.START.minusSeconds(1)), false, false, false);
        assertThat(resolve(history.did(), never)).isInstanceOf(Resolution.Refused.class);
    }

    @Test
    void resolve_brokenLater_stillGivesEarlierVersionsByName() {
        var history = history().add(KEY).add(NEXT);
        broken(history);
        String first = history.entries.get(0).path("versionId").asText();

        assertThat(resolve(history.did(), new ResolutionOptions(new Version.Numbered(first), false, false, false)))
                .isInstanceOf(Resolution.Found.class);
    }

    @Test
    void resolve_keysRotated_signNextTimeOnly() {
        Consumer<ObjectNode> rotation =
                entry -> parameters(entry).putArray("updateKeys").add(NEXT.multikey());

        assertThat(resolve(history().add(KEY).add(KEY, rotation).add(NEXT))).isInstanceOf(Resolution.Found.class);
        broken(history().add(KEY).add(NEXT, rotation));
        broken(history().add(KEY).add(KEY, rotation).add(KEY));
    }

    @Test
    void resolve_keysAnnounced_areTheOnlyOnesThatMaySign() {
        Consumer<ObjectNode> announce =
                entry -> parameters(entry).putArray("nextKeyHashes").add(NEXT.hash());
        Consumer<ObjectNode> reveal =
                entry -> parameters(entry).putArray("updateKeys").add(NEXT.multikey());

        assertThat(resolve(history().add(KEY, announce).add(NEXT, reveal))).isInstanceOf(Resolution.Found.class);
        broken(history().add(KEY, announce).add(KEY));
        broken(history()
                .add(KEY, announce)
                .add(KEY, entry -> parameters(entry).putArray("updateKeys").add(KEY.multikey())));
    }

    @Test
    void resolve_deactivated_isGoneAndCannotBeChanged() {
        Consumer<ObjectNode> deactivate = entry -> parameters(entry).put("deactivated", true);

        assertThat(resolve(history().add(KEY).add(KEY, deactivate))).isInstanceOf(Resolution.Deactivated.class);
        broken(history().add(KEY).add(KEY, deactivate).add(KEY));
    }

    @Test
    void resolve_witnesses_haveToBeEnoughAndDifferent() {
        Consumer<ObjectNode> two = entry -> {
            var witness = parameters(entry).putObject("witness").put("threshold", 2);
            witness.putArray("witnesses").addObject().put("id", "did:key:" + WITNESS.multikey());
            witness.withArray("/witnesses").addObject().put("id", "did:key:" + OTHER_WITNESS.multikey());
        };
        var history = history().add(KEY, two).add(KEY);
        broken(history);
        for (var line : List.of(
                history.witnessed(WITNESS), history.witnessed(WITNESS, WITNESS), history.witnessed(WITNESS, KEY))) {
            web.put("https://example.com/.well-known/did-witness.json", Buffer.buffer("[" + line + "]"));
            broken(history);
        }
        String lines = "[" + history.witnessed(WITNESS, OTHER_WITNESS) + "]";
        web.put("https://example.com/.well-known/did-witness.json", Buffer.buffer(lines));
        assertThat(resolve(history))
                .as("of the later version, which counts for both")
                .isInstanceOf(Resolution.Found.class);
    }

    @Test
    void resolve_witnessesLeftOut_haveToAgree() {
        Consumer<ObjectNode> one = entry -> parameters(entry)
                .putObject("witness")
                .put("threshold", 1)
                .putArray("witnesses")
                .addObject()
                .put("id", "did:key:" + WITNESS.multikey());
        Consumer<ObjectNode> none = entry -> parameters(entry).putObject("witness");
        var history = history().add(KEY, one);
        var first = history.witnessed(WITNESS);
        history.add(KEY, none);
        web.put("https://example.com/.well-known/did-witness.json", Buffer.buffer("[" + first + "]"));
        broken(history);
        String both = "[" + first + "," + history.witnessed(WITNESS) + "]";
        web.put("https://example.com/.well-known/did-witness.json", Buffer.buffer(both));
        assertThat(resolve(history.add(KEY))).isInstanceOf(Resolution.Found.class);
    }

    @Test
    void resolve_whatIsNotAllowed_isRefused() {
        broken(history().add(KEY, entry -> parameters(entry).put("method", "did:webvh:0.5")));
        broken(history().add(KEY, entry -> parameters(entry).put("unknown", 1)));
        broken(history()
                .add(KEY, entry -> parameters(entry).putObject("witness").put("threshold", 0)));
        broken(history().add(KEY, entry -> entry.put("versionTime", "2126-01-01T00:00:00Z")));
        broken(history().add(KEY).add(KEY, entry -> entry.put("versionTime", "2026-01-01T00:00:00Z")));
        broken(history().add(KEY).add(KEY, entry -> state(entry).put("id", "did:webvh:QmOther:example.com")));
        broken(history().add(KEY).add(KEY, entry -> parameters(entry).put("portable", true)));
        var other = history().add(KEY);
        other.scid = "QmNotTheHash";
        broken(other);
        for (String member : List.of("versionTime", "parameters", "state", "proof", "versionId")) {
            var history = history().add(KEY);
            history.entries.get(0).remove(member);
            broken(history);
        }
        for (String member : List.of("cryptosuite", "proofPurpose", "type", "verificationMethod", "proofValue")) {
            var history = history().add(KEY);
            ((ObjectNode) history.entries.get(0).path("proof").get(0)).put(member, "other");
            broken(history);
        }
    }

    @Test
    void resolve_moved_isFoundUnderTheNewNameOnly() {
        var history = history().add(KEY, entry -> parameters(entry).put("portable", true));
        String old = history.did();
        String moved = old.replace("example.com", "example.org");
        history.add(KEY, entry -> state(entry).put("id", moved));
        web.put("https://example.com/.well-known/did.jsonl", history.lines());
        web.put("https://example.org/.well-known/did.jsonl", history.lines());

        assertThat(resolve(moved, ResolutionOptions.NONE)).isInstanceOf(Resolution.Found.class);
        assertThat(resolve(old, ResolutionOptions.NONE)).isInstanceOf(Resolution.Refused.class);
    }

    @Test
    void resolve_placesThatAreNone_areNeverAsked() {
        for (String rest : List.of(
                "example",
                "example.com:..:x",
                "127%2E0%2E0%2E1",
                "127.0.0.1%3a8080",
                "example.com:%2e%2e",
                "localhost")) {
            assertThat(resolve("did:webvh:Qm1:" + rest, ResolutionOptions.NONE))
                    .as(rest)
                    .isInstanceOfSatisfying(
                            Resolution.Refused.class,
                            refused -> assertThat(refused.error()).isEqualTo(ResolutionError.INVALID_DID));
        }
        assertThat(resolve("did:webvh:Qm1:example.com", ResolutionOptions.NONE))
                .isInstanceOfSatisfying(
                        Resolution.Refused.class,
                        refused -> assertThat(refused.error()).isEqualTo(ResolutionError.NOT_FOUND));
    }
}
