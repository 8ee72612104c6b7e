package dev.flint.bridge.dns;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;

/**
 * Whether a document points back to a domain that names its DID (DNS digest, 2.6).
 *
 * @see <a href="https://datatracker.ietf.org/doc/draft-carter-high-assurance-dids-with-dns/">High Assurance DIDs with
 *     DNS, dnsValidationDomain</a>
 */
public final class BackLink {
    private static final String HTTPS = "https://";
    private static final String DNS = "dns:";
    private static final String WEB = "did:web:";
    private static final String WEB_WITH_HISTORY = "did:webvh:";

    private BackLink() {}

    /** Its {@code dnsValidationDomain}, one of its other names, or its DID itself is the domain's. */
    public static boolean holds(JsonObject document, DnsName domain) {
        return isName(document.getValue("dnsValidationDomain"), domain)
                || isOtherName(document.getValue("alsoKnownAs"), domain)
                || isOfDomain(document.getValue("id"), domain);
    }

    private static boolean isOtherName(Object names, DnsName domain) {
        return names instanceof JsonArray several
                ? several.stream().anyMatch(name -> isUriOf(name, domain))
                : isUriOf(names, domain);
    }

    /** The domain's root on the web, or its name in the DNS (RFC 4501). */
    private static boolean isUriOf(Object name, DnsName domain) {
        if (!(name instanceof String text)) {
            return false;
        }
        String uri = DnsName.lower(text);
        if (uri.startsWith(DNS)) {
            return isName(uri.substring(DNS.length()), domain);
        }
        String rest = uri.startsWith(HTTPS) ? uri.substring(HTTPS.length()) : "";
        return isName(rest.endsWith("/") ? rest.substring(0, rest.length() - 1) : rest, domain);
    }

    /** What the web server of the domain, and of none of its ports, says of itself. */
    private static boolean isOfDomain(Object id, DnsName domain) {
        if (!(id instanceof String did)) {
            return false;
        }
        if (did.startsWith(WEB)) {
            return isName(upToColon(did.substring(WEB.length())), domain);
        }
        int colon = did.startsWith(WEB_WITH_HISTORY) ? did.indexOf(':', WEB_WITH_HISTORY.length()) : -1;
        return colon > 0 && isName(upToColon(did.substring(colon + 1)), domain);
    }

    private static String upToColon(String text) {
        int colon = text.indexOf(':');
        return colon < 0 ? text : text.substring(0, colon);
    }

    private static boolean isName(Object name, DnsName domain) {
        return name instanceof String text
                && DnsName.parse(text).filter(domain::equals).isPresent();
    }
}
