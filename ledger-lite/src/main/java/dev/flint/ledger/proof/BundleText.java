package dev.flint.ledger.proof;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;

/** Writes a bundle as JSON, by hand: this module has no JSON library, and this is the only JSON it writes. */
final class BundleText {
    private static final HexFormat HEX = HexFormat.of();

    private final ProofBundle bundle;
    private final StringBuilder out = new StringBuilder(3_072);

    BundleText(ProofBundle bundle) {
        this.bundle = bundle;
    }

    String json() {
        out.append("{\"format\":\"flint-proof/1\"");
        bundle.statement().ifPresent(this::statement);
        if (!bundle.transactions().isEmpty()) {
            name("transactions");
            list(bundle.transactions(), this::transaction);
        }
        HeaderProof header = bundle.header();
        name("header");
        base64(header.header());
        name("headerIndex");
        out.append(header.index());
        name("headerPath");
        list(header.path(), this::base64);
        name("checkpoint");
        string(header.checkpoint());
        return out.append('}').toString();
    }

    private void statement(Statement said) {
        name("chain");
        string(said.chain());
        name("namespace");
        string(said.namespace());
        name("id");
        string(said.id());
        said.record().ifPresent(record -> {
            name("record");
            utf8(record);
        });
        StateProof proof = said.proof();
        name("stateProof");
        out.append("{\"depth\":").append(proof.depth());
        name("bitmap");
        string(HEX.formatHex(proof.bitmap()));
        name("siblings");
        list(proof.siblings(), this::base64);
        name("terminal");
        terminal(proof.terminal());
        out.append('}');
        if (!said.history().isEmpty()) {
            name("history");
            list(said.history(), this::utf8);
        }
    }

    private void terminal(StateProof.Terminal terminal) {
        if (terminal instanceof StateProof.OtherLeaf other) {
            out.append("{\"type\":\"otherLeaf\"");
            name("key");
            string(HEX.formatHex(other.key()));
            name("value");
            string(HEX.formatHex(other.value()));
            out.append('}');
        } else {
            out.append(terminal instanceof StateProof.Inclusion ? "{\"type\":\"inclusion\"}" : "{\"type\":\"empty\"}");
        }
    }

    private void transaction(TransactionProof transaction) {
        out.append("{\"position\":").append(transaction.position());
        name("leaf");
        base64(transaction.leaf());
        name("path");
        list(transaction.path(), this::base64);
        out.append('}');
    }

    private void name(String name) {
        out.append(",\"").append(name).append("\":");
    }

    private <T> void list(List<T> values, Consumer<T> each) {
        out.append('[');
        for (int i = 0; i < values.size(); i++) {
            if (i > 0) {
                out.append(',');
            }
            each.accept(values.get(i));
        }
        out.append(']');
    }

    private void base64(byte[] bytes) {
        out.append('"').append(Base64.getEncoder().encodeToString(bytes)).append('"');
    }

    private void utf8(byte[] text) {
        string(new String(text, StandardCharsets.UTF_8));
    }

    private void string(String text) {
        out.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                out.append('\\').append(c);
            } else if (c == '\n') {
                out.append("\\n");
            } else if (c < ' ') {
                out.append("\\u").append(HEX.toHexDigits(c));
            } else {
                out.append(c);
            }
        }
        out.append('"');
    }
}
