/** A witness for other logs: it cosigns only what continues what it cosigned before. C2SP tlog-witness. */
@NullMarked
package dev.flint.ledger.witness;

import org.jspecify.annotations.NullMarked;
