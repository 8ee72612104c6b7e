package dev.flint.bid.document;

/**
 * A signature and who made it: the document's {@code proof}, or {@code delegateSign} with its signer.
 *
 * @param creator key id, its BID in canonical form
 * @param signatureValue as given, without blanks around it
 */
public record DocumentProof(String creator, String signatureValue) {}
