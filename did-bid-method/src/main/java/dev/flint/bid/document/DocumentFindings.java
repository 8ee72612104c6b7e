package dev.flint.bid.document;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with a document, and what was put right. */
final class DocumentFindings {
    private final List<DocumentFault> faults = new ArrayList<>();
    private final List<DocumentFault> warnings = new ArrayList<>();

    void fault(DocumentFault.Kind kind, String pointer, String message) {
        faults.add(new DocumentFault(kind, pointer, message));
    }

    void warning(DocumentFault.Kind kind, String pointer, String message) {
        warnings.add(new DocumentFault(kind, pointer, message));
    }

    List<DocumentFault> faults() {
        return List.copyOf(faults);
    }

    List<DocumentFault> warnings() {
        return List.copyOf(warnings);
    }
}
