package dev.flint.ledger;

import dev.flint.ledger.merkle.Merkle;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** The name of a piece of state: SHA-256 over what it is about, so that keys are evenly spread and 32 bytes long. */
public final class StateKey {
    /** Bytes of a key. */
    public static final int BYTES = Merkle.HASH_BYTES;

    private static final byte[] TITLE = "flint/key/v1".getBytes(StandardCharsets.US_ASCII);

    private StateKey() {}

    /**
     * SHA-256 of {@code flint/key/v1}, the chain's code, the namespace and the canonical identifier, each after a zero
     * byte (ledger digest 3.3).
     */
    public static byte[] of(String chain, String namespace, String id) {
        ByteArrayOutputStream name = new ByteArrayOutputStream(TITLE.length + id.length() + 16);
        name.writeBytes(TITLE);
        for (String part : new String[] {chain, namespace, id}) {
            name.write(0);
            name.writeBytes(part.getBytes(StandardCharsets.UTF_8));
        }
        return Merkle.sha256(name.toByteArray());
    }
}
