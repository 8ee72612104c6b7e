package dev.flint.vaa;

import java.util.Optional;

/** Families of texts that keyboard wedges and label programs put in place of control characters. */
enum Wedge {
    CURLY("curly", "{RS}", "{GS}", "{EOT}"),
    ANGLE("angle", "<RS>", "<GS>", "<EOT>"),
    CARET("caret", "^^", "^]", "^D"),
    PICTURES("pictures", "\u241E", "\u241D", "\u2404"),
    /** Seen for RS and GS only; EOT is dropped. */
    PRIVATE_USE("pua", "\uF70C", "\uF70B", "\uF704"),
    BACKSLASH("backslashX", "\\x1e", "\\x1d", "\\x04"),
    TILDE("idautomationTilde", "~d030", "~d029", "~d004"),
    CARET_DECIMAL("bwippDecimal", "^030", "^029", "^004");

    private final String text;
    private final String recordSeparator;
    private final String groupSeparator;
    private final String end;

    Wedge(String text, String recordSeparator, String groupSeparator, String end) {
        this.text = text;
        this.recordSeparator = recordSeparator;
        this.groupSeparator = groupSeparator;
        this.end = end;
    }

    String text() {
        return text;
    }

    /** The family of whatever stands where the first separator of an envelope is expected. */
    static Optional<Wedge> at(String text, int index) {
        for (Wedge family : values()) {
            if (starts(text, index, family.recordSeparator)) {
                return Optional.of(family);
            }
        }
        return Optional.empty();
    }

    /** The text with control characters in place of this family's texts, and of no others. */
    Input restored(String given, int from, int to) {
        var restored = new StringBuilder(to - from);
        int[] origins = new int[to - from + 1];
        int at = from;
        while (at < to) {
            origins[restored.length()] = at;
            if (starts(given, at, recordSeparator)) {
                restored.append(Envelope15434.RS);
                at += recordSeparator.length();
            } else if (starts(given, at, groupSeparator)) {
                restored.append(Elements.GS);
                at += groupSeparator.length();
            } else if (starts(given, at, end)) {
                restored.append(Envelope15434.EOT);
                at += end.length();
            } else {
                restored.append(given.charAt(at));
                at++;
            }
        }
        origins[restored.length()] = to;
        return new Input(restored.toString(), origins);
    }

    private static boolean starts(String text, int index, String token) {
        return text.regionMatches(true, index, token, 0, token.length());
    }
}
