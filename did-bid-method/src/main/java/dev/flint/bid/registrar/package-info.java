/**
 * DIF DID Registration for did:bid: whoever holds the keys signs what the registrar writes.
 *
 * @see <a href="https://identity.foundation/did-registration/">DIF DID Registration</a>
 */
@NullMarked
package dev.flint.bid.registrar;

import org.jspecify.annotations.NullMarked;
