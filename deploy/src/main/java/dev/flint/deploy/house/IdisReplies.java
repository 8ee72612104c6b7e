package dev.flint.deploy.house;

import io.vertx.core.json.JsonObject;

/** How the two interfaces say how something ended (IDIS digest, 4.3 and 4.4). */
final class IdisReplies {
    static final int SNMS_SUCCESS = 1;
    static final int SNMS_UNKNOWN = -1;
    static final int SNMS_FAILURE = -2;
    static final int SNMS_NO_PERMISSION = -3;
    static final int DOIP_SUCCESS = 1;
    static final int DOIP_UNKNOWN = 102;
    static final int DOIP_NOT_AUTHORIZED = 103;
    static final int DOIP_NOT_FOUND = 104;
    static final int DOIP_PARAMETER = 106;
    static final int DOIP_ERROR = 500;

    private IdisReplies() {}

    /** Of second-level nodes. */
    static JsonObject snms(int status, String message) {
        return new JsonObject().put("status", status).put("message", message);
    }

    static JsonObject snms(JsonObject data) {
        return snms(SNMS_SUCCESS, "success").put("data", data);
    }

    /** Of enterprise nodes. */
    static JsonObject doip(int code, String message) {
        return new JsonObject().put("code", code).put("message", message);
    }

    static JsonObject doip(Object data) {
        return doip(DOIP_SUCCESS, "success").put("data", data);
    }
}
