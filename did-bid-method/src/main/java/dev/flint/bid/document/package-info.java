/**
 * The BID document: strict JSON, reading, proofs and the mapping to DID Core (BID digest, part 3).
 */
@NullMarked
package dev.flint.bid.document;

import org.jspecify.annotations.NullMarked;
