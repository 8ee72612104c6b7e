/** Signed notes, checkpoints, cosignatures, policies and proofs as texts, as C2SP defines them. */
@NullMarked
package dev.flint.ledger.note;

import org.jspecify.annotations.NullMarked;
