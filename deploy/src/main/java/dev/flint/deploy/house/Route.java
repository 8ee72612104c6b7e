package dev.flint.deploy.house;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bridge.classify.Classification;
import dev.flint.bridge.classify.Classifier;
import dev.flint.bridge.classify.Kind;
import dev.flint.deploy.carrier.CodeForm;
import dev.flint.id.Identifier;
import dev.flint.id.IdentifierParse;
import dev.flint.vaa.Codec15459;
import dev.flint.vaa.DidForm;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Where a text leads that somebody has in hand, and why. */
public sealed interface Route {
    /** To the resolver, as it is. */
    record Direct(String identifier) implements Route {}

    /**
     * To the resolver, under another name.
     *
     * @param why what the text was
     */
    record Renamed(String identifier, String why) implements Route {}

    /** To somebody else. */
    record Elsewhere(Kind kind, String why) implements Route {
        /** Whether the resolver may ask them. */
        public boolean isForTheResolver() {
            return kind == Kind.DOMAIN;
        }
    }

    /** What the resolver takes as it is. */
    Set<Kind> OWN = Set.of(Kind.BID, Kind.DID, Kind.VAA);

    /** What stands before Handles. */
    List<String> HANDLE_STARTS = List.of(
            "hdl:",
            "handle:",
            "info:hdl/",
            "doi:",
            "https://hdl.handle.net/",
            "http://hdl.handle.net/",
            "https://doi.org/",
            "http://doi.org/",
            "https://dx.doi.org/",
            "http://dx.doi.org/");

    /** Where a text leads. */
    static Route of(String text) {
        if (text.startsWith("did:") || Identifier.parse(text) instanceof IdentifierParse.Parsed) {
            return new Direct(text);
        }
        var form = CodeForm.certain(text);
        var code = form.flatMap(known -> did(known.read(text, Profile.EXTENDED)));
        if (code.isPresent()) {
            return new Renamed(code.get(), "a code, read as " + form.get());
        }
        var readings = readings(text);
        if (readings.isEmpty() || OWN.contains(readings.get(0).kind())) {
            return new Direct(text); // the resolver says best what is wrong with it, and nothing is repaired
        }
        Kind kind = readings.get(0).kind();
        String why = kind.text() + (readings.get(0).exact() ? " (exact)" : " (by its shape)");
        return ofHandle(text)
                .<Route>map(did -> new Renamed(did, why))
                .orElseGet(() -> new Elsewhere(kind, why + ": " + kind.route() + " would know"));
    }

    /** Everything that a text may be, the likeliest first. */
    static List<Classification.Reading> readings(String text) {
        return new Classifier(did -> Bid.parse(did) instanceof BidParse.Parsed)
                .classify(text)
                .readings();
    }

    /** A Handle without what stands before it. */
    static String handle(String text) {
        return HANDLE_STARTS.stream()
                .filter(text::startsWith)
                .findFirst()
                .map(start -> text.substring(start.length()))
                .orElse(text);
    }

    /** The identifier that is a Handle: a VAA code, or a DID below whichever prefix. */
    private static Optional<String> ofHandle(String text) {
        String handle = handle(text);
        int slash = handle.indexOf('/');
        if (slash > 0 && handle.startsWith("did:", slash + 1)) {
            return Optional.of(handle.substring(slash + 1));
        }
        // Codes are Handles of the industrial internet's nodes: other prefixes have another meaning.
        boolean ofNodes = handle.startsWith("88.") || handle.startsWith("86.");
        return ofNodes ? did(Codec15459.handle(handle, Profile.EXTENDED)) : Optional.empty();
    }

    private static Optional<String> did(Reading reading) {
        return reading instanceof Reading.Read read
                ? read.carried().identity().flatMap(Identity15459::vaaCode).map(DidForm::of)
                : Optional.empty();
    }
}
