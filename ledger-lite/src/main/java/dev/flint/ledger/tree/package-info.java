/** The prefix tree that commits to a chain's state: from a key to the hash of its newest record, and no other. */
@NullMarked
package dev.flint.ledger.tree;

import org.jspecify.annotations.NullMarked;
