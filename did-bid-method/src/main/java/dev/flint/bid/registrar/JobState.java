package dev.flint.bid.registrar;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/** The states of a job, as they are told: DIF DID Registration, section 5. */
final class JobState {
    /** Name of the only thing that is ever to be signed. */
    static final String SIGNING_REQUEST = "updateAuthorization";

    private static final int OK = 200;
    private static final int CREATED = 201;
    private static final int WAIT_MILLIS = 1_000;
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private JobState() {}

    /** The client has to say for which key. */
    static RegistrarAnswer keyWanted(String jobId) {
        var state = state("action").put("action", "getVerificationMethod");
        state.putArray("verificationMethodTemplate")
                .addObject()
                .put("type", "Multikey")
                .putArray("purpose")
                .add("authentication");
        return answer(OK, jobId, state, JSON.objectNode());
    }

    /** The client has to sign. */
    static RegistrarAnswer signatureWanted(String jobId, Draft draft) {
        var state = state("action").put("did", draft.id().canonical()).put("action", "signPayload");
        var request = state.putObject("signingRequest").putObject(SIGNING_REQUEST);
        request.put("kid", draft.kid())
                .put("alg", draft.algorithm())
                .put("purpose", "authentication")
                .put("serializedPayload", Base64.getEncoder().encodeToString(draft.message()))
                .set("payload", draft.unsigned());
        return answer(OK, jobId, state, JSON.objectNode());
    }

    /** The ledger is busy; asked again, it is tried again. */
    static RegistrarAnswer wait(String jobId, String detail) {
        return answer(OK, jobId, state("wait").put("wait", detail).put("waitTime", WAIT_MILLIS), JSON.objectNode());
    }

    static RegistrarAnswer failed(Fault fault) {
        var state = state("failed").put("reason", fault.reason());
        state.putObject("error")
                .put("type", fault.type())
                .put("title", fault.title())
                .put("status", fault.status())
                .put("detail", fault.detail());
        return answer(fault.status(), null, state, JSON.objectNode());
    }

    /**
     * It is on the ledger.
     *
     * @param created whether the DID is new
     */
    static RegistrarAnswer finished(boolean created, ObjectNode state, ObjectNode documentMetadata) {
        return answer(created ? CREATED : OK, null, state, documentMetadata);
    }

    static ObjectNode state(String name) {
        return JSON.objectNode().put("state", name);
    }

    private static RegistrarAnswer answer(
            int status, @Nullable String jobId, ObjectNode state, ObjectNode documentMetadata) {
        var body = JSON.objectNode().put("jobId", jobId);
        body.set("didState", state);
        body.putObject("didRegistrationMetadata");
        body.set("didDocumentMetadata", documentMetadata);
        return new RegistrarAnswer(status, Buffer.buffer(body.toString().getBytes(StandardCharsets.UTF_8)));
    }
}
