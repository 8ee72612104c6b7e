package dev.flint.bid.vaa;

import java.util.List;
import java.util.Optional;

/**
 * Where something is told about a thing (RFC 9264, 4.2.4).
 *
 * @param linkType name of the relation, written out
 * @param href http or https
 * @param title for people
 * @param mediaType of the target
 * @param hreflang its languages, BCP 47
 * @param isDefault whether it is meant if nothing is asked for
 */
public record TargetLink(
        String linkType,
        String href,
        String title,
        Optional<String> mediaType,
        List<String> hreflang,
        boolean isDefault) {
    static final int HREF_CHARS_MAX = 2_048;

    private static final String NEVER_IN_URLS = "\"<>\\^`{|}";

    public TargetLink {
        hreflang = List.copyOf(hreflang);
    }

    /**
     * Where a client is sent, with the query that it came with (GS1-Conformant resolver standard, 2.12).
     *
     * @param query as it was sent, empty for none
     */
    public String location(String query) {
        if (query.isEmpty() || !isUrl(query)) {
            return href;
        }
        int hash = href.indexOf('#');
        String start = hash < 0 ? href : href.substring(0, hash);
        String end = hash < 0 ? "" : href.substring(hash);
        return start + (start.indexOf('?') < 0 ? '?' : '&') + query + end;
    }

    /** Whether a client may be sent there: a URL of the web with a host, nothing in it that breaks a header field. */
    static boolean isWebUrl(String text) {
        int start = text.startsWith("https://") ? 8 : text.startsWith("http://") ? 7 : 0;
        return start > 0
                && text.length() > start
                && text.length() <= HREF_CHARS_MAX
                && "/?#@:".indexOf(text.charAt(start)) < 0
                && isUrl(text);
    }

    /** Whether a text has no character that no URL may have. */
    public static boolean isUrl(String text) {
        return text.chars().allMatch(c -> c > ' ' && c < 0x7F && NEVER_IN_URLS.indexOf(c) < 0);
    }
}
