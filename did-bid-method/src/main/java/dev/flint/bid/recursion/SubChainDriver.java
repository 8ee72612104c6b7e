package dev.flint.bid.recursion;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.register.TrustChain;
import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;

/** Answers for did:bid identifiers of sub-chains that are not on this ledger. */
public final class SubChainDriver implements MethodDriver {
    private static final String METHOD = "bid";

    private final SubChainResolver resolver;
    private final TrustChain trust;
    private final DidDocumentMapping mapping;
    private final InstantSource clock;

    public SubChainDriver(
            SubChainResolver resolver, TrustChain trust, DidDocumentMapping mapping, InstantSource clock) {
        this.resolver = resolver;
        this.trust = trust;
        this.mapping = mapping;
        this.clock = clock;
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public boolean owns(Identifier identifier) {
        return identifier instanceof Did did
                && did.hasMethod(METHOD)
                && Bid.parse(did.text()) instanceof BidParse.Parsed parsed
                && resolver.delegates(parsed.bid());
    }

    @Override
    public String canonical(Identifier identifier) {
        return bid(identifier).canonical();
    }

    /** A document says itself how long it may be kept; what is older than that, its resolver keeps. */
    @Override
    public CachePolicy caching() {
        return new CachePolicy(Duration.ofDays(7), Duration.ZERO, Duration.ZERO);
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        if (!(options.version() instanceof Version.Latest) || options.proof()) {
            return Resolution.refused(
                    ResolutionError.FEATURE_NOT_SUPPORTED,
                    "versions and proofs are given by the sub-chain's own resolver");
        }
        return resolver.find(bid(identifier), options.noCache())
                .compose(lookup -> resolver.workers().run(() -> resolution(lookup, options.verify())));
    }

    private static Bid bid(Identifier identifier) {
        return Bid.of(((Did) identifier).text());
    }

    private Resolution resolution(Lookup lookup, boolean verify) {
        if (lookup instanceof Lookup.Failed failed) {
            return new Resolution.Refused(failed.code().resolutionError(), failed.detail());
        }
        var found = (Lookup.Found) lookup;
        if (!verify) {
            return new Resolution.Found(found.toAnswer(mapping, clock.millis()));
        }
        var path = TrustPath.of(trust, resolver, found);
        return path.fault()
                .<Resolution>map(fault -> new Resolution.Refused(ResolutionError.INVALID_DID_DOCUMENT, fault))
                .orElseGet(() -> new Resolution.Found(
                        found.toAnswer(mapping, clock.millis()).noted(path.members())));
    }

    @Override
    public List<String> testIdentifiers() {
        return List.of();
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("specification", "BID Protocol Specification 2.0", "source", "resolvers of sub-chains");
    }
}
