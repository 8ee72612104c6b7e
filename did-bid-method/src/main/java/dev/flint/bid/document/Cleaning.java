package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Set;

/**
 * Brings a tree into the shape of the rule: known member names without the blanks that published samples have around
 * them, and the members of {@code extension} inside of it. The tree given is left as it is: signatures cover it.
 */
final class Cleaning {
    private static final int ARRAY_ELEMENTS_MAX = 1_000;
    private static final Set<String> KNOWN = Set.of(
            "@context",
            "version",
            "id",
            "publicKey",
            "type",
            "controller",
            "publicKeyHex",
            "authentication",
            "alsoKnownAs",
            "extension",
            "recovery",
            "ttl",
            "delegateSign",
            "signer",
            "signatureValue",
            "attributes",
            "acsns",
            "verifiableCredentials",
            "service",
            "serviceEndpoint",
            "protocol",
            "serverType",
            "port",
            "created",
            "updated",
            "proof",
            "creator",
            "key",
            "desc",
            "encrypt",
            "format",
            "value");
    private static final List<String> MISPLACED = List.of("attributes", "acsns", "verifiableCredentials");

    private final DocumentFindings findings;

    Cleaning(DocumentFindings findings) {
        this.findings = findings;
    }

    ObjectNode clean(ObjectNode tree) {
        boolean asItShouldBe = !hasBlanks(tree, "") && MISPLACED.stream().noneMatch(tree::has);
        return asItShouldBe ? tree : moved(renamed(tree.deepCopy()));
    }

    /** Whether some name needs cleaning; looks at every array on the way. */
    private boolean hasBlanks(JsonNode node, String pointer) {
        boolean blanks = false;
        if (node.isObject()) {
            for (var member : node.properties()) {
                String name = member.getKey();
                blanks |= isBlankAround(name);
                blanks |= hasBlanks(member.getValue(), pointer + "/" + name);
            }
        } else if (node.isArray()) {
            if (node.size() > ARRAY_ELEMENTS_MAX) {
                findings.fault(DocumentFault.Kind.ARRAY_TOO_LONG, pointer, "an array has at most 1,000 elements");
                return false;
            }
            for (int i = 0; i < node.size(); i++) {
                blanks |= hasBlanks(node.get(i), pointer + "/" + i);
            }
        }
        return blanks;
    }

    private static boolean isBlankAround(String name) {
        return !name.isEmpty()
                && (name.charAt(0) <= ' ' || name.charAt(name.length() - 1) <= ' ')
                && KNOWN.contains(name.strip());
    }

    private ObjectNode renamed(ObjectNode object) {
        for (String name :
                object.properties().stream().map(java.util.Map.Entry::getKey).toList()) {
            JsonNode value = object.get(name);
            if (value instanceof ObjectNode inner) {
                renamed(inner);
            }
            value.elements().forEachRemaining(element -> {
                if (element instanceof ObjectNode inner) {
                    renamed(inner);
                }
            });
            if (isBlankAround(name)) {
                rename(object, name);
            }
        }
        return object;
    }

    private void rename(ObjectNode object, String name) {
        String stripped = name.strip();
        if (object.has(stripped)) {
            findings.fault(DocumentFault.Kind.DUPLICATE, "/" + stripped, "the same name with and without blanks");
        } else {
            findings.warning(DocumentFault.Kind.BLANKS, "/" + stripped, "blanks around the name");
            object.set(stripped, object.remove(name));
        }
    }

    private ObjectNode moved(ObjectNode tree) {
        for (String name : MISPLACED) {
            if (tree.has(name) && tree.get("extension") instanceof ObjectNode extension && !extension.has(name)) {
                findings.warning(DocumentFault.Kind.LENIENT_FORM, "/" + name, "belongs into extension");
                extension.set(name, tree.remove(name));
            }
        }
        return tree;
    }
}
