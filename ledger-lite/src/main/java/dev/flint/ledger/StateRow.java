package dev.flint.ledger;

import dev.flint.ledger.merkle.Leaf;

/**
 * What the index holds under a key: the newest version's place, and its leaf in the prefix tree.
 *
 * @param validFromMillis from when the newest version holds
 */
record StateRow(Leaf leaf, VersionPlace place, long validFromMillis) {}
