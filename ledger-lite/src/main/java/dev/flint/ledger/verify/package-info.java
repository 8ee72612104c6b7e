/**
 * Judges proof bundles as a client would, without a ledger at hand. Shares with those who make the bundles only the
 * hash functions and the signed notes, so that one error does not hide the other.
 */
@NullMarked
package dev.flint.ledger.verify;

import org.jspecify.annotations.NullMarked;
