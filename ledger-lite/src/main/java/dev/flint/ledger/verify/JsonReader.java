package dev.flint.ledger.verify;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads JSON, RFC 8259, and no more: duplicate members, half surrogate pairs and what follows the value are faults. The
 * first fault stays and ends the reading.
 */
final class JsonReader {
    private static final int DEPTH_MAX = 64;

    private final String text;
    private int at;
    private String fault = "";
    private int faultAt;

    JsonReader(String text) {
        this.text = text;
    }

    /** The value; meaningless when there is a {@link #fault}. */
    JsonValue read() {
        JsonValue value = value(0);
        space();
        if (at < text.length()) {
            fault("something follows the value");
        }
        return value;
    }

    /** What is wrong; empty when nothing is. */
    String fault() {
        return fault;
    }

    int faultAt() {
        return faultAt;
    }

    private JsonValue value(int depth) {
        space();
        int start = at;
        if (depth > DEPTH_MAX) {
            fault("nested too deep");
        }
        return switch (peek()) {
            case '{' -> object(depth, start);
            case '[' -> array(depth, start);
            case '"' -> new JsonValue.Str(string(), start);
            case 't' -> word("true");
            case 'f' -> word("false");
            case 'n' -> word("null");
            default -> number();
        };
    }

    private JsonValue object(int depth, int start) {
        Map<String, JsonValue> members = new LinkedHashMap<>();
        at++;
        space();
        for (boolean more = peek() != '}'; more; more = next(',')) {
            space();
            int nameAt = at;
            String name = string();
            space();
            expect(':');
            JsonValue value = value(depth + 1);
            space();
            if (members.putIfAbsent(name, value) != null) {
                at = nameAt;
                fault("member twice: " + name);
            }
        }
        expect('}');
        return new JsonValue.Obj(members, start);
    }

    private JsonValue array(int depth, int start) {
        List<JsonValue> values = new ArrayList<>();
        at++;
        space();
        for (boolean more = peek() != ']'; more; more = next(',')) {
            values.add(value(depth + 1));
            space();
        }
        expect(']');
        return new JsonValue.Arr(values, start);
    }

    private String string() {
        StringBuilder out = new StringBuilder();
        expect('"');
        while (fault.isEmpty() && peek() != '"') {
            int start = at;
            char c = peek();
            at++;
            if (c < ' ') {
                at = start;
                fault("control character or no end of a string");
            } else if (c == '\\') {
                out.append(escape());
            } else {
                out.append(c);
            }
        }
        expect('"');
        for (int i = 0; i < out.length(); i += Character.charCount(out.codePointAt(i))) {
            int c = out.codePointAt(i);
            if (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE) {
                fault("half a surrogate pair");
            }
        }
        return out.toString();
    }

    private char escape() {
        char c = peek();
        int index = "\"\\/bfnrt".indexOf(c);
        if (index >= 0) {
            at++;
            return "\"\\/\b\f\n\r\t".charAt(index);
        }
        int code = 0;
        for (int i = 1; i <= 4; i++) {
            int digit =
                    c == 'u' && at + i < text.length() ? "0123456789abcdef".indexOf(lower(text.charAt(at + i))) : -1;
            if (digit < 0) {
                fault("no escape");
                return ' ';
            }
            code = code << 4 | digit;
        }
        at += 5;
        return (char) code;
    }

    private static char lower(char c) {
        return c >= 'A' && c <= 'F' ? (char) (c + 'a' - 'A') : c;
    }

    private JsonValue number() {
        int start = at;
        next('-');
        int whole = at;
        boolean right = digits() && (text.charAt(whole) != '0' || at == whole + 1);
        if (next('.')) {
            right &= digits();
        }
        if (next('e') || next('E')) {
            if (!next('+')) {
                next('-');
            }
            right &= digits();
        }
        String spelled = text.substring(start, at);
        if (!right) {
            at = start;
            fault("no value");
        }
        return new JsonValue.Num(spelled, start);
    }

    private boolean digits() {
        int start = at;
        while (peek() >= '0' && peek() <= '9') {
            at++;
        }
        return at > start;
    }

    private JsonValue word(String word) {
        int start = at;
        if (text.startsWith(word, at)) {
            at += word.length();
        } else {
            fault("no value");
        }
        return new JsonValue.Word(word, start);
    }

    /** The next character; a NUL, which no JSON has outside of strings, at the end. */
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean next(char c) {
        boolean there = peek() == c;
        if (there) {
            at++;
        }
        return there;
    }

    private void expect(char c) {
        if (!next(c)) {
            fault("expected " + c);
        }
    }

    private void space() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private void fault(String what) {
        if (fault.isEmpty()) {
            fault = what;
            faultAt = at;
        }
        at = text.length();
    }
}
