package dev.flint.bid.register;

import dev.flint.bid.BidPublicKey;

/** Whose proof was checked before an operation was submitted: the key must still be what it was when it is applied. */
public record Signer(String keyId, BidPublicKey key) {}
