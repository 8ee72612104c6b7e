package dev.flint.deploy.house;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.function.Function;

/**
 * Records as second-level and enterprise nodes of the industrial internet ask for them over HTTP (IDIS digest, 4.3 and
 * 4.4). They are read only; what is said has status 200, as these interfaces have it.
 *
 * <pre>
 *   POST /identity/token, /identity/token/v1       tokens for users, if there are any
 *   GET /identityv2/data/detail?handle=            with a token, if there are users
 *   GET /api/v1/doip/public/challenge?handle=      and
 *   POST /api/v1/doip/public/verify-response       tokens for applications, if there are any
 *   GET, POST /api/v1/doip?targetId=&amp;operationId=0.DOIP/Op.Retrieve
 * </pre>
 */
final class IdisFaces {
    private static final String IDENTITY = "/identity";
    private static final String TOKEN = "/identity/token";
    private static final String TOKEN_OF_TODAY = "/identity/token/v1";
    private static final String DETAIL = "/identityv2/data/detail";
    private static final String DOIP = "/api/v1/doip";
    private static final String CHALLENGE = "/api/v1/doip/public/challenge";
    private static final String VERIFY = "/api/v1/doip/public/verify-response";
    private static final String RETRIEVE = "0.DOIP/Op.Retrieve";
    private static final int BODY_OCTETS_MAX = 8_192;

    private final IdisRecords records;
    private final IdisLogin login;

    IdisFaces(IdisRecords records, IdisLogin login) {
        this.records = records;
        this.login = login;
    }

    /** Whether a path is one of theirs. */
    static boolean own(String path) {
        return path.startsWith(IDENTITY) || path.equals(DOIP) || path.startsWith(DOIP + '/');
    }

    Future<HandleReply> answer(HttpServerRequest request) {
        String path = Optional.ofNullable(request.path()).orElse("/");
        return path.startsWith(IDENTITY) ? ofSecondLevel(request, path) : ofEnterprise(request, path);
    }

    private Future<HandleReply> ofSecondLevel(HttpServerRequest request, String path) {
        String method = request.method().name();
        if (path.equals(DETAIL) && isRead(method)) {
            String authorization =
                    Optional.ofNullable(request.getHeader("Authorization")).orElse("");
            return login.knowsUsers() && !login.isKnown(authorization)
                    ? snms(IdisReplies.SNMS_UNKNOWN, "a token is needed, Authorization: Bearer")
                    : records.detail(request.getParam("handle", "")).map(said -> HandleReply.json(200, said));
        }
        boolean ofToday = path.equals(TOKEN_OF_TODAY);
        if (login.knowsUsers() && (ofToday || path.equals(TOKEN))) {
            return method.equals("POST")
                    ? ofBody(
                            request,
                            body -> login.token(body, ofToday),
                            message -> IdisReplies.snms(IdisReplies.SNMS_FAILURE, message))
                    : snms(IdisReplies.SNMS_FAILURE, "tokens are asked for with POST");
        }
        return snms(
                IdisReplies.SNMS_NO_PERMISSION,
                login.knowsUsers() ? "this node is read only" : "this node is read only, and needs no token");
    }

    private Future<HandleReply> ofEnterprise(HttpServerRequest request, String path) {
        String method = request.method().name();
        if (login.knowsApplications() && path.equals(CHALLENGE) && isRead(method)) {
            return secretly(login.challenge(request.getParam("handle", "")));
        }
        if (login.knowsApplications() && path.equals(VERIFY) && method.equals("POST")) {
            return ofBody(request, login::verified, message -> IdisReplies.doip(IdisReplies.DOIP_PARAMETER, message));
        }
        boolean asks = path.equals(DOIP) && (isRead(method) || method.equals("POST"));
        return asks && request.getParam("operationId", "").equals(RETRIEVE)
                ? records.retrieve(request.getParam("targetId", "")).map(said -> HandleReply.json(200, said))
                : Future.succeededFuture(HandleReply.json(
                        200, IdisReplies.doip(IdisReplies.DOIP_NOT_AUTHORIZED, "this node only answers " + RETRIEVE)));
    }

    private static Future<HandleReply> ofBody(
            HttpServerRequest request, Function<Buffer, JsonObject> answer, Function<String, JsonObject> refusal) {
        return LimitedBody.of(request, BODY_OCTETS_MAX)
                .compose(body -> body.map(octets -> secretly(answer.apply(octets)))
                        .orElseGet(() -> Future.succeededFuture(HandleReply.json(
                                413, refusal.apply("a body has at most " + BODY_OCTETS_MAX + " octets")))));
    }

    private static Future<HandleReply> snms(int status, String message) {
        return Future.succeededFuture(HandleReply.json(200, IdisReplies.snms(status, message)));
    }

    /** What nobody may keep. */
    private static Future<HandleReply> secretly(JsonObject said) {
        return Future.succeededFuture(HandleReply.json(200, said).with("Cache-Control", "no-store"));
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }
}
