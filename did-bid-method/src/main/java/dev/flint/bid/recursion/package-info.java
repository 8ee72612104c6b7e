/** Identifiers of other chains: who is asked for them, and whether what they say can be trusted (BID digest, 4). */
@NullMarked
package dev.flint.bid.recursion;

import org.jspecify.annotations.NullMarked;
