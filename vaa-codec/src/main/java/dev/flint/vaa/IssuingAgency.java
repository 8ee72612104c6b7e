package dev.flint.vaa;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An agency that hands out identities: ISO/IEC 15459-2. Codes are separable without a register: digits are GS1's own,
 * A to J one character, K to U two, V to Z three.
 *
 * @param code upper case
 * @param name empty for one that is not known here
 * @param companyLength characters of a company's number; 0 where the register here does not say
 */
public record IssuingAgency(String code, String name, int companyLength) {
    private static final Map<String, IssuingAgency> REGISTER = register();

    private static Map<String, IssuingAgency> register() {
        Map<String, IssuingAgency> agencies = new HashMap<>();
        for (List<String> row : Table.read("issuing-agencies.csv")) {
            int length = row.get(2).isEmpty() ? 0 : Integer.parseInt(row.get(2));
            agencies.put(row.get(0), new IssuingAgency(row.get(0), row.get(1), length));
        }
        return Map.copyOf(agencies);
    }

    /** Whether it is in the register that is known here; others are agencies all the same. */
    public boolean isRegistered() {
        return !name.isEmpty();
    }

    /** What came of looking for it. */
    public sealed interface Split {
        /** Known or not. */
        record Found(IssuingAgency agency) implements Split {}

        /** No agency; the index is within the identity. */
        record Rejected(CodecError error, int index) implements Split {}
    }

    /** The agency of an identity. */
    public static Split of(String identity) {
        if (identity.isEmpty()) {
            return new Split.Rejected(CodecError.EMPTY, 0);
        }
        int length = length(identity.charAt(0));
        for (int i = 0; i < Math.max(1, length) && i < identity.length(); i++) {
            char c = identity.charAt(i);
            if (!Ascii.isUpper(c) && !Ascii.isDigit(c)) {
                return new Split.Rejected(CodecError.BAD_IAC, i);
            }
        }
        if (identity.length() < length) {
            return new Split.Rejected(CodecError.IAC_TRUNCATED, identity.length());
        }
        String code = identity.substring(0, length);
        return new Split.Found(
                Ascii.isDigit(identity.charAt(0))
                        ? new IssuingAgency(code, "GS1", 0)
                        : Optional.ofNullable(REGISTER.get(code)).orElseGet(() -> new IssuingAgency(code, "", 0)));
    }

    private static int length(char first) {
        if (first <= 'J') {
            return 1;
        }
        return first <= 'U' ? 2 : 3;
    }

    boolean isGs1() {
        return Ascii.isDigit(code.charAt(0));
    }
}
