/**
 * VAA codes and the nodes of their agency on the ledger: who may mint what, the document behind a code, and where its
 * links lead.
 */
@NullMarked
package dev.flint.bid.vaa;

import org.jspecify.annotations.NullMarked;
