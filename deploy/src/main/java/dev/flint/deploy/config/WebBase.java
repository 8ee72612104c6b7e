package dev.flint.deploy.config;

import java.net.URI;
import java.net.URISyntaxException;

/** An http or https URL that paths are appended to: no query, no fragment, no user, no trailing slash. */
record WebBase() implements ValueKind<URI> {
    @Override
    public String accepts() {
        return "an http or https URL without trailing slash, query and fragment";
    }

    @Override
    public ValueReading<URI> read(String text) {
        try {
            URI uri = new URI(text);
            boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
            boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null && uri.getRawUserInfo() == null;
            return web && bare && uri.getHost() != null && !text.endsWith("/")
                    ? new ValueReading.Good<>(uri)
                    : bad(text);
        } catch (URISyntaxException unreadable) {
            return bad(text);
        }
    }
}
