package dev.flint.json;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Iterator;

/**
 * The JSON Canonicalization Scheme: one sequence of octets for each I-JSON value, so that signatures do not depend on
 * blanks and order.
 *
 * @see <a href="https://www.rfc-editor.org/rfc/rfc8785">RFC 8785</a>
 */
public final class Jcs {
    private static final int OCTETS_EXPECTED = 2_048;
    private static final long EXACT_INTEGER_MAX = 1L << 53;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private byte[] octets = new byte[OCTETS_EXPECTED];
    private int length;

    private Jcs() {}

    /**
     * Canonical octets of a value.
     *
     * @throws IllegalArgumentException for what is no I-JSON: lone surrogates, numbers beyond double
     */
    public static byte[] canonicalize(JsonNode value) {
        Jcs jcs = new Jcs();
        jcs.value(value);
        return jcs.toOctets();
    }

    /** Canonical octets of an object as if it had no member of that name, blanks around the name not counted. */
    public static byte[] canonicalizeWithout(ObjectNode object, String left) {
        Jcs jcs = new Jcs();
        jcs.object(object, left);
        return jcs.toOctets();
    }

    /** Canonical octets of a text, quotes included. */
    public static byte[] text(String text) {
        Jcs jcs = new Jcs();
        jcs.string(text);
        return jcs.toOctets();
    }

    private byte[] toOctets() {
        return Arrays.copyOf(octets, length);
    }

    private void value(JsonNode value) {
        switch (value.getNodeType()) {
            case OBJECT -> object(value, "");
            case ARRAY -> array(value);
            case STRING -> string(value.textValue());
            case NUMBER -> number(value);
            case BOOLEAN -> ascii(value.booleanValue() ? "true" : "false");
            case NULL -> ascii("null");
            case BINARY, MISSING, POJO -> throw new IllegalArgumentException("not JSON: " + value.getNodeType());
        }
    }

    private void object(JsonNode object, String left) {
        String[] names = new String[object.size()];
        int count = 0;
        for (Iterator<String> all = object.fieldNames(); all.hasNext(); ) {
            String name = all.next();
            if (left.isEmpty() || !name.strip().equals(left)) {
                names[count++] = name;
            }
        }
        // By UTF-16 code units, as RFC 8785 demands and String does.
        Arrays.sort(names, 0, count);
        octet('{');
        for (int i = 0; i < count; i++) {
            if (i > 0) {
                octet(',');
            }
            string(names[i]);
            octet(':');
            value(object.get(names[i]));
        }
        octet('}');
    }

    private void array(JsonNode array) {
        octet('[');
        for (int i = 0; i < array.size(); i++) {
            if (i > 0) {
                octet(',');
            }
            value(array.get(i));
        }
        octet(']');
    }

    private void number(JsonNode number) {
        if (number.isIntegralNumber()) {
            long value = number.longValue();
            if (number.canConvertToLong() && value >= -EXACT_INTEGER_MAX && value <= EXACT_INTEGER_MAX) {
                ascii(Long.toString(value));
                return;
            }
            BigInteger integer = number.bigIntegerValue();
            ascii(EcmaScriptNumber.toText(integer.doubleValue()));
            return;
        }
        ascii(EcmaScriptNumber.toText(number.doubleValue()));
    }

    private void string(String text) {
        reserve(text.length() * 6 + 2); // the longest: six octets of escape for a control character
        octets[length++] = '"';
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                i += beyondAscii(text, i);
            } else if (c >= ' ' && c != '"' && c != '\\') {
                octets[length++] = (byte) c;
            } else {
                escape(c);
            }
        }
        octets[length++] = '"';
    }

    private void escape(char c) {
        octets[length++] = '\\';
        switch (c) {
            case '"', '\\' -> octets[length++] = (byte) c;
            case '\b' -> octets[length++] = 'b';
            case '\t' -> octets[length++] = 't';
            case '\n' -> octets[length++] = 'n';
            case '\f' -> octets[length++] = 'f';
            case '\r' -> octets[length++] = 'r';
            default -> {
                octets[length++] = 'u';
                octets[length++] = '0';
                octets[length++] = '0';
                octets[length++] = HEX[c >>> 4];
                octets[length++] = HEX[c & 0xf];
            }
        }
    }

    /** Writes the code point at i in UTF-8; answers how many code units more than one it took. */
    private int beyondAscii(String text, int i) {
        int point = text.codePointAt(i);
        if (point < 0x800) {
            octets[length++] = (byte) (0xc0 | point >>> 6);
        } else if (point < 0x1_0000) {
            if (Character.isSurrogate((char) point)) {
                throw new IllegalArgumentException("lone surrogate at " + i);
            }
            octets[length++] = (byte) (0xe0 | point >>> 12);
            octets[length++] = (byte) (0x80 | (point >>> 6 & 0x3f));
        } else {
            octets[length++] = (byte) (0xf0 | point >>> 18);
            octets[length++] = (byte) (0x80 | (point >>> 12 & 0x3f));
            octets[length++] = (byte) (0x80 | (point >>> 6 & 0x3f));
        }
        octets[length++] = (byte) (0x80 | (point & 0x3f));
        return Character.charCount(point) - 1;
    }

    private void ascii(String text) {
        reserve(text.length());
        for (int i = 0; i < text.length(); i++) {
            octets[length++] = (byte) text.charAt(i);
        }
    }

    private void octet(char c) {
        reserve(1);
        octets[length++] = (byte) c;
    }

    private void reserve(int more) {
        if (length + more > octets.length) {
            octets = Arrays.copyOf(octets, Math.max(octets.length * 2, length + more));
        }
    }
}
