package dev.flint.deploy.cli;

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

    private ExitCode() {}

    /** For the status of an HTTP answer. */
    static int ofStatus(int status) {
        return switch (status) {
            case 200, 201, 303, 304 -> OK;
            case 400, 414 -> INVALID_IDENTIFIER;
            case 401, 403 -> AUTHORIZATION;
            case 404 -> NOT_FOUND;
            case 406, 501 -> UNSUPPORTED;
            case 409 -> CONFLICT;
            case 410 -> DEACTIVATED;
            case 429, 502, 503, 504 -> NETWORK;
            default -> INTERNAL;
        };
    }
}
