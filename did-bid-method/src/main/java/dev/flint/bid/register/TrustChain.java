package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.bid.BidEncoding;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DocumentProof;
import dev.flint.bid.document.KeyIds;
import dev.flint.bid.document.ProofStatus;
import dev.flint.bid.document.Proofs;
import dev.flint.id.SubChainCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a document can be trusted: its proof is by a key that it or its controller has, and who delegated it is an
 * anchor, or was delegated by one (BID digest, 4.4).
 */
public final class TrustChain {
    /** How many may have delegated each other. */
    private static final int DEPTH_MAX = 4;

    private final RegisteredDocuments registered;
    private final List<BidPublicKey> anchors;

    /** @param anchors whose keys are known here */
    public TrustChain(RegisteredDocuments registered, List<BidPublicKey> anchors) {
        this.registered = registered;
        this.anchors = List.copyOf(anchors);
    }

    /**
     * One document on the way.
     *
     * @param source from whom it came: {@code ledger}, or a resolver's address
     * @param delegatedBy empty when nobody had to
     * @param fault why it cannot be trusted; empty when it can
     */
    public record Hop(Bid id, String source, ProofStatus proof, Optional<String> delegatedBy, String fault) {
        public boolean isTrusted() {
            return fault.isEmpty();
        }
    }

    /** Looks at a document and at all who delegated it. */
    public List<Hop> hops(BidDocument document, String source) {
        List<Hop> hops = new ArrayList<>();
        follow(document, source, hops);
        return hops;
    }

    private void follow(BidDocument document, String source, List<Hop> hops) {
        var proof = Proofs.check(document, keyId -> controllingKey(document, keyId));
        var signer = document.delegateSign().map(DocumentProof::creator);
        if (!proof.isValid()) {
            hops.add(new Hop(document.id(), source, proof, signer, "its proof is " + proof.label()));
        } else if (signer.isEmpty()) {
            boolean needed = document.id().isSubChainDocument();
            hops.add(new Hop(document.id(), source, proof, signer, needed ? "nobody has delegated it" : ""));
        } else {
            followSigner(document, new Hop(document.id(), source, proof, signer, ""), hops);
        }
    }

    private void followSigner(BidDocument document, Hop hop, List<Hop> hops) {
        var signer = KeyIds.bidOf(hop.delegatedBy().orElseThrow());
        boolean known = signer.isPresent()
                && (hops.size() == DEPTH_MAX - 1
                        || hops.stream().anyMatch(before -> before.id().equals(signer.get())));
        var anchor = signer.flatMap(this::anchor);
        var next = signer.filter(id -> anchor.isEmpty() && !known)
                .flatMap(registered::find)
                .flatMap(RegisteredDocuments.Registered::document);
        var delegation = Proofs.checkDelegation(
                document, keyId -> anchor.or(() -> next.flatMap(delegator -> delegator.key(keyId))));
        hops.add(new Hop(
                hop.id(),
                hop.source(),
                hop.proof(),
                hop.delegatedBy(),
                delegation.isValid() ? "" : "its delegation is " + delegation.label()));
        if (delegation.isValid()) {
            next.ifPresent(delegator -> follow(delegator, "ledger", hops));
            anchor.ifPresent(key -> followAnchor(signer.orElseThrow(), key, hops));
        }
    }

    /** An anchor need not be registered here; if it is, its own key has signed that. */
    private void followAnchor(Bid id, BidPublicKey key, List<Hop> hops) {
        registered.find(id).flatMap(RegisteredDocuments.Registered::document).ifPresent(document -> {
            var proof = Proofs.check(document, keyId -> Optional.of(key));
            String fault = proof.isValid() ? "" : "the anchor's proof is " + proof.label();
            hops.add(new Hop(id, "ledger", proof, Optional.empty(), fault));
        });
    }

    private Optional<BidPublicKey> anchor(Bid id) {
        return anchors.stream()
                .filter(key ->
                        Bid.derive(SubChainCode.MAIN, key, BidEncoding.BASE58).equals(id))
                .findFirst();
    }

    /** A key that the document names as controlling it, its own or a registered one. */
    private Optional<BidPublicKey> controllingKey(BidDocument document, String keyId) {
        if (!document.authentication().contains(keyId) && !document.recovery().contains(keyId)) {
            return Optional.empty();
        }
        return document.key(keyId)
                .or(() -> KeyIds.bidOf(keyId)
                        .filter(holder -> !holder.equals(document.id()))
                        .flatMap(registered::find)
                        .flatMap(RegisteredDocuments.Registered::document)
                        .flatMap(holder -> holder.key(keyId)));
    }
}
