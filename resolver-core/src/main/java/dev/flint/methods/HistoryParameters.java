package dev.flint.methods;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What holds at one version of a did:webvh history: each entry states what it changes.
 *
 * @param all every parameter that was ever stated, with its latest value
 */
record HistoryParameters(ObjectNode all) {
    private static final String METHOD = "did:webvh:1.0";
    private static final Set<String> NAMES = Set.of(
            "method", "scid", "updateKeys", "nextKeyHashes", "witness", "watchers", "portable", "deactivated", "ttl");

    static HistoryParameters none() {
        return new HistoryParameters(JsonNodeFactory.instance.objectNode());
    }

    /** With what an entry changes; empty when it may not change it so. */
    Optional<HistoryParameters> changed(JsonNode stated, String scid) {
        boolean first = all.isEmpty();
        if (!(stated instanceof ObjectNode given)) {
            return Optional.empty();
        }
        for (var parameter : given.properties()) {
            if (!NAMES.contains(parameter.getKey())) {
                return Optional.empty();
            }
        }
        boolean method = given.path("method").asText(first ? "" : METHOD).equals(METHOD);
        boolean same = given.path("scid").asText(first ? "" : scid).equals(scid);
        boolean portable = first || !given.path("portable").asBoolean(false);
        boolean shapes = isTexts(given.path("updateKeys"))
                && isTexts(given.path("nextKeyHashes"))
                && isTexts(given.path("watchers"))
                && isWitness(given.path("witness"))
                && isTruth(given.path("portable"))
                && isTruth(given.path("deactivated"));
        if (!method
                || !same
                || !portable
                || !shapes
                || (first && given.path("updateKeys").isEmpty())) {
            return Optional.empty();
        }
        var changed = all.deepCopy();
        changed.setAll(given);
        return Optional.of(new HistoryParameters(changed));
    }

    List<String> updateKeys() {
        return texts(all.path("updateKeys"));
    }

    List<String> nextKeyHashes() {
        return texts(all.path("nextKeyHashes"));
    }

    boolean isPortable() {
        return all.path("portable").asBoolean(false);
    }

    boolean isDeactivated() {
        return all.path("deactivated").asBoolean(false);
    }

    /** How many of the witnesses have to have signed; 0 for none. */
    int threshold() {
        return all.path("witness").path("threshold").asInt(0);
    }

    /** Their multikeys. */
    Set<String> witnesses() {
        Set<String> keys = new HashSet<>();
        all.path("witness").path("witnesses").forEach(witness -> keys.add(witnessKey(witness)));
        return keys;
    }

    private static String witnessKey(JsonNode witness) {
        String id = witness.path("id").asText("");
        // Without its prefix, too: one of the implementations writes it so.
        String key = id.startsWith("did:key:") ? id.substring("did:key:".length()) : id;
        return key.startsWith("z") ? key : "";
    }

    private static boolean isWitness(JsonNode witness) {
        if (witness.isMissingNode() || witness.isNull() || (witness.isObject() && witness.isEmpty())) {
            return true;
        }
        Set<String> keys = new HashSet<>();
        for (var one : witness.path("witnesses")) {
            if (witnessKey(one).isEmpty() || !keys.add(witnessKey(one))) {
                return false;
            }
        }
        int threshold = witness.path("threshold").asInt(0);
        return threshold >= 1 && threshold <= keys.size();
    }

    private static boolean isTruth(JsonNode value) {
        return value.isMissingNode() || value.isNull() || value.isBoolean();
    }

    private static boolean isTexts(JsonNode list) {
        if (list.isMissingNode() || list.isNull()) {
            return true;
        }
        for (var text : list) {
            if (!text.isTextual()) {
                return false;
            }
        }
        return list.isArray();
    }

    private static List<String> texts(JsonNode list) {
        List<String> texts = new ArrayList<>();
        list.forEach(text -> texts.add(text.asText()));
        return texts;
    }
}
