package dev.flint.http;

import dev.flint.pipeline.Outcome;
import dev.flint.spi.ResolutionError;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;

/** Refusals as bodies: resolution errors in the envelope the client reads, all others as problem details. */
final class ErrorBody {
    static final String PROBLEM = "application/problem+json";

    private ErrorBody() {}

    /** @param status usually the error's own; another one where HTTP has a better word */
    static Buffer ofResolution(Asked asked, Outcome.Refused refused, int status) {
        var error = refused.error();
        String detail = refused.detail();
        return switch (asked.envelope()) {
            case LEGACY_RESOLUTION -> legacy("didResolutionMetadata", error, detail);
            case LEGACY_DEREFERENCING -> legacy("didDereferencingMetadata", error, detail);
            case DRIVER_RESOLUTION -> driver("didDocument", "didResolutionMetadata", "didDocumentMetadata", refused);
            case DRIVER_DEREFERENCING -> driver("content", "dereferencingMetadata", "contentMetadata", refused);
            case DEREFERENCING ->
                new JsonObject()
                        .putNull("content")
                        .putNull("contentStream")
                        .put("dereferencingMetadata", new JsonObject().put("error", object(error, status, detail)))
                        .put("contentMetadata", new JsonObject())
                        .toBuffer();
            case RESOLUTION, DID, DID_JSON, DID_LD_JSON, JSON, LD_JSON, DID_CBOR, URI_LIST ->
                new JsonObject()
                        .putNull("didDocument")
                        .put(
                                "didResolutionMetadata",
                                resolutionMetadata(object(error, status, detail), refused.proof()))
                        .put("didDocumentMetadata", new JsonObject())
                        .toBuffer();
        };
    }

    private static JsonObject resolutionMetadata(JsonObject error, String proof) {
        var metadata = new JsonObject().put("error", error);
        return proof.isEmpty() ? metadata : metadata.put("proof", proof);
    }

    private static Buffer driver(String content, String metadata, String contentMetadata, Outcome.Refused refused) {
        return new JsonObject()
                .putNull(content)
                .put(
                        metadata,
                        new JsonObject().put("error", refused.error().keyword()).put("errorMessage", refused.detail()))
                .put(contentMetadata, new JsonObject())
                .toBuffer();
    }

    private static Buffer legacy(String metadata, ResolutionError error, String detail) {
        return new JsonObject()
                .put("@context", "https://w3id.org/did-resolution/v1")
                .putNull("didDocument")
                .put(metadata, new JsonObject().put("error", error.keyword()).put("errorMessage", detail))
                .put("didDocumentMetadata", new JsonObject())
                .toBuffer();
    }

    /** Problem details of RFC 9457 for what is not about a DID. */
    static Buffer problem(int status, String name, String title, String detail) {
        return new JsonObject()
                .put("type", "/problems/" + name)
                .put("title", title)
                .put("status", status)
                .put("detail", detail)
                .toBuffer();
    }

    private static JsonObject object(ResolutionError error, int status, String detail) {
        return new JsonObject()
                .put("type", error.type())
                .put("title", title(error))
                .put("status", status)
                .put("detail", detail);
    }

    private static String title(ResolutionError error) {
        return switch (error) {
            case INVALID_DID -> "The identifier is not a valid DID";
            case INVALID_DID_URL -> "The identifier is not a valid DID URL";
            case INVALID_OPTIONS -> "The options are not valid";
            case NOT_FOUND -> "Nothing is registered under this identifier";
            case REPRESENTATION_NOT_SUPPORTED -> "The representation asked for is not supported";
            case INVALID_DID_DOCUMENT -> "The document found is not valid";
            case METHOD_NOT_SUPPORTED -> "The method is not supported";
            case FEATURE_NOT_SUPPORTED -> "The feature is not supported";
            case INVALID_PUBLIC_KEY -> "The identifier is not of a valid public key";
            case INVALID_PUBLIC_KEY_LENGTH -> "The public key is too short or too long for its kind";
            case INVALID_PUBLIC_KEY_TYPE -> "Public keys of this kind do not have this form";
            case UNSUPPORTED_PUBLIC_KEY_TYPE -> "Public keys of this kind or form are not supported";
            case INTERNAL_ERROR -> "The resolver failed";
            case INVALID_VERIFICATION_METHOD -> "What was found is not a verification method";
            case INVALID_RELATIONSHIP_FOR_VERIFICATION_METHOD ->
                "The verification method does not stand in the relationship";
        };
    }
}
