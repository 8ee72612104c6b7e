package dev.flint.deploy.config;

/** A host name of letters, digits and hyphens (RFC 1123), in lower case. */
record HostName() implements ValueKind<String> {
    private static final int CHARS_MAX = 253;
    private static final int LABEL_CHARS_MAX = 63;

    @Override
    public String accepts() {
        return "a host name in lower case";
    }

    @Override
    public ValueReading<String> read(String text) {
        return isHostName(text) ? new ValueReading.Good<>(text) : bad(text);
    }

    static boolean isHostName(String text) {
        if (text.isEmpty() || text.length() > CHARS_MAX) {
            return false;
        }
        int start = 0;
        while (start <= text.length()) {
            int dot = text.indexOf('.', start);
            int end = dot < 0 ? text.length() : dot;
            if (!isLabel(text, start, end)) {
                return false;
            }
            start = end + 1;
        }
        return true;
    }

    private static boolean isLabel(String text, int start, int end) {
        if (start == end || end - start > LABEL_CHARS_MAX || text.charAt(start) == '-' || text.charAt(end - 1) == '-') {
            return false;
        }
        return text.substring(start, end).chars().allMatch(HostName::isLabelCharacter);
    }

    private static boolean isLabelCharacter(int c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
    }
}
