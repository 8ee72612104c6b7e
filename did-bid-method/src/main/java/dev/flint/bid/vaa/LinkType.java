package dev.flint.bid.vaa;

import java.util.Optional;

/** Names of relations between a thing and what is known of it: registered ones, and URIs for all others. */
public final class LinkType {
    /** The vocabulary of GS1. */
    public static final String GS1 = "https://ref.gs1.org/voc/";

    /** That of the United Nations Transparency Protocol. */
    public static final String UNTP = "https://test.uncefact.org/vocabulary/untp/";

    /** Of the one target that is meant if nothing is asked for. */
    static final String DEFAULT = GS1 + "defaultLink";

    private static final int CHARS_MAX = 256;

    private LinkType() {}

    /**
     * The full name: prefixes {@code gs1:} and {@code untp:} are written out, registered names and URIs stay as they
     * are. Empty for what is no name of a relation (RFC 8288, 3.3).
     */
    public static Optional<String> expanded(String name) {
        if (name.isEmpty() || name.length() > CHARS_MAX) {
            return Optional.empty();
        }
        if (name.startsWith("gs1:")) {
            return uri(GS1 + name.substring(4), GS1);
        }
        if (name.startsWith("untp:")) {
            return uri(UNTP + name.substring(5), UNTP);
        }
        if (name.chars().allMatch(c -> (c >= 'a' && c <= 'z') || c == '-')) {
            return Optional.of(name).filter(text -> text.charAt(0) != '-' && !text.equals("anchor"));
        }
        return name.startsWith("https://") ? uri(name, "https://") : uri(name, "http://");
    }

    private static Optional<String> uri(String text, String start) {
        return Optional.of(text)
                .filter(uri -> uri.startsWith(start) && uri.length() > start.length() && TargetLink.isUrl(uri));
    }
}
