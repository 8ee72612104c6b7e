package dev.flint.bid.document;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.KeyType;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/** The keys of a document, and what each may do. */
final class VerificationMethods {
    private static final int COORDINATE_OCTETS = 32;

    private final BidDocument document;
    private final List<DocumentKey> usable;

    VerificationMethods(BidDocument document) {
        this.document = document;
        this.usable =
                document.keys().stream().filter(key -> key.usable().isPresent()).toList();
    }

    boolean hasMultikey() {
        return usable.stream().anyMatch(key -> !isSm2(key));
    }

    boolean hasJsonWebKey() {
        return usable.stream().anyMatch(VerificationMethods::isSm2);
    }

    /** Ids of the keys that cannot be used. */
    List<String> dropped() {
        return document.keys().stream()
                .filter(key -> key.usable().isEmpty())
                .map(DocumentKey::id)
                .toList();
    }

    void write(JsonGenerator json) throws IOException {
        if (!usable.isEmpty()) {
            json.writeArrayFieldStart("verificationMethod");
            for (var key : usable) {
                write(json, key);
            }
            json.writeEndArray();
        }
        var foreign = foreignControllers();
        if (foreign.size() == 1) {
            json.writeStringField("controller", foreign.get(0));
        } else {
            DidDocumentMapping.writeTexts(json, "controller", foreign);
        }
        var own = document.authentication().stream().filter(this::isUsable).toList();
        DidDocumentMapping.writeTexts(
                json,
                "authentication",
                document.authentication().stream()
                        .filter(keyId -> isForeign(keyId) || isUsable(keyId))
                        .toList());
        DidDocumentMapping.writeTexts(json, "assertionMethod", own);
        DidDocumentMapping.writeTexts(json, "capabilityInvocation", own);
    }

    private static void write(JsonGenerator json, DocumentKey key) throws IOException {
        BidPublicKey publicKey = key.usable().orElseThrow();
        json.writeStartObject();
        json.writeStringField("id", key.id());
        json.writeStringField("type", isSm2(key) ? "JsonWebKey" : "Multikey");
        json.writeStringField("controller", key.controller().canonical());
        if (isSm2(key)) {
            byte[] point = publicKey.raw();
            json.writeObjectFieldStart("publicKeyJwk");
            json.writeStringField("kty", "EC");
            json.writeStringField("crv", "SM2");
            json.writeStringField("x", base64Url(point, 1));
            json.writeStringField("y", base64Url(point, 1 + COORDINATE_OCTETS));
            json.writeEndObject();
        } else {
            json.writeStringField("publicKeyMultibase", publicKey.toMultibase());
        }
        json.writeEndObject();
    }

    private List<String> foreignControllers() {
        return document.authentication().stream()
                .filter(this::isForeign)
                .map(KeyIds::did)
                .distinct()
                .toList();
    }

    private boolean isForeign(String keyId) {
        return !KeyIds.did(keyId).equals(document.id().canonical());
    }

    private boolean isUsable(String keyId) {
        return usable.stream().anyMatch(key -> key.id().equals(keyId));
    }

    private static boolean isSm2(DocumentKey key) {
        return key.usable().orElseThrow().type() == KeyType.SM2;
    }

    private static String base64Url(byte[] point, int from) {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(Arrays.copyOfRange(point, from, from + COORDINATE_OCTETS));
    }
}
