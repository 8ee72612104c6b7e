package dev.flint.deploy.cli;

import java.util.HexFormat;
import java.util.List;

/** Writes one JSON object per line into a reused buffer. */
final class JsonText {
    private static final HexFormat HEX = HexFormat.of();

    private final StringBuilder text = new StringBuilder(512);
    private boolean first;

    /** A text as JSON. */
    static String quote(String value) {
        var json = new JsonText();
        json.quoted(value);
        return json.text.toString();
    }

    JsonText begin() {
        text.setLength(0);
        text.append('{');
        first = true;
        return this;
    }

    JsonText string(String name, String value) {
        name(name);
        quoted(value);
        return this;
    }

    JsonText strings(String name, List<String> values) {
        name(name);
        text.append('[');
        for (int i = 0; i < values.size(); i++) {
            text.append(i == 0 ? "" : ",");
            quoted(values.get(i));
        }
        text.append(']');
        return this;
    }

    JsonText number(String name, long value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonText truth(String name, boolean value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonText nothing(String name) {
        name(name);
        text.append("null");
        return this;
    }

    /** A member whose value is JSON already. */
    JsonText json(String name, String value) {
        name(name);
        text.append(value);
        return this;
    }

    JsonText open(String name) {
        name(name);
        text.append('{');
        first = true;
        return this;
    }

    JsonText close() {
        text.append('}');
        first = false;
        return this;
    }

    /** The object; the buffer is free again. */
    String end() {
        return text.append('}').toString();
    }

    private void name(String name) {
        if (!first) {
            text.append(',');
        }
        first = false;
        quoted(name);
        text.append(':');
    }

    private void quoted(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            boolean pair = Character.isHighSurrogate(c)
                    && i + 1 < value.length()
                    && Character.isLowSurrogate(value.charAt(i + 1));
            if (pair) {
                text.append(c).append(value.charAt(++i));
            } else if (c == '"' || c == '\\') {
                text.append('\\').append(c);
            } else if (c < ' ' || Character.isSurrogate(c) || c == '\u2028' || c == '\u2029' || c == 0x7F) {
                text.append("\\u").append(HEX.toHexDigits(c));
            } else {
                text.append(c);
            }
        }
        text.append('"');
    }
}
