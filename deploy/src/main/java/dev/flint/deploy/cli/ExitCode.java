package dev.flint.deploy.cli;

import java.net.http.HttpResponse;

/** How a command ends. */
final class ExitCode {
    static final int OK = 0;
    static final int INTERNAL = 1;
    static final int USAGE = 2;
    static final int NOT_FOUND = 3;
    static final int INVALID_IDENTIFIER = 4;
    static final int DEACTIVATED = 5;
    static final int UNSUPPORTED = 6;
    static final int NETWORK = 7;
    static final int VERIFICATION = 8;
    static final int AUTHORIZATION = 9;
    static final int CONFLICT = 10;
    static final int PARTIAL = 11;

    /** The error code of RFC-004, section 6.1.5, for a signature that does not hold. */
    private static final int VERIFY_FAILED = 9;

    private ExitCode() {}

    /** For the answer to a question about an identifier. */
    static int ofResolution(HttpResponse<String> answer) {
        if (answer.statusCode() != 400) {
            return ofStatus(answer.statusCode());
        }
        var error = AnswerBody.tree(answer.body()).at("/didResolutionMetadata/error");
        String name = error.isTextual() ? error.textValue() : error.path("type").asText();
        return name.endsWith("#INVALID_OPTIONS") || name.equals("invalidOptions") ? USAGE : INVALID_IDENTIFIER;
    }

    /** For the answer to an operation. */
    static int ofOperation(HttpResponse<String> answer) {
        if (answer.statusCode() == 403) {
            int code = AnswerBody.tree(answer.body()).path("errorCode").asInt();
            return code == VERIFY_FAILED ? VERIFICATION : AUTHORIZATION;
        }
        return ofStatus(answer.statusCode());
    }

    private static int ofStatus(int status) {
        return switch (status) {
            case 200, 201, 303, 304 -> OK;
            case 400, 413, 415, 422 -> USAGE;
            case 401, 403 -> AUTHORIZATION;
            case 404 -> NOT_FOUND;
            case 406, 501 -> UNSUPPORTED;
            case 409 -> CONFLICT;
            case 410 -> DEACTIVATED;
            case 414 -> INVALID_IDENTIFIER;
            case 429, 502, 503, 504 -> NETWORK;
            default -> INTERNAL;
        };
    }
}
