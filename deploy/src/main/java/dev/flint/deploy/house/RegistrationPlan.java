package dev.flint.deploy.house;

import dev.flint.bid.Bid;
import dev.flint.bid.BidPublicKey;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.register.BidPolicy;
import dev.flint.bid.register.BidRule;
import dev.flint.bid.register.LedgerRule;
import dev.flint.bid.vaa.VaaRule;
import dev.flint.deploy.config.FlintConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Who may register what, as the operator wrote it. */
public final class RegistrationPlan {
    private final FlintConfig config;
    private final boolean withSamples;
    private final String origin;

    RegistrationPlan(FlintConfig config, boolean withSamples, String origin) {
        this.config = config;
        this.withSamples = withSamples;
        this.origin = origin;
    }

    /** What the ledger does with operations. */
    public LedgerRule rule() {
        return new LedgerRule(List.of(
                new VaaRule(policy(), agency(), contextBase()),
                new BidRule(policy(), new DidDocumentMapping(contextBase()))));
    }

    /** Whether the sample codes can be registered: their top-tier node is their own agency's. */
    boolean takesSampleCodes() {
        return agency().equals(Optional.of(Samples.agency()));
    }

    private Optional<Bid> agency() {
        return config.vaa().agency().or(() -> withSamples ? Optional.of(Samples.agency()) : Optional.empty());
    }

    /** Who may register what. */
    public BidPolicy policy() {
        var registration = config.registration();
        List<BidPublicKey> operators = new ArrayList<>();
        for (String text : registration.operatorKeys()) {
            operators.add(BidPublicKey.parse(text)
                    .toOptional()
                    .orElseThrow(() -> new IllegalArgumentException("registration.operator-keys: not a public key")));
        }
        if (withSamples) {
            operators.add(Samples.anchor());
        }
        return new BidPolicy(
                origin,
                registration.requireChainId(),
                registration.maxSkew(),
                registration.deactivateByAuthentication(),
                operators,
                config.bid().bech32());
    }

    /** Base of the JSON-LD context, without trailing slash. */
    public String contextBase() {
        String base = config.bid().contextBase().toString();
        return base.endsWith("/") ? base.substring(0, base.length() - 1) : base;
    }
}
