package dev.flint.bid.register;

import dev.flint.bid.document.DocumentFault;
import java.util.List;

/**
 * Why an operation is not anchored.
 *
 * @param detail one sentence for a person, without values from the operation
 * @param faults everything that is wrong with the operation, when it could not be read
 */
public record Refusal(RefusalKind kind, String detail, List<DocumentFault> faults) {
    public Refusal {
        faults = List.copyOf(faults);
    }

    static Refusal of(RefusalKind kind, String detail) {
        return new Refusal(kind, detail, List.of());
    }
}
