package dev.flint.vaa;

/**
 * A checked VAA code in its canonical form, without the data identifier {@code 15N}: {@code VAA}, top-node code (3
 * digits), second-node code (3 digits), enterprise code (8 digits), serial number (1 to 33 characters).
 *
 * @param text 18 to 50 characters
 * @see <a href="https://www.mhi.org/standards/di">ANSI MH10.8.2, data identifier 15N</a>
 */
public record VaaCode(String text) {
    private static final String ISSUING_AGENCY_CODE = "VAA";
    private static final String DATA_IDENTIFIER = "15N";
    private static final int TOP_NODE_END = 6;
    private static final int SECOND_NODE_END = 9;
    private static final int ENTERPRISE_END = 17;

    /** Longest code, in characters; the ceiling of ISO/IEC 15459 for one item. */
    public static final int CHARS_MAX = 50;

    public VaaCode {
        if (check(text, 0) instanceof VaaParse.Rejected rejected) {
            throw new IllegalArgumentException("not a VAA code: " + rejected.fault() + " at " + rejected.index());
        }
    }

    /** Reads a code from outside, with or without its data identifier. */
    public static VaaParse parse(String text) {
        return check(text, text.startsWith(DATA_IDENTIFIER) ? DATA_IDENTIFIER.length() : 0);
    }

    public String topNodeCode() {
        return text.substring(ISSUING_AGENCY_CODE.length(), TOP_NODE_END);
    }

    public String secondNodeCode() {
        return text.substring(TOP_NODE_END, SECOND_NODE_END);
    }

    public String enterpriseCode() {
        return text.substring(SECOND_NODE_END, ENTERPRISE_END);
    }

    public String serialNumber() {
        return text.substring(ENTERPRISE_END);
    }

    private static VaaParse check(String text, int start) {
        if (!text.startsWith(ISSUING_AGENCY_CODE, start)) {
            return new VaaParse.Rejected(VaaFault.ISSUING_AGENCY, start);
        }
        int end = start + ENTERPRISE_END;
        for (int i = start + ISSUING_AGENCY_CODE.length(); i < end; i++) {
            if (i >= text.length()) {
                return new VaaParse.Rejected(VaaFault.TOO_SHORT, text.length());
            }
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return new VaaParse.Rejected(VaaFault.NOT_A_DIGIT, i);
            }
        }
        return checkSerial(text, start, end);
    }

    private static VaaParse checkSerial(String text, int start, int serialStart) {
        if (text.length() == serialStart) {
            return new VaaParse.Rejected(VaaFault.TOO_SHORT, serialStart);
        }
        for (int i = serialStart; i < text.length(); i++) {
            if (i - start >= CHARS_MAX) {
                return new VaaParse.Rejected(VaaFault.TOO_LONG, i);
            }
            if (!isSerialCharacter(text.charAt(i))) {
                return new VaaParse.Rejected(VaaFault.SERIAL_CHARACTER, i);
            }
        }
        return new VaaParse.Parsed(text.substring(start));
    }

    private static boolean isSerialCharacter(char c) {
        return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || "*+-./()!".indexOf(c) >= 0;
    }
}
