package dev.flint.deploy.house;

import dev.flint.bridge.dns.IdentifierLabels;
import dev.flint.id.SubChainCode;
import dev.flint.vaa.DidForm;
import dev.flint.vaa.VaaCode;
import dev.flint.vaa.VaaParse;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Which names below the apex stand for which identifiers (DNS digest, 2.3); labels leftmost first. */
final class ZoneNames {
    /** The label before those of an identifier. */
    static final String BELOW = "_did";

    private static final String BID = "did:bid:";
    private static final String CODE = "did:vaa:";

    private ZoneNames() {}

    /** The identifier that labels stand for. */
    static Optional<String> identifier(List<String> labels) {
        if (labels.isEmpty()) {
            return Optional.empty();
        }
        var suffix = IdentifierLabels.toBid(labels.get(0));
        if (suffix.isPresent() && labels.size() == 1) {
            return suffix.map(text -> BID + text);
        }
        if (suffix.isPresent() && labels.size() == 2) {
            return SubChainCode.parse(labels.get(1)).map(code -> BID + code.text() + ':' + suffix.get());
        }
        return IdentifierLabels.toCode(labels).map(DidForm::of);
    }

    /** The sub-chain that labels stand for. */
    static Optional<String> subChain(List<String> labels) {
        return labels.size() == 1 ? SubChainCode.parse(labels.get(0)).map(code -> BID + code.text()) : Optional.empty();
    }

    /** The labels for an identifier; empty when it has no name. */
    static Optional<List<String>> labels(String identifier) {
        if (identifier.startsWith(CODE)) {
            return VaaCode.parse(identifier.substring(CODE.length())) instanceof VaaParse.Parsed parsed
                    ? Optional.of(IdentifierLabels.ofCode(parsed.code()))
                    : Optional.empty();
        }
        if (!identifier.startsWith(BID)) {
            return Optional.empty();
        }
        String rest = identifier.substring(BID.length());
        int colon = rest.indexOf(':');
        if (colon >= 0) {
            return IdentifierLabels.ofBid(rest.substring(colon + 1))
                    .map(label -> List.of(label, rest.substring(0, colon)));
        }
        return SubChainCode.parse(rest).isPresent()
                ? Optional.of(List.of(rest))
                : IdentifierLabels.ofBid(rest).map(List::of);
    }

    /** The name below. */
    static List<String> below(List<String> labels) {
        List<String> all = new ArrayList<>();
        all.add(BELOW);
        all.addAll(labels);
        return all;
    }
}
