/**
 * What is agreed: an append-only log of opaque entries, an index derived from it, and the checkpoints that commit to
 * it.
 */
@NullMarked
package dev.flint.ledger;

import org.jspecify.annotations.NullMarked;
