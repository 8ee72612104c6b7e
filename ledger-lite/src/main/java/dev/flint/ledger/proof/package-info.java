/** Proofs that go with an answer, as they are written. Reading and judging them is {@code verify}'s business. */
@NullMarked
package dev.flint.ledger.proof;

import org.jspecify.annotations.NullMarked;
