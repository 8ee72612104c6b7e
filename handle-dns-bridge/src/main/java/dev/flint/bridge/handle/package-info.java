/**
 * The Handle System's protocol on the wire, versions 1.0 to 2.11: messages, values, and what the special ones hold
 * (RFC 3651, RFC 3652; Handle digest, 1). No input and output here.
 */
@NullMarked
package dev.flint.bridge.handle;

import org.jspecify.annotations.NullMarked;
