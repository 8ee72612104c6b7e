package dev.flint.bid.vaa;

import dev.flint.bid.Bid;

/**
 * What the ledger holds about a code or a node.
 *
 * @param controller who may change it
 * @param contentHash SHA-256 in hex of what was said of it, as it was signed
 * @param createdMillis when it was registered, by its signer's word
 * @param updatedMillis when this version began, by its signer's word
 */
public record VaaRecord(
        VaaId id,
        boolean retired,
        Bid controller,
        VaaContent content,
        String contentHash,
        long createdMillis,
        long updatedMillis) {}
