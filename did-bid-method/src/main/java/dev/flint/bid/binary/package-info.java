/**
 * The binary protocol of BID resolvers: RFC-011 with its holes filled as the BID digest, 4.6, says. It says the same as
 * the text protocol, in other octets.
 */
@NullMarked
package dev.flint.bid.binary;

import org.jspecify.annotations.NullMarked;
