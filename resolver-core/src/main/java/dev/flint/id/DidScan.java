package dev.flint.id;

import java.util.Optional;

/**
 * How far a text is a DID.
 *
 * @param methodEnd position of the colon after the method name, if there is no fault
 * @param end position of the first character that does not belong to the DID, or of the fault
 */
record DidScan(Optional<IdentifierFault> fault, int methodEnd, int end) {
    static DidScan of(String text) {
        int schemeEnd = Did.SCHEME.length();
        if (!text.startsWith(Did.SCHEME)) {
            return faulty(IdentifierFault.SCHEME, firstDifference(text, Did.SCHEME));
        }
        int methodEnd = schemeEnd;
        while (methodEnd < text.length() && SubChainCode.isCodeCharacter(text.charAt(methodEnd))) {
            methodEnd++;
        }
        if (methodEnd == schemeEnd || methodEnd == text.length() || text.charAt(methodEnd) != ':') {
            return faulty(IdentifierFault.METHOD_NAME, methodEnd);
        }
        return scanSpecificId(text, methodEnd);
    }

    private static DidScan scanSpecificId(String text, int methodEnd) {
        int i = methodEnd + 1;
        while (i < text.length()) {
            char c = text.charAt(i);
            if (c == '%') {
                if (!PercentEncoding.isEscape(text, i)) {
                    return faulty(IdentifierFault.PERCENT_ESCAPE, i);
                }
                i += PercentEncoding.ESCAPE_CHARS;
            } else if (c == ':' || PercentEncoding.isIdCharacter(c)) {
                i++;
            } else {
                break;
            }
        }
        if (i == methodEnd + 1 || text.charAt(i - 1) == ':') {
            return faulty(IdentifierFault.METHOD_SPECIFIC_ID, i);
        }
        return new DidScan(Optional.empty(), methodEnd, i);
    }

    private static int firstDifference(String text, String expected) {
        int i = 0;
        while (i < text.length() && i < expected.length() && text.charAt(i) == expected.charAt(i)) {
            i++;
        }
        return i;
    }

    private static DidScan faulty(IdentifierFault fault, int index) {
        return new DidScan(Optional.of(fault), 0, index);
    }
}
