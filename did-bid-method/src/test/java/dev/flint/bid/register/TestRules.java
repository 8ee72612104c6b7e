package dev.flint.bid.register;

import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.vaa.VaaRule;
import java.util.List;
import java.util.Optional;

/** What ledgers of tests are about: all that ledgers are about. */
final class TestRules {
    /** Who registers the top-tier nodes of codes. */
    static final Subject AGENCY = Subject.of(900);

    private TestRules() {}

    /** @param base of the contexts */
    static LedgerRule of(BidPolicy policy, String base) {
        return new LedgerRule(List.of(
                new VaaRule(policy, Optional.of(AGENCY.id), base), new BidRule(policy, new DidDocumentMapping(base))));
    }
}
