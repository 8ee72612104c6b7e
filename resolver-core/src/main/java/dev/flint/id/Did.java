package dev.flint.id;

import java.util.Optional;

/**
 * A DID as it was written; it cannot exist malformed.
 *
 * @see <a href="https://www.w3.org/TR/did-1.1/#did-syntax">DID 1.1, DID syntax</a>
 */
public final class Did implements Identifier {
    static final String SCHEME = "did:";

    private final String text;
    private final int methodEnd;

    private Did(String text, int methodEnd) {
        this.text = text;
        this.methodEnd = methodEnd;
    }

    /** For insiders, who know that the text is a DID. */
    public static Did of(String text) {
        if (parse(text) instanceof IdentifierParse.Parsed parsed && parsed.identifier() instanceof Did did) {
            return did;
        }
        throw new IllegalArgumentException("not a DID: " + text.length() + " characters");
    }

    /** Reads a DID from outside. */
    public static IdentifierParse parse(String text) {
        if (text.length() > CHARS_MAX) {
            return new IdentifierParse.Rejected(IdentifierFault.TOO_LONG, CHARS_MAX);
        }
        var scan = DidScan.of(text);
        if (scan.fault().isPresent()) {
            return new IdentifierParse.Rejected(scan.fault().get(), scan.end());
        }
        if (scan.end() < text.length()) {
            return new IdentifierParse.Rejected(IdentifierFault.CHARACTER, scan.end());
        }
        return new IdentifierParse.Parsed(new Did(text, scan.methodEnd()));
    }

    static Optional<Did> prefixOf(String text, DidScan scan) {
        return scan.fault().isPresent()
                ? Optional.empty()
                : Optional.of(new Did(text.substring(0, scan.end()), scan.methodEnd()));
    }

    static boolean hasScheme(String text) {
        return text.startsWith(SCHEME);
    }

    /** As asked: an answer's {@code id} is compared with it. */
    public String text() {
        return text;
    }

    public String method() {
        return text.substring(SCHEME.length(), methodEnd);
    }

    public String methodSpecificId() {
        return text.substring(methodEnd + 1);
    }

    public boolean hasMethod(String method) {
        return methodEnd == SCHEME.length() + method.length() && text.startsWith(method, SCHEME.length());
    }

    @Override
    public String canonical() {
        return PercentEncoding.normalized(text);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Did did && did.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return text;
    }
}
