package dev.flint.pipeline;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;

/**
 * A reference of RFC 3986, section 4.1, in its parts.
 *
 * @param scheme without the colon
 * @param authority without the slashes
 * @param query without the question mark
 * @param fragment without the hash sign
 */
record RelativeReference(
        Optional<String> scheme,
        Optional<String> authority,
        String path,
        Optional<String> query,
        Optional<String> fragment) {

    /** Takes any text apart: RFC 3986, appendix B. */
    static RelativeReference of(String text) {
        int hash = text.indexOf('#');
        var fragment = hash < 0 ? Optional.<String>empty() : Optional.of(text.substring(hash + 1));
        String rest = hash < 0 ? text : text.substring(0, hash);
        int mark = rest.indexOf('?');
        var query = mark < 0 ? Optional.<String>empty() : Optional.of(rest.substring(mark + 1));
        rest = mark < 0 ? rest : rest.substring(0, mark);
        int colon = rest.indexOf(':');
        int slash = rest.indexOf('/');
        boolean hasScheme = colon > 0 && (slash < 0 || colon < slash);
        var scheme = hasScheme ? Optional.of(rest.substring(0, colon)) : Optional.<String>empty();
        rest = hasScheme ? rest.substring(colon + 1) : rest;
        if (!rest.startsWith("//")) {
            return new RelativeReference(scheme, Optional.empty(), rest, query, fragment);
        }
        int path = rest.indexOf('/', 2);
        var authority = Optional.of(path < 0 ? rest.substring(2) : rest.substring(2, path));
        return new RelativeReference(scheme, authority, path < 0 ? "" : rest.substring(path), query, fragment);
    }

    /** What this means, seen from a base: RFC 3986, section 5.2.2. */
    RelativeReference from(RelativeReference base) {
        if (scheme.isPresent()) {
            return new RelativeReference(scheme, authority, withoutDotSegments(path), query, fragment);
        }
        if (authority.isPresent()) {
            return new RelativeReference(base.scheme, authority, withoutDotSegments(path), query, fragment);
        }
        if (path.isEmpty()) {
            return new RelativeReference(base.scheme, base.authority, base.path, query.or(() -> base.query), fragment);
        }
        String merged = path.startsWith("/") ? path : base.directory() + path;
        return new RelativeReference(base.scheme, base.authority, withoutDotSegments(merged), query, fragment);
    }

    /** The path up to its last slash. */
    String directory() {
        return authority.isPresent() && path.isEmpty() ? "/" : path.substring(0, path.lastIndexOf('/') + 1);
    }

    RelativeReference withFragment(String other) {
        return new RelativeReference(scheme, authority, path, query, Optional.of(other));
    }

    String text() {
        return scheme.map(name -> name + ':').orElse("")
                + authority.map(name -> "//" + name).orElse("")
                + path
                + query.map(text -> '?' + text).orElse("")
                + fragment.map(text -> '#' + text).orElse("");
    }

    /** RFC 3986, section 5.2.4, for a path that begins with a slash; another one stays relative. */
    static String withoutDotSegments(String path) {
        boolean absolute = path.startsWith("/");
        var kept = new ArrayDeque<String>();
        var segments = List.of((absolute ? path.substring(1) : path).split("/", -1));
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
        return (absolute ? "/" : "") + String.join("/", kept);
    }
}
