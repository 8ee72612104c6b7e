package dev.flint.bid.document;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import java.util.Optional;

/** Ids of keys: a BID, {@code #}, and a fragment. */
public final class KeyIds {
    /** Longest key id that is read: any longer one is an attack or a mistake. */
    static final int CHARS_MAX = 512;

    private static final String FRAGMENT_MARKS = "-._~!$&'()*+,;=:@/?%";

    private KeyIds() {}

    /**
     * The canonical form: no blanks around it nor before {@code #} (published samples have both), the BID canonical.
     *
     * @return empty when it is no BID with a fragment, or longer than 512 characters
     */
    public static Optional<String> canonical(String text) {
        int hash = text.indexOf('#');
        if (hash < 0 || text.length() > CHARS_MAX) {
            return Optional.empty();
        }
        int start = 0;
        while (start < hash && text.charAt(start) <= ' ') {
            start++;
        }
        int didEnd = hash;
        while (didEnd > start && text.charAt(didEnd - 1) <= ' ') {
            didEnd--;
        }
        int end = text.length();
        while (end > hash && text.charAt(end - 1) <= ' ') {
            end--;
        }
        if (end == hash + 1 || !isFragment(text, hash + 1, end)) {
            return Optional.empty();
        }
        if (!(Bid.parse(text, start, didEnd) instanceof BidParse.Parsed parsed)) {
            return Optional.empty();
        }
        String did = parsed.bid().canonical();
        boolean asGiven = start == 0 && didEnd == hash && end == text.length() && text.startsWith(did);
        return Optional.of(asGiven && did.length() == hash ? text : did + "#" + text.substring(hash + 1, end));
    }

    /** The identifier whose document holds the key. */
    public static Optional<Bid> bidOf(String keyId) {
        int hash = keyId.indexOf('#');
        return hash > 0 && Bid.parse(keyId, 0, hash) instanceof BidParse.Parsed parsed
                ? Optional.of(parsed.bid())
                : Optional.empty();
    }

    /** The BID of a canonical key id. */
    static String did(String canonicalKeyId) {
        return canonicalKeyId.substring(0, canonicalKeyId.indexOf('#'));
    }

    private static boolean isFragment(String text, int start, int end) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            boolean letterOrDigit = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
            if (!letterOrDigit && FRAGMENT_MARKS.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
