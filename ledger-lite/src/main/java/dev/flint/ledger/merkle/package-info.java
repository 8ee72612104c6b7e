/** RFC 6962 hashing and proofs with SHA-256. */
@NullMarked
package dev.flint.ledger.merkle;

import org.jspecify.annotations.NullMarked;
