package dev.flint.vaa;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What data of a carrier are: ANSI MH10.8.2, the register of ISO/IEC 15418.
 *
 * @param text at most three digits and a letter
 * @param charset as the register writes it; empty for one that is not registered
 * @param min least characters of data
 * @param max most characters of data; 0 where there is no limit
 * @param isIdentity whether the data are an identity of ISO/IEC 15459
 */
public record DataIdentifier(String text, String charset, int min, int max, boolean isIdentity) {
    /** VAA codes. */
    public static final String VAA = "15N";

    private static final int DIGITS_MAX = 3;
    private static final int IDENTITY_MAX = 50;
    private static final Set<String> LICENCE_PLATES = Set.of("J", "1J", "2J", "3J", "4J", "5J", "6J");
    private static final Set<String> DEPRECATED = Set.of("10N", "11N", "3P", "4P", "8P", "17P", "17S", "2V", "3V");
    /** The register marks them, but their data do not begin with an agency: those of GS1, dates, pages. */
    private static final Set<String> WITHOUT_AGENCY = Set.of("3P", "4P", "8P", "17P", "17S", "2V", "3V", "24D", "4F");

    private static final Map<String, DataIdentifier> REGISTER = register();

    private static Map<String, DataIdentifier> register() {
        Map<String, DataIdentifier> register = new HashMap<>();
        for (List<String> row : Table.read("data-identifiers.csv")) {
            String text = row.get(0);
            boolean identity =
                    LICENCE_PLATES.contains(text) || (row.get(4).equals("IAC") && !WITHOUT_AGENCY.contains(text));
            int max = number(row.get(3));
            register.put(
                    text,
                    new DataIdentifier(
                            text, row.get(1), number(row.get(2)), max == 0 && identity ? IDENTITY_MAX : max, identity));
        }
        return Map.copyOf(register);
    }

    /** Those whose data are identities of ISO/IEC 15459. */
    public static List<DataIdentifier> identities() {
        return REGISTER.values().stream()
                .filter(DataIdentifier::isIdentity)
                .sorted(Comparator.comparing(DataIdentifier::text))
                .toList();
    }

    private static int number(String cell) {
        return cell.isEmpty() ? 0 : Integer.parseInt(cell);
    }

    /** The data identifier that a text begins with; empty when it begins with none. */
    public static Optional<DataIdentifier> startOf(String text, int from) {
        int at = from;
        while (at < text.length() && at - from < DIGITS_MAX && Ascii.isDigit(text.charAt(at))) {
            at++;
        }
        if (at >= text.length() || !Ascii.isUpper(text.charAt(at))) {
            return Optional.empty();
        }
        String found = text.substring(from, at + 1);
        return Optional.of(
                Optional.ofNullable(REGISTER.get(found)).orElseGet(() -> new DataIdentifier(found, "", 0, 0, false)));
    }

    public boolean isRegistered() {
        return !charset.isEmpty();
    }

    /** Whether the register has frozen it, or GS1 has taken it over. */
    public boolean isDeprecated() {
        return DEPRECATED.contains(text);
    }

    /** Whether a character may stand in the data. */
    boolean takes(char c) {
        return switch (charset) {
            case "n" -> Ascii.isDigit(c);
            case "a" -> Ascii.isLetter(c);
            case "[0-9A-Z-/]" -> Ascii.isDigit(c) || Ascii.isUpper(c) || c == '-' || c == '/';
            default -> Ascii.isPrintable(c);
        };
    }

    /** The part of ISO/IEC 15459 that such identities are defined in; 0 for none. */
    public int part() {
        return switch (text) {
            case "J", "1J", "2J", "3J", "4J", "5J", "6J" -> 1;
            case VAA, "25S", "37S", "42S", "18S" -> 4;
            case "25B", "26B", "27B", "28B", "29B", "55B" -> 5;
            case "25P", "25T", "25K", "26K", "26T" -> 6;
            default -> 0;
        };
    }
}
