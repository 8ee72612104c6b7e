package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bid.document.DocumentFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The members of one object, read with patience: null counts as not there, numbers may be texts, blanks around texts
 * go. What cannot be read is noted, and answered with empty so that reading goes on and all faults are found at once.
 */
final class Members {
    private final ObjectNode object;
    private final String pointer;
    private final Findings findings;

    Members(ObjectNode object, String pointer, Findings findings) {
        this.object = object;
        this.pointer = pointer;
        this.findings = findings;
    }

    ObjectNode object() {
        return object;
    }

    String pointer(String name) {
        return pointer + "/" + name;
    }

    /** The value, or a missing node when it is not there or null. */
    JsonNode find(String name) {
        JsonNode value = object.path(name);
        return value.isNull() ? MissingNode.getInstance() : value;
    }

    boolean has(String name) {
        return !find(name).isMissingNode();
    }

    /** A required text, without blanks around it. */
    Optional<String> text(String name) {
        return require(name) ? optionalText(name) : Optional.empty();
    }

    Optional<String> optionalText(String name) {
        JsonNode value = find(name);
        if (value.isMissingNode()) {
            return Optional.empty();
        }
        return text(value, pointer(name));
    }

    /** A required BID. */
    Optional<Bid> bid(String name) {
        Optional<String> text = text(name);
        if (text.isPresent() && Bid.parse(text.get()) instanceof BidParse.Parsed parsed) {
            return Optional.of(parsed.bid());
        }
        if (text.isPresent()) {
            findings.fault(Kind.NOT_A_BID, pointer(name), "not a BID");
        }
        return Optional.empty();
    }

    /** A required key id, in canonical form. */
    Optional<String> keyId(String name) {
        return text(name).flatMap(text -> keyId(text, pointer(name)));
    }

    /** Key ids in canonical form, none twice; an array that is not there has none. */
    List<String> keyIds(String name) {
        List<String> ids = new ArrayList<>();
        for (Element element : array(name)) {
            Optional<String> id =
                    text(element.value(), element.pointer()).flatMap(text -> keyId(text, element.pointer()));
            if (id.isPresent() && ids.contains(id.get())) {
                findings.warn(Kind.LENIENT_FORM, element.pointer(), "the same key id once more");
            } else {
                id.ifPresent(ids::add);
            }
        }
        return List.copyOf(ids);
    }

    /** An integer, also when it is written as text. */
    OptionalLong integer(String name) {
        JsonNode value = find(name);
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (value.isNumber() && value.canConvertToExactIntegral() && value.canConvertToLong()) {
            return OptionalLong.of(value.longValue());
        }
        OptionalLong read = value.isTextual() ? decimal(value.textValue().strip()) : OptionalLong.empty();
        if (read.isEmpty()) {
            findings.fault(Kind.NOT_A_NUMBER, pointer(name), "not an integer");
        } else {
            findings.warn(Kind.LENIENT_FORM, pointer(name), "a number written as text");
        }
        return read;
    }

    /** The elements of an array; none when it is not there or no array. */
    List<Element> array(String name) {
        JsonNode value = find(name);
        if (!value.isMissingNode() && !value.isArray()) {
            findings.fault(Kind.WRONG_TYPE, pointer(name), "not an array");
        }
        List<Element> elements = new ArrayList<>(value.size());
        for (int i = 0; value.isArray() && i < value.size(); i++) {
            elements.add(new Element(value.get(i), pointer(name) + "/" + i));
        }
        return elements;
    }

    /** The elements of an array that are objects; the others are faults. */
    List<Members> objects(String name) {
        List<Members> members = new ArrayList<>();
        for (Element element : array(name)) {
            if (element.value() instanceof ObjectNode child) {
                members.add(new Members(child, element.pointer(), findings));
            } else {
                findings.fault(Kind.WRONG_TYPE, element.pointer(), "not an object");
            }
        }
        return members;
    }

    Optional<Members> object(String name) {
        JsonNode value = find(name);
        if (value instanceof ObjectNode child) {
            return Optional.of(new Members(child, pointer(name), findings));
        }
        if (!value.isMissingNode()) {
            findings.fault(Kind.WRONG_TYPE, pointer(name), "not an object");
        }
        return Optional.empty();
    }

    /** Whether a required member is there; its absence is a fault. */
    boolean require(String name) {
        if (!has(name)) {
            findings.fault(Kind.MISSING, pointer(name), "missing");
            return false;
        }
        return true;
    }

    private Optional<String> text(JsonNode value, String at) {
        if (!value.isTextual()) {
            findings.fault(Kind.WRONG_TYPE, at, "not a text");
            return Optional.empty();
        }
        String text = value.textValue();
        String stripped = text.strip();
        if (stripped.length() != text.length()) {
            findings.warn(Kind.BLANKS, at, "blanks around the text");
        }
        return Optional.of(stripped);
    }

    private Optional<String> keyId(String text, String at) {
        Optional<String> id = KeyIds.canonical(text);
        if (id.isEmpty()) {
            findings.fault(Kind.NOT_A_KEY_ID, at, "not a BID with a fragment");
        } else if (text.indexOf(' ') >= 0) {
            findings.warn(Kind.BLANKS, at, "a blank before the fragment");
        }
        return id;
    }

    private static OptionalLong decimal(String text) {
        int start = text.startsWith("-") ? 1 : 0;
        int digits = text.length() - start;
        if (digits < 1 || digits > 18) {
            return OptionalLong.empty();
        }
        long value = 0;
        for (int i = start; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < '0' || c > '9') {
                return OptionalLong.empty();
            }
            value = value * 10 + (c - '0');
        }
        return OptionalLong.of(start == 0 ? value : -value);
    }

    /** One element of an array and where it stands. */
    record Element(JsonNode value, String pointer) {}
}
