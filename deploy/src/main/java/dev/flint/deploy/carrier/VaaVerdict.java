package dev.flint.deploy.carrier;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.vaa.Afi;
import dev.flint.vaa.Carried;
import dev.flint.vaa.CarrierModes;
import dev.flint.vaa.CheckCharacter;
import dev.flint.vaa.Codec15459;
import dev.flint.vaa.DidForm;
import dev.flint.vaa.HandleForm;
import dev.flint.vaa.Identity15459;
import dev.flint.vaa.Reading;
import dev.flint.vaa.UiiTag;
import dev.flint.vaa.UrlForm;
import dev.flint.vaa.UrnCode40;
import dev.flint.vaa.VaaCode;
import java.util.HexFormat;
import java.util.Optional;

/** What {@code flint vaa} says of a code or its carrier, as JSON. */
public final class VaaVerdict {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();
    private static final int AKA_DID = 102;
    private static final int AKA_HANDLE = 105;

    private VaaVerdict() {}

    /** The verdict on what was read. */
    public static ObjectNode of(Reading reading) {
        if (reading instanceof Reading.Rejected rejected) {
            return error(rejected.error().name(), rejected.index());
        }
        var carried = ((Reading.Read) reading).carried();
        var verdict = JSON.objectNode().put("valid", true);
        carried.identity().ifPresentOrElse(identity -> identity(verdict, identity), () -> verdict.putNull("canonical"));
        source(verdict, carried);
        if (!carried.blocks().isEmpty()) {
            verdict.set("elements", elements(carried.blocks().get(0)));
            if (!carried.blocks().get(0).format().isEmpty()) {
                var formats = verdict.putArray("formats");
                carried.blocks()
                        .forEach(block -> formats.addArray().add(block.format()).add(elements(block)));
            }
        }
        var warnings = verdict.putArray("warnings");
        carried.warnings().forEach(warning -> warnings.add(warning.text()));
        return verdict;
    }

    /**
     * The verdict on what cannot be read.
     *
     * @param index negative if the whole is at fault
     */
    public static ObjectNode error(String code, int index) {
        var verdict = JSON.objectNode().put("valid", false);
        verdict.putObject("error").put("code", code).set("index", index < 0 ? JSON.nullNode() : JSON.numberNode(index));
        return verdict;
    }

    private static void source(ObjectNode verdict, Carried carried) {
        if (carried.source() instanceof Carried.Source.Symbol symbol) {
            verdict.put("symbology", symbol.identifier());
        } else if (carried.source() instanceof Carried.Source.KeyDid key) {
            verdict.put("keyIdHex", key.keyId());
        } else if (carried.source() instanceof Carried.Source.Radio radio) {
            var tag = radio.tag();
            verdict.put("afi", HEX.toHexDigits((byte) tag.afi().code()))
                    .put("text", tag.text())
                    .put("eot", tag.eot())
                    .put("userMemory", tag.userMemory());
        }
    }

    private static ArrayNode elements(Carried.Block block) {
        var elements = JSON.arrayNode();
        for (var element : block.elements()) {
            if (element.dataIdentifier().isEmpty()) {
                elements.add(element.data());
            } else {
                elements.addArray().add(element.dataIdentifier()).add(element.data());
            }
        }
        return elements;
    }

    private static void identity(ObjectNode verdict, Identity15459 identity) {
        String text = identity.text();
        verdict.put("canonical", text).put("length", text.length());
        var fields = verdict.putObject("fields");
        identity.fields().forEach(fields::put);
        verdict.put("dataIdentifier", identity.dataIdentifier().text());
        verdict.set(
                "iso15459Part",
                identity.dataIdentifier().part() == 0
                        ? JSON.nullNode()
                        : JSON.numberNode(identity.dataIdentifier().part()));
        verdict.put("diData", identity.diData()).put("envelope06", Codec15459.envelopeOf(identity));
        verdict.putObject("carriers")
                .put("qrAlphanumericMode", CarrierModes.isQrAlphanumeric(text))
                .put("code39", CarrierModes.isCode39(text))
                .put("sixBit", CarrierModes.isSixBit(text));
        verdict.set(
                "rfid",
                Afi.of(identity.dataIdentifier())
                        .<JsonNode>map(afi -> tag(UiiTag.of(afi, identity.diData())))
                        .orElseGet(JSON::nullNode));
        verdict.set("urnCode40Hex", text(UrnCode40.encode(text).map(HEX::formatHex)));
        verdict.set("mod37_36", text(CheckCharacter.of(text).map(String::valueOf)));
        verdict.put("urlPath", UrlForm.pathOf(identity));
        identity.vaaCode().ifPresent(code -> code(verdict, code, fields));
    }

    private static void code(ObjectNode verdict, VaaCode code, ObjectNode fields) {
        if (verdict.path("dataIdentifier").asText().equals("15N")) {
            fields.set("chainCode", text(code.chainCode()));
            verdict.set("rfid15N", verdict.path("rfid"));
            verdict.set("rfid25S", tag(UiiTag.of(Afi.PRODUCT, "25S" + code.text())));
        }
        verdict.put("strict", code.isStrict())
                .put("handle", HandleForm.of(code))
                .put("did", DidForm.of(code));
        var names = verdict.putArray("alsoKnownAs");
        names.addObject().put("type", AKA_DID).put("id", DidForm.of(code));
        names.addObject().put("type", AKA_HANDLE).put("id", HandleForm.of(code));
    }

    private static ObjectNode tag(UiiTag tag) {
        var json = JSON.objectNode().put("afi", HEX.toHexDigits((byte) tag.afi().code()));
        if (tag.encode() instanceof UiiTag.Encoding.Rejected rejected) {
            return json.put("encodable", false)
                    .put("error", rejected.error().name())
                    .put("index", rejected.index())
                    .put("char", tag.text().substring(rejected.index(), rejected.index() + 1));
        }
        var encoded = (UiiTag.Encoding.Encoded) tag.encode();
        return json.put("encodable", true)
                .put("text", tag.text())
                .put("eot", tag.eot())
                .put("uiiBits", 16 * encoded.words())
                .put("uiiWords", encoded.words())
                .put("padBits", encoded.padBits())
                .put("pcHex", encoded.pcHex())
                .put("uiiHex", encoded.uiiHex())
                .put("mb01FromPcHex", encoded.hex());
    }

    private static JsonNode text(Optional<String> text) {
        return text.<JsonNode>map(JSON::textNode).orElseGet(JSON::nullNode);
    }
}
