package dev.flint.ledger.verify;

import java.util.HexFormat;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Writes JSON as RFC 8785 does, for values whose numbers are integers of at most 53 bits. Others have no canonical form
 * here: no document of the ledger has them, and their spelling is where two implementations would differ.
 */
final class Jcs {
    private final StringBuilder out = new StringBuilder();
    private boolean canonical = true;

    private Jcs() {}

    static Optional<String> text(JsonValue value) {
        Jcs jcs = new Jcs();
        jcs.write(value);
        return jcs.canonical ? Optional.of(jcs.out.toString()) : Optional.empty();
    }

    private void write(JsonValue value) {
        if (value instanceof JsonValue.Obj object) {
            char before = '{';
            for (var member : new TreeMap<>(object.members()).entrySet()) { // by UTF-16 units, as RFC 8785 wants
                out.append(before);
                string(member.getKey());
                out.append(':');
                write(member.getValue());
                before = ',';
            }
            out.append(before == '{' ? "{}" : "}");
        } else if (value instanceof JsonValue.Arr array) {
            char before = '[';
            for (JsonValue item : array.values()) {
                out.append(before);
                write(item);
                before = ',';
            }
            out.append(before == '[' ? "[]" : "]");
        } else if (value instanceof JsonValue.Str string) {
            string(string.text());
        } else if (value instanceof JsonValue.Num number) {
            canonical &= number.integer().isPresent();
            out.append(number.integer().orElse(0));
        } else if (value instanceof JsonValue.Word word) {
            out.append(word.text());
        }
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            int index = "\"\\\b\f\n\r\t".indexOf(c);
            if (index >= 0) {
                out.append('\\').append("\"\\bfnrt".charAt(index));
            } else if (c < ' ') {
                out.append("\\u").append(HexFormat.of().toHexDigits(c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
