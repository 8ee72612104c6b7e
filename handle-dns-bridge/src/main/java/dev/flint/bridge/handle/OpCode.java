package dev.flint.bridge.handle;

/** What a request is for (Handle digest, 1.3). */
public final class OpCode {
    public static final int RESOLUTION = 1;
    public static final int GET_SITE_INFO = 2;
    static final int LIST_HANDLES = 105;
    static final int LIST_PREFIXES = 106;

    static final int CHALLENGE_ANSWER = 200;

    private OpCode() {}
}
