package dev.flint.bridge.handle;

/**
 * What every message begins with (Handle digest, 1.3).
 *
 * @param responseCode 0 in requests
 * @param siteInfoSerial of the site as the sender knows it; 0xFFFF if it does not
 * @param expirationSeconds until when it is good, unsigned seconds since 1970
 */
public record Header(
        int opCode,
        int responseCode,
        int opFlags,
        int siteInfoSerial,
        int recursionCount,
        int expirationSeconds,
        int bodyLength) {
    public static final int OCTETS = 24;

    /** Where the body's length stands. */
    static final int LENGTH_AT = 20;

    /** Answers: the server is the one responsible. */
    public static final int AUTHORITATIVE = 0x80000000;

    /** Requests: the answer is to be signed. */
    public static final int CERTIFY = 0x40000000;

    public static final int RECURSIVE = 0x10000000;
    public static final int CACHE_CERTIFY = 0x08000000;
    public static final int PUBLIC_ONLY = 0x01000000;

    /** The answer is to carry a digest of the request. */
    public static final int REQUEST_DIGEST = 0x00800000;

    static Header read(WireReader in) {
        int opCode = in.i32();
        int responseCode = in.i32();
        int opFlags = in.i32();
        int serial = in.u16();
        int recursion = in.u8();
        in.u8();
        return new Header(opCode, responseCode, opFlags, serial, recursion, in.i32(), in.i32());
    }

    void write(WireWriter out) {
        out.i32(opCode)
                .i32(responseCode)
                .i32(opFlags)
                .u16(siteInfoSerial)
                .u8(recursionCount)
                .u8(0)
                .i32(expirationSeconds)
                .i32(bodyLength);
    }

    public boolean has(int opFlag) {
        return (opFlags & opFlag) != 0;
    }
}
