package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.json.Jcs;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A did:webvh history, verified entry by entry: numbers, times, hashes, the name that follows from the first entry,
 * keys, signatures, witnesses. One instance per history.
 *
 * @see <a href="https://identity.foundation/didwebvh/v1.0/#read-resolve">did:webvh 1.0, Read</a>
 */
final class HistoryLog {
    private static final Duration AHEAD_MAX = Duration.ofMinutes(5);
    private static final String PLACE = "{SCID}";
    private static final int ENTRIES_MAX = 10_000;

    private final String scid;
    private final Instant now;
    private final List<Version> versions = new ArrayList<>();
    private String fault = "";

    /** A version that holds. */
    record Version(String id, Instant time, ObjectNode document, HistoryParameters parameters) {}

    private HistoryLog(String scid, Instant now) {
        this.scid = scid;
        this.now = now;
    }

    /**
     * Reads and verifies a history, as far as it holds.
     *
     * @param lines the file {@code did.jsonl}
     * @param witnessProofs the file {@code did-witness.json}; empty if there is none
     */
    static HistoryLog read(String scid, Buffer lines, Optional<JsonNode> witnessProofs, Instant now) {
        var log = new HistoryLog(scid, now);
        String[] texts = lines.toString(StandardCharsets.UTF_8).strip().split("\n", ENTRIES_MAX + 1);
        List<HistoryParameters> witnessed = new ArrayList<>();
        for (String text : texts) {
            if (log.versions.size() == ENTRIES_MAX || !log.accepts(text, witnessed)) {
                log.fault = log.fault.isEmpty() ? "too long" : log.fault;
                break;
            }
        }
        log.keepWitnessed(witnessed, witnessProofs);
        return log;
    }

    /** The versions that hold, from the first on. */
    List<Version> versions() {
        return versions;
    }

    /** What is wrong with the entry behind them; empty if nothing is. */
    String fault() {
        return fault;
    }

    private boolean accepts(String line, List<HistoryParameters> witnessed) {
        int number = versions.size() + 1;
        var entry = JsonDocument.object(Buffer.buffer(line));
        try {
            return entry.isPresent() ? accepts(entry.get(), witnessed) : broken(number, "no JSON object");
        } catch (IllegalArgumentException e) {
            return broken(number, "no JSON that could be signed");
        }
    }

    private boolean accepts(ObjectNode given, List<HistoryParameters> witnessed) {
        int number = versions.size() + 1;
        String id = given.path("versionId").asText("");
        String prefix = number + "-";
        var time = time(given.path("versionTime").asText(""));
        if (!id.startsWith(prefix) || time.isEmpty()) {
            return broken(number, "its number or its time is not right");
        }
        boolean first = versions.isEmpty();
        String before = first ? scid : versions.get(number - 2).id;
        if (!id.substring(prefix.length()).equals(hash(given, before)) || (first && !scid.equals(ownName(given)))) {
            return broken(number, "its hash is another");
        }
        var parametersBefore = first ? HistoryParameters.none() : versions.get(number - 2).parameters;
        var parameters = parametersBefore.changed(given.path("parameters"), scid);
        if (parameters.isEmpty() || (!first && parametersBefore.isDeactivated())) {
            return broken(number, "its parameters are not allowed");
        }
        if (!isSignedRightly(given, parametersBefore, parameters.get())) {
            return broken(number, "no key that may has signed it");
        }
        if (!(given.path("state") instanceof ObjectNode document) || !keepsItsName(document, parametersBefore)) {
            return broken(number, "its document has another identifier");
        }
        // Others take effect when the entry that names them has been published.
        witnessed.add(parametersBefore.threshold() > 0 ? parametersBefore : parameters.get());
        versions.add(new Version(id, time.get(), document, parameters.get()));
        return true;
    }

    private boolean broken(int number, String what) {
        fault = "entry " + number + ": " + what;
        return false;
    }

    /** Later than the one before, and not in the future. */
    private Optional<Instant> time(String text) {
        try {
            var time = Instant.parse(text);
            boolean later = versions.isEmpty() || time.isAfter(versions.get(versions.size() - 1).time);
            return text.endsWith("Z") && later && !time.isAfter(now.plus(AHEAD_MAX))
                    ? Optional.of(time)
                    : Optional.empty();
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String hash(ObjectNode entry, String before) {
        return DataIntegrity.multihash(Jcs.canonicalizeWithout(entry.deepCopy().put("versionId", before), "proof"));
    }

    /** The name that follows from the first entry: its hash with a place for the name wherever the name stands. */
    private String ownName(ObjectNode first) {
        byte[] canonical = Jcs.canonicalizeWithout(first.deepCopy().put("versionId", PLACE), "proof");
        String text = new String(canonical, StandardCharsets.UTF_8).replace(scid, PLACE);
        return DataIntegrity.multihash(text.getBytes(StandardCharsets.UTF_8));
    }

    /** By the keys of the entry before, or by those whose hashes it has; each proof has to hold. */
    private static boolean isSignedRightly(ObjectNode entry, HistoryParameters before, HistoryParameters after) {
        List<String> keys = before.updateKeys();
        if (!before.nextKeyHashes().isEmpty()) {
            keys = new ArrayList<>();
            for (var key : entry.path("parameters").path("updateKeys")) {
                keys.add(key.asText());
            }
            boolean announced = keys.stream()
                    .allMatch(key -> before.nextKeyHashes()
                            .contains(DataIntegrity.multihash(key.getBytes(StandardCharsets.UTF_8))));
            if (keys.isEmpty() || !announced) {
                return false;
            }
        } else if (before.all().isEmpty()) {
            keys = after.updateKeys();
        }
        var proofs = entry.path("proof").isArray() ? entry.path("proof") : List.of(entry.path("proof"));
        boolean any = false;
        for (var proof : proofs) {
            if (DataIntegrity.signer(entry, proof).filter(keys::contains).isEmpty()) {
                return false;
            }
            any = true;
        }
        return any;
    }

    /** The same identifier as ever; if the history is portable, the same behind another host. */
    private boolean keepsItsName(ObjectNode document, HistoryParameters before) {
        String id = document.path("id").asText("");
        return id.startsWith("did:webvh:" + scid + ":")
                && (versions.isEmpty()
                        || before.isPortable()
                        || id.equals(versions.get(0).document.path("id").asText()));
    }

    /** Leaves out all from the first version on that lacks its witnesses; proofs of later versions count for it. */
    private void keepWitnessed(List<HistoryParameters> witnessed, Optional<JsonNode> proofs) {
        Map<String, Integer> numbers = new HashMap<>();
        versions.forEach(version -> numbers.put(version.id, numbers.size()));
        List<Set<String>> signers = new ArrayList<>();
        versions.forEach(version -> signers.add(new HashSet<>()));
        for (var signed : proofs.isPresent() ? proofs.get() : List.<JsonNode>of()) {
            var number = numbers.get(signed.path("versionId").asText(""));
            if (number != null) {
                var statement = JsonNodeFactory.instance
                        .objectNode()
                        .put("versionId", signed.path("versionId").asText());
                signed.path("proof")
                        .forEach(proof -> DataIntegrity.signer(statement, proof).ifPresent(signers.get(number)::add));
            }
        }
        for (int i = versions.size() - 2; i >= 0; i--) {
            signers.get(i).addAll(signers.get(i + 1));
        }
        for (int i = 0; i < versions.size(); i++) {
            var parameters = witnessed.get(i);
            signers.get(i).retainAll(parameters.witnesses());
            if (signers.get(i).size() < parameters.threshold()) {
                fault = "entry " + (i + 1) + ": not enough of its witnesses have signed it";
                versions.subList(i, versions.size()).clear();
                return;
            }
        }
    }
}
