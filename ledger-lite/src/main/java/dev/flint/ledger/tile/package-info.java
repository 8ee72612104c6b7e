/** The hashes and leaves of a log as C2SP tlog-tiles publishes them. */
@NullMarked
package dev.flint.ledger.tile;

import org.jspecify.annotations.NullMarked;
