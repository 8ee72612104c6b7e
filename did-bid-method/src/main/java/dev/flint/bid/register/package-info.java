/**
 * did:bid on the chain: signed operations in, records and ready answer bytes out (BID digest, 4.7; RFC-004 of the BID
 * protocols).
 */
@NullMarked
package dev.flint.bid.register;

import org.jspecify.annotations.NullMarked;
