package dev.flint.http;

import java.util.ArrayList;
import java.util.List;

/** Lists and parameters of header fields, whose separators may stand inside quoted strings: RFC 9110, section 5.6.4. */
final class Quoted {
    private Quoted() {}

    static List<String> split(String text, char separator) {
        var parts = new ArrayList<String>();
        boolean inQuotes = false;
        int start = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == '\\' && inQuotes) {
                i++;
            } else if (c == separator && !inQuotes) {
                parts.add(text.substring(start, i));
                start = i + 1;
            }
        }
        parts.add(text.substring(start));
        return parts;
    }

    static String unquoted(String text) {
        if (text.length() < 2 || text.charAt(0) != '"' || text.charAt(text.length() - 1) != '"') {
            return text;
        }
        return text.substring(1, text.length() - 1).replace("\\", "");
    }
}
