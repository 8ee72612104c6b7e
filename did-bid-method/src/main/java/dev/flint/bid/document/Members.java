package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.document.DocumentFault.Kind;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** Takes members out of objects, and says what is wrong with them. */
final class Members {
    private static final int INTEGER_CHARS_MAX = 9;

    private final DocumentFindings findings;

    Members(DocumentFindings findings) {
        this.findings = findings;
    }

    /** A text that has to be there. */
    Optional<String> text(ObjectNode holder, String base, String name) {
        JsonNode value = holder.path(name);
        if (value.isTextual()) {
            return Optional.of(value.textValue());
        }
        findings.fault(value.isMissingNode() ? Kind.MISSING : Kind.WRONG_TYPE, base + "/" + name, "must be a text");
        return Optional.empty();
    }

    /** The elements of an array; none when it is not there. */
    List<JsonNode> array(ObjectNode holder, String base, String name) {
        JsonNode value = holder.path(name);
        if (value.isArray()) {
            return value.valueStream().toList();
        }
        if (!value.isMissingNode() && !value.isNull()) {
            findings.fault(Kind.WRONG_TYPE, base + "/" + name, "must be an array");
        }
        return List.of();
    }

    /** A whole number of up to nine digits, written as a number or, in documents of some software, as a text. */
    OptionalInt integer(ObjectNode holder, String base, String name) {
        JsonNode value = holder.path(name);
        if (value.isIntegralNumber() && value.canConvertToInt()) {
            return OptionalInt.of(value.intValue());
        }
        if (value.isTextual()) {
            String text = value.textValue().strip();
            boolean digits = !text.isEmpty()
                    && text.length() <= INTEGER_CHARS_MAX
                    && text.chars().allMatch(c -> c >= '0' && c <= '9');
            if (digits) {
                findings.warning(Kind.LENIENT_FORM, base + "/" + name, "a number written as a text");
                return OptionalInt.of(Integer.parseInt(text));
            }
        }
        if (!value.isMissingNode()) {
            findings.fault(Kind.NOT_A_NUMBER, base + "/" + name, "must be a whole number");
        }
        return OptionalInt.empty();
    }

    Optional<String> keyId(String text, String pointer) {
        var id = KeyIds.canonical(text);
        if (id.isEmpty()) {
            findings.fault(Kind.NOT_A_KEY_ID, pointer, "a BID, # and a fragment");
        }
        return id;
    }
}
