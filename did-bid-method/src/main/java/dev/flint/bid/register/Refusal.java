package dev.flint.bid.register;

import dev.flint.bid.document.DocumentFault;
import dev.flint.bid.document.ProofStatus;
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

    /** Without faults. */
    public static Refusal of(RefusalKind kind, String detail) {
        return new Refusal(kind, detail, List.of());
    }

    /** Of what cannot be read. */
    public static Refusal malformed(List<DocumentFault> faults) {
        return new Refusal(RefusalKind.MALFORMED_OPERATION, faults.size() + " faults in the operation", faults);
    }

    /**
     * Of an operation by what its proof is worth.
     *
     * @param status of one that does not hold
     */
    public static Refusal ofProof(ProofStatus status) {
        return switch (status) {
            case ABSENT -> of(RefusalKind.PROOF_MISSING, "an operation is signed");
            case KEY_UNAVAILABLE ->
                of(RefusalKind.KEY_UNAVAILABLE, "the key of the proof's creator is not registered or not usable");
            case INVALID, VALID_A, VALID_B ->
                of(RefusalKind.PROOF_INVALID, "the signature does not hold in any of the known forms");
        };
    }
}
