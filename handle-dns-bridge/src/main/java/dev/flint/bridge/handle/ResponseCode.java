package dev.flint.bridge.handle;

/** How a request ended (Handle digest, 1.3). */
public final class ResponseCode {
    public static final int SUCCESS = 1;
    public static final int ERROR = 2;
    public static final int TOO_BUSY = 3;
    public static final int PROTOCOL_ERROR = 4;
    public static final int OPERATION_NOT_SUPPORTED = 5;
    public static final int RECURSION_TOO_DEEP = 6;
    public static final int HANDLE_NOT_FOUND = 100;
    public static final int VALUES_NOT_FOUND = 200;
    public static final int NOT_RESPONSIBLE = 301;
    public static final int SERVICE_REFERRAL = 302;
    public static final int PREFIX_REFERRAL = 303;
    public static final int INSUFFICIENT_PERMISSION = 401;
    public static final int AUTHENTICATION_NEEDED = 402;
    public static final int AUTHENTICATION_FAILED = 403;
    public static final int AUTHENTICATION_TIMEOUT = 405;

    private ResponseCode() {}
}
