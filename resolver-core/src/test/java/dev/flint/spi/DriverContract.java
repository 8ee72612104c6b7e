package dev.flint.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.flint.id.Did;
import dev.flint.id.Identifier;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/**
 * What every driver must do. A driver's test extends this class, names the driver and some identifiers, and has the
 * driver's own tests beside it.
 */
public abstract class DriverContract {
    private static final int SEEDS = 500;
    private static final int WAIT_SECONDS = 30;
    private static final String ID_CHARACTERS = "abyzABYZ0189.-_:";

    /** The driver, ready to be asked. */
    protected abstract MethodDriver driver();

    /** An identifier with a document. */
    protected abstract Did known();

    /** A well-formed identifier of the method without a document. */
    protected abstract Did unknown();

    /** Why it has none: where documents follow from identifiers, it cannot be an identifier. */
    protected ResolutionError errorOfUnknown() {
        return ResolutionError.NOT_FOUND;
    }

    /** Whether documents are what they are at all times. */
    protected boolean isTimeless() {
        return false;
    }

    /** Spellings of {@link #known()}, itself among them. */
    protected List<Did> spellingsOfKnown() {
        return List.of(known());
    }

    /** Identifiers of the method whose documents are no more; empty if the method knows no such thing. */
    protected List<Did> deactivated() {
        return List.of();
    }

    @Test
    void method_isMethodName() {
        assertThat(Did.of("did:" + driver().method() + ":x").method()).isEqualTo(driver().method());
    }

    @Test
    void owns_itsMethod_isTrueWhateverFollows() {
        assertThat(driver().owns(known())).isTrue();
        assertThat(driver().owns(unknown())).isTrue();
        assertThat(driver().owns(Did.of("did:" + driver().method() + ":%00"))).isTrue();
    }

    @Test
    void owns_otherMethods_isFalse() {
        String method = driver().method();

        assertThat(driver().owns(Did.of("did:" + method + "x:1"))).isFalse();
        assertThat(driver().owns(Did.of("did:x" + method + ":1"))).isFalse();
        assertThat(driver().owns(Did.of("did:x:" + method + ":1"))).isFalse();
    }

    @Test
    void resolve_known_isFoundUnderTheIdAsked() {
        assertThat(document(found(known())).getString("id")).isEqualTo(known().text());
    }

    @Test
    void resolve_known_hasBothContextsAndMembersThatAreJson() {
        var bytes = found(known()).document();

        for (byte[] context : List.of(bytes.context10(), bytes.context11())) {
            assertThat(new JsonObject("{\"@context\":" + text(context) + ',' + text(bytes.members()) + '}').getMap())
                    .containsKeys("@context", "id");
        }
        assertThat(document(found(known())).getMap()).doesNotContainKey("@context");
        assertThat(text(bytes.context10())).contains("\"https://www.w3.org/ns/did/v1\"");
        assertThat(text(bytes.context11())).contains("\"https://www.w3.org/ns/did/v1.1\"");
    }

    @Test
    void resolve_known_metadataIsTheInsideOfObject() {
        var metadata = new JsonObject("{" + text(found(known()).metadata()) + '}');

        assertThat(metadata.getValue("deactivated", false)).isEqualTo(false);
        for (String time : List.of("created", "updated", "nextUpdate")) {
            if (metadata.containsKey(time)) {
                assertThat(metadata.getString(time)).matches(DriverContract::isSecondInUtc);
            }
        }
        if (metadata.containsKey("versionId")) {
            assertThat(metadata.getValue("versionId")).isInstanceOf(String.class);
        }
    }

    @Test
    void resolve_twice_givesTheSameBytes() {
        var first = found(known());
        var second = found(known());

        assertThat(second.document().members()).isEqualTo(first.document().members());
        assertThat(second.document().context10()).isEqualTo(first.document().context10());
        assertThat(second.document().context11()).isEqualTo(first.document().context11());
        assertThat(second.metadata()).isEqualTo(first.metadata());
        assertThat(second.freshness()).isEqualTo(first.freshness());
    }

    @Test
    void resolve_unknown_isNotFound() {
        assertThat(refused(ask(unknown(), ResolutionOptions.NONE)).error()).isEqualTo(errorOfUnknown());
    }

    @Test
    void resolve_unknown_saysSoInOneSentenceWithoutMachinery() {
        assertThat(refused(ask(unknown(), ResolutionOptions.NONE)).detail())
                .isNotBlank()
                .doesNotContain("Exception", "\n", "\tat ");
    }

    @Test
    void resolve_deactivated_saysSoAndLeavesStub() {
        for (var did : deactivated()) {
            var resolution = ask(did, ResolutionOptions.NONE);

            assertThat(resolution).as(did.text()).isInstanceOf(Resolution.Deactivated.class);
            assertThat(document(((Resolution.Deactivated) resolution).answer()).getString("id"))
                    .isEqualTo(did.text());
        }
    }

    @Test
    void canonical_spellings_meet() {
        for (var spelling : spellingsOfKnown()) {
            assertThat(driver().canonical(spelling)).as(spelling.text()).isEqualTo(driver().canonical(known()));
            assertThat(found(spelling).freshness().position())
                    .as(spelling.text())
                    .isEqualTo(found(known()).freshness().position());
        }
    }

    @Test
    void canonical_ofCanonical_isItself() {
        var canonical = Did.of(driver().canonical(known()));

        assertThat(driver().owns(canonical)).isTrue();
        assertThat(driver().canonical(canonical)).isEqualTo(canonical.text());
    }

    @Test
    void canonical_differentIdentifiers_doNotMeet() {
        assertThat(driver().canonical(unknown())).isNotEqualTo(driver().canonical(known()));
    }

    @Test
    void resolve_versionsThatNeverWere_isValue() {
        for (var version : List.<Version>of(
                new Version.Numbered(""),
                new Version.Numbered("no such version"),
                new Version.Numbered("-1"),
                new Version.Numbered("9".repeat(60)))) {
            assertThat(ask(known(), new ResolutionOptions(version, false, false, false)))
                    .as("%s", version)
                    .isInstanceOf(Resolution.Refused.class);
        }
    }

    @Test
    void resolve_timesBeforeAll_areAnsweredOnlyWhereNothingEverChanges() {
        for (var time : List.of(Instant.EPOCH, Instant.MIN)) {
            var options = new ResolutionOptions(new Version.AsOf(time), false, false, false);
            assertThat(ask(known(), options))
                    .isInstanceOf(isTimeless() ? Resolution.Found.class : Resolution.Refused.class);
        }
    }

    @Test
    void resolve_noCache_isAnsweredOrRefusedAsFeature() {
        var resolution = ask(known(), new ResolutionOptions(new Version.Latest(), true, false, false));

        if (resolution instanceof Resolution.Refused refused) {
            assertThat(refused.error()).isEqualTo(ResolutionError.FEATURE_NOT_SUPPORTED);
        }
    }

    @Test
    void resolve_anyWellFormedIdentifier_neverFails() {
        for (int seed = 0; seed < SEEDS; seed++) {
            var did = drawn(new SplittableRandom(seed));
            var future = driver().resolve(did, ResolutionOptions.NONE);

            assertThat(settled(future).succeeded()).as("seed %d: %s", seed, did).isTrue();
        }
    }

    @Test
    void resolve_longestIdentifier_neverFails() {
        String start = "did:" + driver().method() + ':';
        var did = Did.of(start + "z".repeat(Identifier.CHARS_MAX - start.length()));

        assertThat(ask(did, ResolutionOptions.NONE)).isInstanceOf(Resolution.Refused.class);
    }

    @Test
    void testIdentifiers_areItsOwn() {
        for (String text : driver().testIdentifiers()) {
            assertThat(driver().owns(Did.of(text))).as(text).isTrue();
        }
    }

    private Answer found(Did did) {
        var resolution = ask(did, ResolutionOptions.NONE);
        assertThat(resolution).as(did.text()).isInstanceOf(Resolution.Found.class);
        return ((Resolution.Found) resolution).answer();
    }

    private static Resolution.Refused refused(Resolution resolution) {
        assertThat(resolution).isInstanceOf(Resolution.Refused.class);
        return (Resolution.Refused) resolution;
    }

    private Resolution ask(Did did, ResolutionOptions options) {
        var future = settled(driver().resolve(did, options));
        assertThat(future.succeeded()).as("%s: a refusal is a value", did).isTrue();
        return future.result();
    }

    private static Future<Resolution> settled(Future<Resolution> future) {
        var done = new CountDownLatch(1);
        future.onComplete(result -> done.countDown());
        try {
            assertThat(done.await(WAIT_SECONDS, TimeUnit.SECONDS))
                    .as("completes")
                    .isTrue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return future;
    }

    private Did drawn(SplittableRandom random) {
        var text = new StringBuilder("did:").append(driver().method()).append(':');
        for (int i = random.nextInt(1, 48); i > 0; i--) {
            if (random.nextInt(10) == 0) {
                text.append('%')
                        .append("0123456789abcdefABCDEF".charAt(random.nextInt(22)))
                        .append(random.nextInt(10));
            } else {
                text.append(ID_CHARACTERS.charAt(random.nextInt(ID_CHARACTERS.length())));
            }
        }
        return Did.of(text.append('x').toString());
    }

    private static boolean isSecondInUtc(String text) {
        return text.length() == "2026-01-01T00:00:00Z".length()
                && Instant.parse(text).toString().equals(text);
    }

    private static JsonObject document(Answer answer) {
        return new JsonObject(Buffer.buffer("{" + text(answer.document().members()) + '}'));
    }

    private static String text(byte[] bytes) {
        return new String(bytes, UTF_8);
    }
}
