package dev.flint.ledger.verify;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** What a verifier reads of a block header's bytes, suite 1 (SHA-256). */
@SuppressWarnings("ArrayRecordComponent") // package business
record Header(String chain, long height, long timeMillis, long txSize, byte[] txRoot, byte[] stateRoot) {
    private static final int MAGIC = 0x464c4831; // "FLH1"
    private static final int CHAIN_MAX = 255;
    private static final int UNUSED_BYTES = 3 * Bundle.HASH; // previous header, validator set, extra

    static Optional<Header> parse(byte[] bytes) {
        ByteCursor in = new ByteCursor(bytes);
        long magic = in.number(Integer.BYTES, "magic");
        long suite = in.number(1, "suite");
        String chain = new String(in.take(in.number(1, "chain"), "chain"), StandardCharsets.ISO_8859_1);
        Header header = new Header(
                chain,
                in.number(Long.BYTES, "height"),
                in.number(Long.BYTES, "time"),
                in.number(Long.BYTES, "txSize"),
                in.take(Bundle.HASH, "txRoot"),
                in.take(Bundle.HASH, "stateRoot"));
        in.take(UNUSED_BYTES, "rest");
        boolean right = magic == MAGIC
                && suite == 1
                && Bundle.Subject.isPlain(chain, CHAIN_MAX)
                && in.remaining() == 0
                && !in.isFaulty();
        return right ? Optional.of(header) : Optional.empty();
    }
}
