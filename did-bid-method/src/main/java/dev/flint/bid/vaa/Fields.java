package dev.flint.bid.vaa;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.document.DocumentFault;
import dev.flint.bid.document.DocumentFault.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The members of one object, read strictly; what is wrong is noted, so that all faults are found at once. */
final class Fields {
    private final ObjectNode object;
    private final String pointer;
    private final List<DocumentFault> faults;

    Fields(ObjectNode object, String pointer, List<DocumentFault> faults) {
        this.object = object;
        this.pointer = pointer;
        this.faults = faults;
    }

    /** A member that nobody knows may have been meant to matter. */
    void allow(Set<String> names) {
        object.fieldNames().forEachRemaining(name -> {
            if (!names.contains(name)) {
                fault(Kind.LENIENT_FORM, name, "no such member is known");
            }
        });
    }

    boolean has(String name) {
        return object.has(name);
    }

    Optional<String> requiredText(String name, int charsMax) {
        if (!object.has(name)) {
            fault(Kind.MISSING, name, "missing");
            return Optional.empty();
        }
        return text(name, charsMax);
    }

    Optional<String> text(String name, int charsMax) {
        return object.has(name) ? text(object.path(name), name, charsMax) : Optional.empty();
    }

    private Optional<String> text(JsonNode value, String at, int charsMax) {
        if (!value.isTextual()) {
            fault(Kind.WRONG_TYPE, at, "not a text");
            return Optional.empty();
        }
        String text = value.textValue();
        boolean plain = text.chars().noneMatch(c -> c < ' ' || c == 0x7F);
        if (text.isEmpty() || text.length() > charsMax || !plain) {
            fault(Kind.TOO_LARGE, at, "1 to " + charsMax + " characters, no control characters");
            return Optional.empty();
        }
        return Optional.of(text);
    }

    List<String> texts(String name, int countMax, int charsMax) {
        List<String> texts = new ArrayList<>();
        var elements = elements(name, countMax);
        for (int i = 0; i < elements.size(); i++) {
            text(elements.get(i), name + '/' + i, charsMax).ifPresent(texts::add);
        }
        return texts;
    }

    List<Fields> objects(String name, int countMax) {
        List<Fields> objects = new ArrayList<>();
        var elements = elements(name, countMax);
        for (int i = 0; i < elements.size(); i++) {
            object(elements.get(i), name + '/' + i).ifPresent(objects::add);
        }
        return objects;
    }

    Optional<Fields> object(String name) {
        return object.has(name) ? object(object.path(name), name) : Optional.empty();
    }

    private Optional<Fields> object(JsonNode value, String at) {
        if (value instanceof ObjectNode child) {
            return Optional.of(new Fields(child, pointer + '/' + at, faults));
        }
        fault(Kind.WRONG_TYPE, at, "not an object");
        return Optional.empty();
    }

    private List<JsonNode> elements(String name, int countMax) {
        JsonNode value = object.path(name);
        List<JsonNode> elements = new ArrayList<>();
        if (object.has(name) && !value.isArray()) {
            fault(Kind.WRONG_TYPE, name, "not an array");
        } else if (value.size() > countMax) {
            fault(Kind.ARRAY_TOO_LONG, name, "at most " + countMax);
        } else {
            value.forEach(elements::add);
        }
        return elements;
    }

    OptionalLong number(String name, long min, long max) {
        JsonNode value = object.path(name);
        if (value.isMissingNode()) {
            return OptionalLong.empty();
        }
        if (value.isIntegralNumber()
                && value.canConvertToLong()
                && value.longValue() >= min
                && value.longValue() <= max) {
            return OptionalLong.of(value.longValue());
        }
        fault(Kind.NOT_A_NUMBER, name, "a whole number from " + min + " to " + max);
        return OptionalLong.empty();
    }

    boolean flag(String name) {
        JsonNode value = object.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            fault(Kind.WRONG_TYPE, name, "true or false");
        }
        return value.asBoolean(false);
    }

    List<String> names() {
        List<String> names = new ArrayList<>();
        object.fieldNames().forEachRemaining(names::add);
        return names;
    }

    void fault(Kind kind, String name, String message) {
        faults.add(new DocumentFault(kind, pointer + '/' + name.replace("~", "~0"), message));
    }
}
