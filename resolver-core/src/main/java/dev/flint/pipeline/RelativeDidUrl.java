package dev.flint.pipeline;

import java.util.ArrayDeque;
import java.util.List;

/**
 * References inside a document, resolved against its DID, which stands for scheme and authority.
 *
 * @see <a href="https://www.w3.org/TR/did-1.1/#relative-did-urls">DID 1.1, relative DID URLs</a>
 * @see <a href="https://www.rfc-editor.org/rfc/rfc3986#section-5.2">RFC 3986, section 5.2</a>
 */
final class RelativeDidUrl {
    private RelativeDidUrl() {}

    static String resolved(String did, String reference) {
        if (reference.isEmpty() || reference.charAt(0) == '#' || reference.charAt(0) == '?') {
            return did + reference;
        }
        int pathEnd = endOfPath(reference);
        if (reference.startsWith("//") || hasScheme(reference, pathEnd)) {
            return reference;
        }
        String path = reference.substring(0, pathEnd);
        return did + withoutDotSegments(path.startsWith("/") ? path : "/" + path) + reference.substring(pathEnd);
    }

    private static boolean hasScheme(String reference, int pathEnd) {
        int colon = reference.indexOf(':');
        int slash = reference.indexOf('/');
        return colon > 0 && colon < pathEnd && (slash < 0 || colon < slash);
    }

    private static int endOfPath(String reference) {
        for (int i = 0; i < reference.length(); i++) {
            if (reference.charAt(i) == '?' || reference.charAt(i) == '#') {
                return i;
            }
        }
        return reference.length();
    }

    private static String withoutDotSegments(String path) {
        var kept = new ArrayDeque<String>();
        var segments = List.of(path.substring(1).split("/", -1));
        for (int i = 0; i < segments.size(); i++) {
            String segment = segments.get(i);
            boolean dots = segment.equals(".") || segment.equals("..");
            if (segment.equals("..")) {
                kept.pollLast();
            }
            if (!dots) {
                kept.addLast(segment);
            } else if (i == segments.size() - 1) {
                kept.addLast("");
            }
        }
        return "/" + String.join("/", kept);
    }
}
