package dev.flint.bid.recursion;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.bid.register.BidDriver;
import dev.flint.bid.register.TrustChain;
import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers for did:bid from the ledger, and follows the chain of trust for those who ask for it. */
public final class VerifyingDriver implements MethodDriver {
    private final BidDriver ledger;
    private final SubChainResolver resolver;
    private final TrustChain trust;

    public VerifyingDriver(BidDriver ledger, SubChainResolver resolver, TrustChain trust) {
        this.ledger = ledger;
        this.resolver = resolver;
        this.trust = trust;
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        var resolution = ledger.resolve(identifier, options);
        if (!options.verify()) {
            return resolution;
        }
        if (!(options.version() instanceof Version.Latest)) {
            return Resolution.refused(
                    ResolutionError.FEATURE_NOT_SUPPORTED, "trust is followed for the latest version only");
        }
        return resolution.compose(found -> found instanceof Resolution.Found whole
                ? resolver.workers().run(() -> verified(identifier, whole))
                : Future.succeededFuture(found));
    }

    private Resolution verified(Identifier identifier, Resolution.Found whole) {
        if (!(identifier instanceof Did did)
                || !(Bid.parse(did.text()) instanceof BidParse.Parsed parsed)
                || !(resolver.local(parsed.bid()) instanceof Lookup.Found local)) {
            return whole;
        }
        var path = TrustPath.of(trust, resolver, local);
        return path.fault()
                .<Resolution>map(fault -> new Resolution.Refused(ResolutionError.INVALID_DID_DOCUMENT, fault))
                .orElseGet(() -> new Resolution.Found(whole.answer().noted(path.members())));
    }

    @Override
    public String method() {
        return ledger.method();
    }

    @Override
    public boolean owns(Identifier identifier) {
        return ledger.owns(identifier);
    }

    @Override
    public String canonical(Identifier identifier) {
        return ledger.canonical(identifier);
    }

    @Override
    public List<String> testIdentifiers() {
        return ledger.testIdentifiers();
    }

    @Override
    public Set<String> traits() {
        return ledger.traits();
    }

    @Override
    public Map<String, String> properties() {
        return ledger.properties();
    }
}
