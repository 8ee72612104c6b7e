package dev.flint.bridge.zone;

import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.lmdbjava.Env;
import org.lmdbjava.Txn;

/** A view of the stored zone: of its newest version each time, or always of the same. Closed, it shows nothing. */
final class ZoneView implements AutoCloseable {
    private final Env<byte[]> env;
    private final boolean stays;
    private @Nullable Txn<byte[]> txn;
    private boolean closed;

    /** @param stays whether it shows the version that there was when it was first looked at */
    ZoneView(Env<byte[]> env, boolean stays) {
        this.env = env;
        this.stays = stays;
    }

    /** What is seen; empty once it is closed. */
    synchronized <T> Optional<T> see(Function<Txn<byte[]>, T> look) {
        if (closed) {
            return Optional.empty();
        }
        var current = txn;
        if (current == null) {
            current = env.txnRead();
            txn = current;
        } else if (!stays) {
            current.renew();
        }
        try {
            return Optional.ofNullable(look.apply(current));
        } finally {
            if (!stays) {
                current.reset();
            }
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (txn != null) {
            txn.close();
            txn = null;
        }
    }
}
