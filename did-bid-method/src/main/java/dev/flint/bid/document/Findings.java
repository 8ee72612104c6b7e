package dev.flint.bid.document;

import dev.flint.bid.document.DocumentFault.Kind;
import java.util.ArrayList;
import java.util.List;

/** Everything noticed while one document is read. */
final class Findings {
    /** A document of a thousand wrong entries need not be answered with a thousand faults. */
    private static final int FAULTS_MAX = 100;

    private final List<DocumentFault> faults = new ArrayList<>();
    private final List<DocumentFault> warnings = new ArrayList<>();

    void fault(Kind kind, String pointer, String message) {
        add(faults, kind, pointer, message);
    }

    void warn(Kind kind, String pointer, String message) {
        add(warnings, kind, pointer, message);
    }

    boolean isFaulty() {
        return !faults.isEmpty();
    }

    List<DocumentFault> faults() {
        return List.copyOf(faults);
    }

    List<DocumentFault> warnings() {
        return List.copyOf(warnings);
    }

    private static void add(List<DocumentFault> list, Kind kind, String pointer, String message) {
        if (list.size() < FAULTS_MAX) {
            list.add(new DocumentFault(kind, pointer, message));
        }
    }
}
