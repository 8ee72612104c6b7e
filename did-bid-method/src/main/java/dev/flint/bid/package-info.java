/**
 * The did:bid identifier: syntax, keys, derivation and signatures (BID digest, parts 1 and 2).
 */
@NullMarked
package dev.flint.bid;

import org.jspecify.annotations.NullMarked;
