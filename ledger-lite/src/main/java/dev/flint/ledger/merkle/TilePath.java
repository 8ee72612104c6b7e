package dev.flint.ledger.merkle;

import java.util.Optional;

/**
 * The path of a tile below a log's prefix, C2SP tlog-tiles: {@code tile/<L>/<N>[.p/<W>]} for hashes and
 * {@code tile/entries/<N>[.p/<W>]} for leaves, where N is spelled in threes: 1234067 is {@code x001/x234/067}.
 *
 * @param level 0 to 63; {@link #ENTRIES} for a bundle of leaves
 * @param index of the tile within its level, zero-based
 * @param width hashes or leaves in it, 1 to 256; 256 is a full tile
 */
public record TilePath(int level, long index, int width) {
    /** The level of bundles of leaves, which is none. */
    public static final int ENTRIES = -1;
    /** Hashes or leaves of a full tile. */
    public static final int WIDTH = 256;

    static final int LEVEL_MAX = 63;
    /** Largest index: a log has less than 2^63 leaves. */
    static final long INDEX_MAX = Long.MAX_VALUE / WIDTH;

    private static final String START = "tile/";
    private static final String ENTRIES_START = "entries/";
    private static final String PARTIAL = ".p/";
    private static final int CHARS_MAX = 64;
    private static final int GROUP = 1_000;

    public TilePath {
        if (level < ENTRIES || level > LEVEL_MAX || index < 0 || index > INDEX_MAX || width < 1 || width > WIDTH) {
            throw new IllegalArgumentException("no tile: level " + level + ", index " + index + ", width " + width);
        }
    }

    /** Whether it is a bundle of leaves. */
    public boolean isEntries() {
        return level == ENTRIES;
    }

    /** The path, without a slash before it. */
    public String text() {
        StringBuilder number = new StringBuilder(threeDigits(index % GROUP));
        for (long rest = index / GROUP; rest > 0; rest /= GROUP) {
            number.insert(0, 'x' + threeDigits(rest % GROUP) + '/');
        }
        String what = isEntries() ? ENTRIES_START : level + "/";
        return START + what + number + (width == WIDTH ? "" : PARTIAL + width);
    }

    /** Reads {@link #text}: the one spelling of each path and nothing else. */
    public static Optional<TilePath> parse(String text) {
        if (text.length() > CHARS_MAX || !text.startsWith(START)) {
            return Optional.empty();
        }
        int slash = text.indexOf('/', START.length());
        int partial = text.indexOf(PARTIAL);
        if (slash < 0 || (partial >= 0 && partial < slash)) {
            return Optional.empty();
        }
        boolean entries = text.startsWith(ENTRIES_START, START.length());
        long level = entries ? ENTRIES : number(text.substring(START.length(), slash));
        long index = index(text.substring(slash + 1, partial < 0 ? text.length() : partial));
        long width = partial < 0 ? WIDTH : number(text.substring(partial + PARTIAL.length()));
        boolean within = (entries || level >= 0)
                && level <= LEVEL_MAX
                && index >= 0
                && index <= INDEX_MAX
                && width >= 1
                && width <= WIDTH;
        // The comparison is what refuses a second spelling, such as leading zeros or .p/256.
        return within
                ? Optional.of(new TilePath((int) level, index, (int) width))
                        .filter(path -> path.text().equals(text))
                : Optional.empty();
    }

    /** Groups of three digits, all but the last begun by an x, as a number; -1 when they are none. */
    private static long index(String groups) {
        StringBuilder digits = new StringBuilder();
        for (int start = 0; start <= groups.length(); ) {
            int slash = groups.indexOf('/', start);
            int end = slash < 0 ? groups.length() : slash;
            digits.append(groups, slash < 0 ? start : Math.min(start + 1, end), end);
            start = end + 1;
        }
        return number(digits.toString());
    }

    /** Digits as a number, -1 when they are none or more than 18. */
    private static long number(String digits) {
        boolean plain =
                !digits.isEmpty() && digits.length() <= 18 && digits.chars().allMatch(c -> c >= '0' && c <= '9');
        return plain ? Long.parseLong(digits) : -1;
    }

    private static String threeDigits(long number) {
        return Long.toString(GROUP + number).substring(1);
    }
}
