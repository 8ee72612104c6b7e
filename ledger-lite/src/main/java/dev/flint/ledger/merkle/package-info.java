/** Trees of hashes: the logs (RFC 6962), kept as tiles, and the prefix tree that commits to the state. */
@NullMarked
package dev.flint.ledger.merkle;

import org.jspecify.annotations.NullMarked;
