package dev.flint.deploy.cli;

import dev.flint.bid.Bid;
import dev.flint.bid.BidFault;
import dev.flint.bid.BidParse;
import dev.flint.bridge.classify.Classification;
import dev.flint.bridge.classify.Classifier;
import dev.flint.deploy.carrier.CodeForm;
import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.id.IdentifierParse;
import dev.flint.id.Vaa;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import java.util.HexFormat;
import java.util.List;

/** What {@code flint parse} says of an identifier, as JSON. */
final class Verdict {
    private static final String BID_PREFIX = "did:bid:";

    private static final Classifier CLASSIFIER = new Classifier(did -> Bid.parse(did) instanceof BidParse.Parsed);

    private final JsonText json = new JsonText();
    private boolean valid;

    /** Whether the last one was valid. */
    boolean wasValid() {
        return valid;
    }

    /** The verdict on one line of input. */
    String on(Lines.Line line) {
        var input = InputLine.of(line);
        if (input instanceof InputLine.Malformed malformed) {
            return invalid(line.shown(), malformed.code(), malformed.index(), malformed.message());
        }
        return on(((InputLine.Given) input).input());
    }

    /** The verdict on one identifier. */
    String on(String text) {
        if (text.startsWith(BID_PREFIX)) {
            var parse = Bid.parse(text);
            return parse instanceof BidParse.Parsed parsed
                    ? bid(text, parsed.bid())
                    : rejected(text, (BidParse.Rejected) parse);
        }
        var form = CodeForm.certain(text);
        if (form.isPresent()) {
            return code(text, form.get());
        }
        return Identifier.parse(text)
                .<String>match(identifier -> identifier(text, identifier), rejected -> other(text, rejected));
    }

    /** The verdict on a valid identifier where only a BID will do. */
    String noBid(String text) {
        return invalid(text, BidFault.METHOD.name(), 0, "not a BID");
    }

    private String bid(String text, Bid bid) {
        begin(text, "bid")
                .string("canonical", bid.canonical())
                .string("subChain", bid.subChain().text());
        if (bid.isSubChainDocument()) {
            return json.nothing("keyType")
                    .nothing("encoding")
                    .nothing("digestHex")
                    .strings("kinds", List.of("bid"))
                    .end();
        }
        return json.string("keyType", bid.keyType().label())
                .string("encoding", bid.encoding().label())
                .string("digestHex", HexFormat.of().formatHex(bid.digest()))
                .strings("kinds", List.of("bid"))
                .end();
    }

    private String rejected(String text, BidParse.Rejected rejected) {
        return invalid(
                text,
                rejected.fault().name(),
                rejected.index(),
                rejected.fault().text());
    }

    private String identifier(String text, Identifier identifier) {
        if (identifier instanceof Did did) {
            return begin(text, "did")
                    .string("method", did.method())
                    .string("methodSpecificId", did.methodSpecificId())
                    .string("canonical", did.canonical())
                    .strings("kinds", List.of("did"))
                    .end();
        }
        var code = ((Vaa) identifier).code();
        return begin(text, "vaa")
                .string("canonical", identifier.canonical())
                .string("topNodeCode", code.topTierCode())
                .string("secondNodeCode", code.secondTierCode())
                .string("enterpriseCode", code.enterpriseCode())
                .string("serialNumber", code.serialNumber())
                .strings("kinds", List.of("vaa"))
                .end();
    }

    private String code(String text, CodeForm form) {
        var reading = form.read(text, Profile.EXTENDED);
        if (reading instanceof Reading.Rejected rejected) {
            return invalid(
                    text,
                    rejected.error().name(),
                    Math.max(0, rejected.index()),
                    "looks like a " + form + ", and cannot be read as one");
        }
        var carried = ((Reading.Read) reading).carried();
        var verdict = begin(text, "code").string("form", form.toString());
        carried.identity()
                .ifPresent(identity -> verdict.string("canonical", identity.text())
                        .string("dataIdentifier", identity.dataIdentifier().text()));
        boolean vaa = carried.identity().flatMap(Identity15459::vaaCode).isPresent();
        return verdict.strings("kinds", vaa ? List.of("vaa") : List.of()).end();
    }

    private static List<String> kinds(Classification classification) {
        return classification.readings().stream()
                .map(reading -> reading.kind().text())
                .toList();
    }

    /** Nothing that is resolved here, but perhaps something all the same. */
    private String other(String text, IdentifierParse.Rejected rejected) {
        var classification = CLASSIFIER.classify(text);
        // A DID with something around it is no DID, whatever it was meant to be.
        if (classification.readings().isEmpty() || classification.text().startsWith("did:")) {
            return invalid(
                    text,
                    rejected.fault().name(),
                    rejected.index(),
                    rejected.fault().text());
        }
        var first = classification.readings().get(0);
        valid = true;
        return json.begin()
                .string("input", text)
                .truth("valid", true)
                .string("kind", first.kind().text())
                .string("confidence", first.exact() ? "exact" : "shape")
                .string("route", first.kind().route())
                .truth("normalized", classification.normalized())
                .strings("kinds", kinds(classification))
                .end();
    }

    private JsonText begin(String text, String kind) {
        valid = true;
        return json.begin().string("input", text).truth("valid", true).string("kind", kind);
    }

    private String invalid(String text, String code, int index, String message) {
        valid = false;
        return json.begin()
                .string("input", text)
                .truth("valid", false)
                .open("error")
                .string("code", code)
                .number("index", index)
                .string("message", message)
                .close()
                .strings("kinds", kinds(CLASSIFIER.classify(text)))
                .end();
    }
}
