package dev.flint.bid.document;

import com.fasterxml.jackson.databind.JsonNode;
import dev.flint.bid.document.DocumentFault.Kind;
import dev.flint.id.SubChainCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What the members of {@code extension} mean.
 *
 * @param delegateSign empty or one
 */
record Extension(
        List<String> recovery,
        int ttl,
        int objectType,
        List<SubChainCode> subChains,
        Optional<DocumentProof> delegateSign) {
    static Extension read(Members extension, Findings findings) {
        Optional<DocumentProof> delegateSign =
                extension.object("delegateSign").flatMap(delegation -> proof(delegation, "signer"));
        int objectType = objectType(extension, findings);
        extension.objects("attributes");
        credentials(extension);
        return new Extension(
                extension.keyIds("recovery"),
                ttl(extension, findings),
                objectType,
                subChains(extension, findings),
                delegateSign);
    }

    /** A proof or a delegation; empty when it is faulty, which the members' findings then say. */
    static Optional<DocumentProof> proof(Members members, String creatorName) {
        Optional<String> creator = members.keyId(creatorName);
        Optional<String> signatureValue = members.text("signatureValue");
        return creator.isPresent() && signatureValue.isPresent()
                ? Optional.of(new DocumentProof(creator.get(), signatureValue.get()))
                : Optional.empty();
    }

    private static int ttl(Members extension, Findings findings) {
        OptionalLong seconds = extension.integer("ttl");
        if (seconds.isEmpty() || seconds.getAsLong() < 0) {
            findings.warn(Kind.DEFAULTED, extension.pointer("ttl"), "missing or negative: a day is taken");
            return BidDocument.TTL_DEFAULT;
        }
        if (seconds.getAsLong() > BidDocument.TTL_MAX) {
            findings.warn(Kind.CLAMPED, extension.pointer("ttl"), "longer than a week: a week is taken");
        }
        return (int) Math.min(seconds.getAsLong(), BidDocument.TTL_MAX);
    }

    private static int objectType(Members extension, Findings findings) {
        if (!extension.require("type")) {
            return 0;
        }
        OptionalLong type = extension.integer("type");
        if (type.isPresent() && (type.getAsLong() < 0 || type.getAsLong() > Integer.MAX_VALUE)) {
            findings.fault(Kind.NOT_A_NUMBER, extension.pointer("type"), "not an object type");
            return 0;
        }
        return (int) type.orElse(0);
    }

    private static List<SubChainCode> subChains(Members extension, Findings findings) {
        List<SubChainCode> codes = new ArrayList<>();
        for (Members.Element element : extension.array("acsns")) {
            // Texts by the rule; other lineages write objects {acsn, acsnAddress} and {ACSN, ACSNAddress}.
            boolean text = element.value().isTextual();
            JsonNode object = element.value();
            String code = (text ? object : object.path(object.has("acsn") ? "acsn" : "ACSN")).asText("");
            if (!text) {
                findings.warn(Kind.LENIENT_FORM, element.pointer(), "not a text");
            }
            Optional<SubChainCode> parsed = SubChainCode.parse(code.strip());
            parsed.ifPresent(codes::add);
            if (parsed.isEmpty()) {
                findings.fault(Kind.NOT_A_CODE, element.pointer(), "not a sub-chain code");
            }
        }
        return List.copyOf(codes);
    }

    private static void credentials(Members extension) {
        for (Members credential : extension.objects("verifiableCredentials")) {
            credential.bid("id");
            if (credential.require("type")) {
                credential.integer("type");
            }
        }
    }
}
