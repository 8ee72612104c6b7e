package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.bid.document.DocumentFault.Kind;
import java.util.Map;

/** The limits of a tree that did not come through {@link StrictJson}'s. */
final class TreeLimits {
    /** Most elements of any array (BID digest, 3.1). */
    static final int ARRAY_ELEMENTS_MAX = 1_000;

    private final Findings findings;
    private long octets;

    TreeLimits(Findings findings) {
        this.findings = findings;
    }

    /** Octets are those of compact JSON, escapes not counted. */
    void check(JsonNode root) {
        check(root, "", 1);
        if (octets > StrictJson.DOCUMENT_OCTETS_MAX) {
            findings.fault(Kind.TOO_LARGE, "", "more than " + StrictJson.DOCUMENT_OCTETS_MAX + " octets");
        }
    }

    private void check(JsonNode node, String pointer, int depth) {
        if (!node.isContainerNode()) {
            octets += node.isTextual() ? octetsOf(node.textValue()) + 2 : 4;
            return;
        }
        octets += 2L + node.size();
        if (depth > StrictJson.DOCUMENT_DEPTH_MAX) {
            findings.fault(Kind.TOO_DEEP, pointer, "nested deeper than " + StrictJson.DOCUMENT_DEPTH_MAX);
            return;
        }
        if (node.isArray()) {
            if (node.size() > ARRAY_ELEMENTS_MAX) {
                findings.fault(Kind.ARRAY_TOO_LONG, pointer, "more than " + ARRAY_ELEMENTS_MAX + " elements");
            }
            for (JsonNode element : node) {
                check(element, pointer, depth + 1);
            }
            return;
        }
        for (Map.Entry<String, JsonNode> member : node.properties()) {
            octets += octetsOf(member.getKey()) + 3;
            boolean container = member.getValue().isContainerNode();
            check(member.getValue(), container ? pointer + "/" + member.getKey() : pointer, depth + 1);
        }
    }

    private static long octetsOf(String text) {
        long count = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            count += c < 0x80 ? 0 : c < 0x800 || Character.isSurrogate(c) ? 1 : 2;
        }
        return count;
    }
}
