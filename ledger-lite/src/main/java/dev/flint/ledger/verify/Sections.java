package dev.flint.ledger.verify;

import java.util.Set;

/** Which parts make a bundle, by the section types of the binary form. */
final class Sections {
    private Sections() {}

    /** What is wrong with the parts that are there; empty when nothing is. */
    static String faultIn(Set<Integer> there) {
        if (!there.containsAll(Set.of(6, 7, 8))) {
            return "header, header proof and checkpoint are needed";
        }
        if (there.contains(1) != there.contains(3)) {
            return "subject and state proof stand together";
        }
        if (!there.contains(1) && (there.contains(2) || there.contains(4))) {
            return "a record or a history without a subject";
        }
        if (there.contains(4) && !there.contains(2)) {
            return "a history without a record";
        }
        return there.contains(1) || there.contains(5) ? "" : "neither a subject nor an operation";
    }
}
