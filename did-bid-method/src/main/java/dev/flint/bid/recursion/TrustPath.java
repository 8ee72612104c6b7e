package dev.flint.bid.recursion;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.register.TrustChain;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All documents on the way to one, the sub-chain's first, and whether each of them can be trusted. */
record TrustPath(List<TrustChain.Hop> hops) {
    static TrustPath of(TrustChain trust, SubChainResolver resolver, Lookup.Found found) {
        List<TrustChain.Hop> hops = new ArrayList<>();
        var id = found.document().id();
        if (!id.isSubChainDocument() && !id.subChain().isMain()) {
            var chain = resolver.local(Bid.ofSubChain(id.subChain()));
            if (chain instanceof Lookup.Found own) {
                hops.addAll(trust.hops(own.document(), own.source()));
            }
        }
        hops.addAll(trust.hops(found.document(), found.source()));
        return new TrustPath(List.copyOf(hops));
    }

    /** Which of them cannot be trusted, and why. */
    Optional<String> fault() {
        return hops.stream()
                .filter(hop -> !hop.isTrusted())
                .findFirst()
                .map(hop -> hop.id().canonical() + " from " + hop.source() + ": " + hop.fault());
    }

    void put(ObjectNode object) {
        object.put("verify", fault().isEmpty());
        var array = object.putArray("hops");
        for (var hop : hops) {
            var each = array.addObject()
                    .put("id", hop.id().canonical())
                    .put("source", hop.source())
                    .put("proof", hop.proof().label());
            hop.delegatedBy().ifPresent(signer -> each.put("delegatedBy", signer));
            if (!hop.isTrusted()) {
                each.put("fault", hop.fault());
            }
        }
    }

    /** Members of JSON, without braces. */
    String members() {
        var object = JsonNodeFactory.instance.objectNode();
        put(object);
        return Notes.members(object);
    }
}
