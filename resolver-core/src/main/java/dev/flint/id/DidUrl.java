package dev.flint.id;

import java.util.Optional;

/**
 * A DID URL: a DID and what follows it, undecoded.
 *
 * @param path empty, or begins with a slash
 * @param query without the question mark; present even if empty when there is one
 * @param fragment without the hash sign; present even if empty when there is one
 * @see <a href="https://www.w3.org/TR/did-1.1/#did-url-syntax">DID 1.1, DID URL syntax</a>
 */
public record DidUrl(Did did, String path, Optional<String> query, Optional<String> fragment) {
    // RFC 3986, appendix A: pchar without letters, digits and escapes; query and fragment also have "?".
    private static final String IN_PATH = "/!$&'()*+,;=:@-._~";
    private static final String IN_QUERY = IN_PATH + "?";

    /** Reads a DID URL from outside; a bare DID is one. */
    public static DidUrlParse parse(String text) {
        if (text.length() > Identifier.CHARS_MAX) {
            return new DidUrlParse.Rejected(IdentifierFault.TOO_LONG, Identifier.CHARS_MAX);
        }
        var scan = DidScan.of(text);
        var did = Did.prefixOf(text, scan);
        if (did.isEmpty()) {
            return new DidUrlParse.Rejected(scan.fault().orElseThrow(), scan.end());
        }
        int pathEnd = scan.end();
        if (pathEnd < text.length() && "/?#".indexOf(text.charAt(pathEnd)) < 0) {
            return new DidUrlParse.Rejected(IdentifierFault.CHARACTER, pathEnd);
        }
        int hash = text.indexOf('#', pathEnd);
        int end = hash < 0 ? text.length() : hash;
        int mark = text.indexOf('?', pathEnd);
        boolean hasQuery = mark >= 0 && mark < end;
        int queryStart = hasQuery ? mark : end;

        return faultIn(text, pathEnd, queryStart, IN_PATH)
                .or(() -> hasQuery ? faultIn(text, queryStart + 1, end, IN_QUERY) : Optional.empty())
                .or(() -> hash < 0 ? Optional.empty() : faultIn(text, hash + 1, text.length(), IN_QUERY))
                .orElseGet(() -> new DidUrlParse.Parsed(new DidUrl(
                        did.get(),
                        text.substring(pathEnd, queryStart),
                        hasQuery ? Optional.of(text.substring(queryStart + 1, end)) : Optional.empty(),
                        hash < 0 ? Optional.empty() : Optional.of(text.substring(hash + 1)))));
    }

    /** Whether nothing follows the DID. */
    public boolean isBare() {
        return path.isEmpty() && query.isEmpty() && fragment.isEmpty();
    }

    private static Optional<DidUrlParse> faultIn(String text, int start, int end, String marks) {
        for (int i = start; i < end; i++) {
            char c = text.charAt(i);
            if (c == '%' && !PercentEncoding.isEscape(text, i)) {
                return Optional.of(new DidUrlParse.Rejected(IdentifierFault.PERCENT_ESCAPE, i));
            }
            if (c != '%' && !isAlphanumeric(c) && marks.indexOf(c) < 0) {
                return Optional.of(new DidUrlParse.Rejected(IdentifierFault.CHARACTER, i));
            }
        }
        return Optional.empty();
    }

    private static boolean isAlphanumeric(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
}
