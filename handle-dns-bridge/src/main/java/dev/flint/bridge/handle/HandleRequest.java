package dev.flint.bridge.handle;

import java.util.List;

/** Writes questions. */
final class HandleRequest {
    private static final int SITE_UNKNOWN = 0xFFFF;
    private static final int GOOD_SECONDS = 43_200;

    private HandleRequest() {}

    /**
     * A question for public values. It is in an old version, and says that a new one is spoken, too, as servers of
     * either understand it.
     *
     * @param types none for all
     * @param recursion how many servers have passed it on before
     */
    static byte[] of(String handle, List<String> types, int requestId, int recursion, long nowSeconds) {
        var envelope = new Envelope(2, 3, 0, 2, 11, 0, requestId, 0, 0);
        int flags = Header.RECURSIVE | Header.CACHE_CERTIFY | Header.PUBLIC_ONLY;
        var header =
                new Header(OpCode.RESOLUTION, 0, flags, SITE_UNKNOWN, recursion, (int) nowSeconds + GOOD_SECONDS, 0);
        var body = new MessageBody.ResolutionRequest(handle, List.of(), types, new byte[0]);
        return new Message(envelope, header, body, new byte[4]).encode();
    }
}
