package dev.flint.conformance.standard;

import java.util.List;

/**
 * Demands of one specification.
 *
 * @param source its address
 */
record Suite(String title, String source, List<Statement> statements) {
    static final List<Suite> ALL = List.of(
            ResolutionStatements.SUITE,
            DereferencingStatements.SUITE,
            DocumentStatements.SUITE,
            KeyStatements.SUITE,
            BidStatements.SUITE);
}
