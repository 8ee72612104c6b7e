package dev.flint.methods;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;

/** Origins of the web, as far as they can be linked: {@code https://}, a host, and its port unless it is 443. */
public final class WebOrigin {
    private static final int HTTPS_PORT = 443;

    private WebOrigin() {}

    /** The usual spelling, without slash at the end; empty for whatever is no such origin. */
    public static Optional<String> of(String text) {
        try {
            var uri = new URI(text);
            boolean bare = uri.getRawUserInfo() == null && uri.getRawQuery() == null && uri.getRawFragment() == null;
            boolean root = uri.getRawPath() != null
                    && (uri.getRawPath().isEmpty() || uri.getRawPath().equals("/"));
            if (!"https".equals(uri.getScheme()) || uri.getHost() == null || !bare || !root) {
                return Optional.empty();
            }
            boolean usual = uri.getPort() < 0 || uri.getPort() == HTTPS_PORT;
            return Optional.of(
                    "https://" + uri.getHost().toLowerCase(Locale.ROOT) + (usual ? "" : ":" + uri.getPort()));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
