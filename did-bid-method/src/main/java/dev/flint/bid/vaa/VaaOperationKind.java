package dev.flint.bid.vaa;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What an operation on a code or a node does. */
public enum VaaOperationKind {
    /** Begins its history: by the holder of the node above. */
    REGISTER,
    /** Says something else of it. */
    UPDATE,
    /** Gives it to somebody else. */
    TRANSFER,
    /** Ends it for good: a code is never minted again. */
    RETIRE;

    /** As written in an operation. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether it comes with what is said of the code. */
    boolean hasRecord() {
        return this == REGISTER || this == UPDATE;
    }

    static Optional<VaaOperationKind> of(String text) {
        return Arrays.stream(values()).filter(kind -> kind.text().equals(text)).findFirst();
    }
}
