package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.BidEncoding;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Documents as this project writes them: clean names, keys with prefix, times in seconds, chain codes as texts. */
final class NativeForm {
    private NativeForm() {}

    static ObjectNode of(BidDocument document) {
        ObjectNode tree = document.cleanShared().deepCopy();
        tree.put("id", document.id().canonical());
        var keys = document.keys();
        for (int i = 0; i < keys.size(); i++) {
            var key = keys.get(i);
            var entry = (ObjectNode) tree.get("publicKey").get(i);
            entry.put("id", key.id()).put("controller", key.controller().canonical());
            key.usable()
                    .ifPresent(usable -> entry.put("type", usable.type().label())
                            .put("publicKeyHex", usable.toText(BidEncoding.BASE58)));
        }
        document.created().ifPresent(time -> tree.put("created", seconds(time)));
        document.updated().ifPresent(time -> tree.put("updated", seconds(time)));
        if (tree.get("extension") instanceof ObjectNode extension) {
            extension.put("ttl", document.ttl()).put("type", document.objectType());
            chainCodes(extension);
        }
        return tree;
    }

    /** Chain codes met as objects with an address beside them. */
    private static void chainCodes(ObjectNode extension) {
        if (!(extension.get("acsns") instanceof ArrayNode codes)) {
            return;
        }
        var texts = extension.arrayNode();
        for (JsonNode code : codes) {
            texts.add(
                    code.isObject() ? code.path("acsn").asText(code.path("ACSN").asText("")) : code.asText());
        }
        extension.set("acsns", texts);
    }

    private static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
