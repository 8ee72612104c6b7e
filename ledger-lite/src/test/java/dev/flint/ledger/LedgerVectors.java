package dev.flint.ledger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The vectors of RFC 6962 and the C2SP formats; each section names its source. */
public final class LedgerVectors {
    private LedgerVectors() {}

    public static JsonNode section(String name) {
        try (InputStream in = LedgerVectors.class.getResourceAsStream("/ledger-vectors.json")) {
            return new ObjectMapper().readTree(Objects.requireNonNull(in)).get(name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
