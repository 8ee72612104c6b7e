package dev.flint.bid.document;

/**
 * Another name of the subject (BID digest, 3.2).
 *
 * @param type 101 BID, 102 other DID, 103 domain name, 104 Zid, 105 Handle
 */
public record AlsoKnownAs(int type, String id) {}
