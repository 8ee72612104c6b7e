package dev.flint.methods;

import dev.flint.id.PercentEncoding;
import java.util.List;
import java.util.Optional;

/**
 * Where the document of a did:web identifier is.
 *
 * @see <a href="https://w3c-ccg.github.io/did-method-web/#read-resolve">did:web, Read</a>
 */
final class WebDid {
    private static final int HOST_CHARS_MAX = 253;
    private static final int LABEL_CHARS_MAX = 63;
    private static final int PORT_MAX = 65_535;

    private WebDid() {}

    /** The document's address; empty for whatever is no host name with a path, numbers for addresses among it. */
    static Optional<String> url(String methodSpecificId) {
        var segments = List.of(methodSpecificId.split(":", -1));
        var authority = PercentEncoding.decoded(segments.get(0)).filter(WebDid::isAuthority);
        boolean path = segments.stream().skip(1).allMatch(WebDid::isSegment);
        if (authority.isEmpty() || !path) {
            return Optional.empty();
        }
        String directory =
                segments.size() == 1 ? "/.well-known" : "/" + String.join("/", segments.subList(1, segments.size()));
        return Optional.of("https://" + authority.get() + directory + "/did.json");
    }

    private static boolean isAuthority(String text) {
        int colon = text.indexOf(':');
        return isHost(colon < 0 ? text : text.substring(0, colon)) && (colon < 0 || isPort(text.substring(colon + 1)));
    }

    private static boolean isHost(String host) {
        var labels = List.of(host.split("\\.", -1));
        String last = labels.get(labels.size() - 1);
        return host.length() <= HOST_CHARS_MAX
                && labels.size() > 1
                && labels.stream().allMatch(WebDid::isLabel)
                // A last label that begins with a digit makes it an address, in one of its spellings.
                && !Character.isDigit(last.charAt(0))
                && !last.equalsIgnoreCase("localhost");
    }

    private static boolean isLabel(String label) {
        return !label.isEmpty()
                && label.length() <= LABEL_CHARS_MAX
                && label.charAt(0) != '-'
                && label.charAt(label.length() - 1) != '-'
                && label.chars().allMatch(c -> isAlphanumeric(c) || c == '-');
    }

    private static boolean isPort(String text) {
        return !text.isEmpty()
                && text.length() <= 5
                && text.charAt(0) != '0'
                && text.chars().allMatch(c -> c >= '0' && c <= '9')
                && Integer.parseInt(text) <= PORT_MAX;
    }

    /** Stays as it was written; whatever a server makes of it, it is one step down. */
    private static boolean isSegment(String segment) {
        return PercentEncoding.decoded(segment)
                .filter(text -> !text.isEmpty() && !text.equals(".") && !text.equals(".."))
                .filter(text -> text.chars().noneMatch(c -> c < ' ' || c == 0x7F || "/\\%?#@".indexOf(c) >= 0))
                .isPresent();
    }

    private static boolean isAlphanumeric(int c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
