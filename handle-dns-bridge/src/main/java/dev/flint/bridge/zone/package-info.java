/** A zone made of the ledger: signed as it changes, kept in order, handed out to other name servers. */
@NullMarked
package dev.flint.bridge.zone;

import org.jspecify.annotations.NullMarked;
