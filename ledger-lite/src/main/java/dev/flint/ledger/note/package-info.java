/** Signed notes and checkpoints, as C2SP signed-note and tlog-checkpoint define them. */
@NullMarked
package dev.flint.ledger.note;

import org.jspecify.annotations.NullMarked;
