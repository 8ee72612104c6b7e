package dev.flint.deploy.house;

import dev.flint.bridge.handle.HandleRecord;
import dev.flint.bridge.handle.HandleValue;
import dev.flint.bridge.handle.RecordSource;
import io.vertx.core.Future;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/**
 * Records as second-level and enterprise nodes of the industrial internet ask for them over HTTP (IDIS digest, 4.3 and
 * 4.4); they are read only, and need no token.
 *
 * <pre>
 *   GET /identityv2/data/detail?handle=
 *   GET, POST /api/v1/doip?targetId=&amp;operationId=0.DOIP/Op.Retrieve
 * </pre>
 */
final class IdisFaces {
    private static final String DETAIL = "/identityv2/data/detail";
    private static final String IDENTITY = "/identity";
    private static final String DOIP = "/api/v1/doip";
    private static final String RETRIEVE = "0.DOIP/Op.Retrieve";

    private static final int SNMS_SUCCESS = 1;
    private static final int SNMS_FAILURE = -2;
    private static final int SNMS_NO_PERMISSION = -3;
    private static final int DOIP_SUCCESS = 1;
    private static final int DOIP_NOT_AUTHORIZED = 103;
    private static final int DOIP_NOT_FOUND = 104;
    private static final int DOIP_PARAMETER = 106;
    private static final int DOIP_ERROR = 500;

    private final RecordSource records;

    IdisFaces(RecordSource records) {
        this.records = records;
    }

    /** Whether a path is one of theirs. */
    static boolean own(String path) {
        return path.startsWith(IDENTITY) || path.equals(DOIP) || path.startsWith(DOIP + '/');
    }

    /** What is said to a request, always with status 200, as these interfaces have it. */
    Future<HandleReply> answer(HttpServerRequest request) {
        return said(request).map(said -> HandleReply.json(200, said));
    }

    private Future<JsonObject> said(HttpServerRequest request) {
        String path = Optional.ofNullable(request.path()).orElse("/");
        String method = request.method().name();
        boolean reads = method.equals("GET") || method.equals("HEAD");
        if (path.equals(DETAIL) && reads) {
            return detail(request.getParam("handle", ""));
        }
        if (path.startsWith(IDENTITY)) {
            return now(snms(SNMS_NO_PERMISSION, "this node is read only, and needs no token"));
        }
        String operation = request.getParam("operationId", "");
        if (!path.equals(DOIP) || !(reads || method.equals("POST")) || !operation.equals(RETRIEVE)) {
            return now(doip(DOIP_NOT_AUTHORIZED, "this node only answers " + RETRIEVE));
        }
        return retrieve(request.getParam("targetId", ""));
    }

    private static Future<JsonObject> now(JsonObject answer) {
        return Future.succeededFuture(answer);
    }

    private static JsonObject snms(int status, String message) {
        return new JsonObject().put("status", status).put("message", message);
    }

    private static JsonObject doip(int code, String message) {
        return new JsonObject().put("code", code).put("message", message);
    }

    private Future<JsonObject> detail(String handle) {
        int slash = handle.indexOf('/');
        if (slash < 1) {
            return now(snms(SNMS_FAILURE, "handle is a prefix, a slash and a suffix"));
        }
        return records.find(handle).map(record -> {
            if (!(record instanceof HandleRecord.Found found)) {
                return snms(SNMS_FAILURE, why(record));
            }
            var values = new JsonArray();
            visible(found)
                    .forEach(value -> values.add(new JsonObject()
                            .put("index", Integer.toUnsignedLong(value.index()))
                            .put("type", value.type())
                            .put("auth", "1")
                            .put(
                                    "data",
                                    new JsonObject().put("format", "string").put("value", value.text()))));
            var data = new JsonObject()
                    .put("code", "200")
                    .put("prefix", handle.substring(0, slash))
                    .put("handle", handle)
                    .put("templateVersion", "1.0")
                    .put("value", values);
            return snms(SNMS_SUCCESS, "success").put("data", data);
        });
    }

    private Future<JsonObject> retrieve(String target) {
        if (target.indexOf('/') < 1) {
            return now(doip(DOIP_PARAMETER, "targetId is a prefix, a slash and a suffix"));
        }
        return records.find(target).map(record -> {
            if (!(record instanceof HandleRecord.Found found)) {
                return doip(record instanceof HandleRecord.Unavailable ? DOIP_ERROR : DOIP_NOT_FOUND, why(record));
            }
            var elements = new JsonArray();
            visible(found)
                    .forEach(value -> elements.add(new JsonObject()
                            .put("index", Integer.toUnsignedLong(value.index()))
                            .put("type", value.type())
                            .put("name", value.type())
                            .put("dataType", "string")
                            .put("value", value.text())));
            var attributes =
                    new JsonObject().put("id", target).put("type", "0.TYPE/DO").put("elements", elements);
            var data =
                    new JsonObject().put("id", target).put("type", "0.TYPE/DO").put("attributes", attributes);
            return doip(DOIP_SUCCESS, "success").put("data", data);
        });
    }

    private static String why(HandleRecord record) {
        return record instanceof HandleRecord.Foreign
                ? "the prefix does not live here"
                : record instanceof HandleRecord.Absent ? "no such identifier" : "that cannot be told at the moment";
    }

    /** What everybody may read, and can be read as a text. */
    private static List<HandleValue> visible(HandleRecord.Found found) {
        return found.values().stream()
                .filter(HandleValue::isPublic)
                .filter(value -> StandardCharsets.UTF_8.newEncoder().canEncode(value.text())
                        && value.text().indexOf('\0') < 0)
                .toList();
    }
}
