package dev.flint.spi;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.flint.id.Identifier;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** The method did:example, kept in memory: as small as a driver can be that does everything. */
public final class ExampleDriver implements MethodDriver {
    public static final String KNOWN = "did:example:123";
    public static final String DEACTIVATED = "did:example:deactivated";
    public static final Instant CREATED = Instant.parse("2026-01-01T00:00:00Z");
    public static final Instant UPDATED = Instant.parse("2026-02-03T04:05:06Z");

    private static final String CONTEXT_10 =
            "[\"https://www.w3.org/ns/did/v1\",\"https://w3id.org/security/multikey/v1\"]";
    private static final String CONTEXT_11 = "\"https://www.w3.org/ns/did/v1.1\"";
    private static final String FIRST = "\"id\":\"did:example:123\"";
    private static final String SECOND = FIRST
            + ",\"verificationMethod\":[{\"id\":\"did:example:123#key-1\",\"type\":\"Multikey\","
            + "\"controller\":\"did:example:123\",\"publicKeyMultibase\":\"z6Mk\"}]"
            + ",\"authentication\":[\"#key-1\"]"
            + ",\"keyAgreement\":[{\"id\":\"#key-2\",\"type\":\"Multikey\","
            + "\"controller\":\"did:example:123\",\"publicKeyMultibase\":\"z6LS\"}]"
            + ",\"service\":[{\"id\":\"#files\",\"type\":\"Files\",\"serviceEndpoint\":\"https://example.com/files/\"},"
            + "{\"id\":\"did:example:123#agent\",\"type\":[\"Agent\",\"Files\"],"
            + "\"serviceEndpoint\":\"https://agent.example.com\"}]";

    private final Map<String, List<Resolution>> versions = new LinkedHashMap<>();
    private final AtomicInteger calls = new AtomicInteger();

    public ExampleDriver() {
        versions.put(KNOWN, List.of(new Resolution.Found(answer(FIRST, 1)), new Resolution.Found(answer(SECOND, 2))));
        versions.put(
                DEACTIVATED,
                List.of(
                        new Resolution.Found(answer("\"id\":\"" + DEACTIVATED + '"', 1)),
                        new Resolution.Deactivated(answer("\"id\":\"" + DEACTIVATED + '"', 2))));
    }

    /** An answer whose version id is its ledger position: version 1 of the day of creation, any other of the update. */
    public static Answer answer(String members, long position) {
        var time = position == 1 ? CREATED : UPDATED;
        String metadata = "\"created\":\"" + CREATED + "\",\"versionId\":\"" + position + '"';
        return new Answer(
                new DocumentBytes(bytes(CONTEXT_10), bytes(CONTEXT_11), bytes(members)),
                bytes(metadata),
                new Freshness(position, time.getEpochSecond(), 60, false));
    }

    /** How often it was asked. */
    public int calls() {
        return calls.get();
    }

    @Override
    public String method() {
        return "example";
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        calls.incrementAndGet();
        var known = versions.get(identifier.canonical());
        return Future.succeededFuture(
                known == null ? notFound() : version(known, options.version()).orElseGet(ExampleDriver::notFound));
    }

    private static Optional<Resolution> version(List<Resolution> known, Version version) {
        if (version instanceof Version.Numbered numbered) {
            return known.stream()
                    .filter(each -> numbered.versionId().equals(Long.toString(position(each))))
                    .findFirst();
        }
        if (version instanceof Version.AsOf asOf) {
            var until = new ArrayList<>(known);
            until.removeIf(each -> seconds(each) > asOf.time().getEpochSecond());
            return until.isEmpty() ? Optional.empty() : Optional.of(until.get(until.size() - 1));
        }
        return Optional.of(known.get(known.size() - 1));
    }

    private static long position(Resolution resolution) {
        return resolution.<Long>match(
                found -> found.answer().freshness().position(),
                gone -> gone.answer().freshness().position(),
                refused -> 0L);
    }

    private static long seconds(Resolution resolution) {
        return resolution.<Long>match(
                found -> found.answer().freshness().updatedSeconds(),
                gone -> gone.answer().freshness().updatedSeconds(),
                refused -> 0L);
    }

    private static Resolution notFound() {
        return new Resolution.Refused(ResolutionError.NOT_FOUND, "nothing is kept under this identifier");
    }

    @Override
    public List<String> testIdentifiers() {
        return List.of(KNOWN);
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("kept", "in memory");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }
}
