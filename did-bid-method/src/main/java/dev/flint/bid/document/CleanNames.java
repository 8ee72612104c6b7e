package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.document.DocumentFault.Kind;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The document as its authors meant it: known names without the blanks that published samples have around them, and
 * attributes, codes and credentials inside {@code extension}. The tree as given is not touched, because the proof
 * covers it; where nothing needs to be cleaned, it is the answer.
 */
final class CleanNames {
    private static final Set<String> ROOT = Set.of(
            "@context",
            "version",
            "id",
            "publicKey",
            "authentication",
            "alsoKnownAs",
            "extension",
            "service",
            "created",
            "updated",
            "proof");
    private static final List<String> MISPLACED = List.of("attributes", "acsns", "verifiableCredentials");
    private static final Set<String> EXTENSION =
            Set.of("recovery", "ttl", "delegateSign", "type", "attributes", "acsns", "verifiableCredentials");
    private static final Set<String> DELEGATE_SIGN = Set.of("signer", "signatureValue", "digestAlgorithm");
    private static final Set<String> PROOF = Set.of("creator", "signatureValue", "digestAlgorithm");
    private static final Set<String> PUBLIC_KEY = Set.of("id", "type", "controller", "publicKeyHex");
    private static final Set<String> ALSO_KNOWN_AS = Set.of("type", "id");
    private static final Set<String> SERVICE =
            Set.of("id", "type", "serviceEndpoint", "version", "protocol", "serverType", "port");

    private final Findings findings;

    CleanNames(Findings findings) {
        this.findings = findings;
    }

    ObjectNode document(ObjectNode given) {
        if (isClean(given)) {
            return given;
        }
        ObjectNode root = names(given, ROOT, "");
        replace(root, "proof", PROOF, "");
        replace(root, "publicKey", PUBLIC_KEY, "");
        replace(root, "alsoKnownAs", ALSO_KNOWN_AS, "");
        replace(root, "service", SERVICE, "");
        if (root.get("extension") instanceof ObjectNode before) {
            ObjectNode extension = names(before, EXTENSION, "/extension");
            replace(extension, "delegateSign", DELEGATE_SIGN, "/extension");
            root.set("extension", extension);
            MISPLACED.forEach(name -> move(root, extension, name));
        }
        return root;
    }

    private void move(ObjectNode root, ObjectNode extension, String name) {
        JsonNode misplaced = root.remove(name);
        if (misplaced != null) {
            findings.warn(Kind.LENIENT_FORM, "/" + name, "belongs inside extension");
            if (extension.replace(name, misplaced) != null) {
                findings.fault(Kind.DUPLICATE, "/" + name, "stands inside extension, too");
            }
        }
    }

    /** Cleans the names of a member that is an object, or of the objects in a member that is an array. */
    private void replace(ObjectNode parent, String name, Set<String> known, String pointer) {
        JsonNode given = parent.path(name);
        if (given instanceof ObjectNode object) {
            parent.set(name, names(object, known, pointer + "/" + name));
        } else if (given instanceof ArrayNode array) {
            ArrayNode cleaned = array.arrayNode(array.size());
            for (int i = 0; i < array.size(); i++) {
                boolean object = array.get(i).isObject();
                cleaned.add(object ? names(array.get(i), known, pointer + "/" + name + "/" + i) : array.get(i));
            }
            parent.set(name, cleaned);
        }
    }

    /** A copy whose members are shared. */
    private ObjectNode names(JsonNode given, Set<String> known, String pointer) {
        ObjectNode cleaned = JsonNodeFactory.instance.objectNode();
        for (Map.Entry<String, JsonNode> member : given.properties()) {
            String name = member.getKey();
            String stripped = name.strip();
            boolean strip = !name.equals(stripped) && known.contains(stripped);
            if (strip) {
                findings.warn(Kind.BLANKS, pointer + "/" + escaped(name), "blanks around the name");
            }
            if (cleaned.replace(strip ? stripped : name, member.getValue()) != null) {
                findings.fault(Kind.DUPLICATE, pointer + "/" + escaped(name), "the same name twice, blanks removed");
            }
        }
        return cleaned;
    }

    /** Almost every document is, so this comes first and costs little. */
    private static boolean isClean(ObjectNode root) {
        JsonNode extension = root.path("extension");
        return hasCleanNames(root)
                && MISPLACED.stream().noneMatch(root::has)
                && hasCleanNames(extension)
                && hasCleanNames(extension.path("delegateSign"))
                && hasCleanNames(root.path("proof"))
                && hasCleanNames(root.path("publicKey"))
                && hasCleanNames(root.path("alsoKnownAs"))
                && hasCleanNames(root.path("service"));
    }

    private static boolean hasCleanNames(JsonNode value) {
        if (value.isArray()) {
            for (JsonNode element : value) {
                if (element.isObject() && !hasCleanNames(element)) {
                    return false;
                }
            }
        }
        for (Iterator<String> names = value.fieldNames(); names.hasNext(); ) {
            if (!isClean(names.next())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isClean(String name) {
        return name.isEmpty() || (name.charAt(0) > ' ' && name.charAt(name.length() - 1) > ' ');
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
