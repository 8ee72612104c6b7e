package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.ledger.Chain;
import dev.flint.spi.AnswerSink;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Answers for did:bid from the ledger. */
public final class BidDriver implements MethodDriver {
    private static final String METHOD = "bid";

    private final Chain<?, ?> chain;
    private final LedgerAnswers answers;
    private final BidPolicy policy;
    private final List<String> testIdentifiers;

    /** A driver whose proofs are about the newest state. */
    public BidDriver(Chain<?, ?> chain, BidPolicy policy, List<String> testIdentifiers) {
        this(chain, new LedgerProofs(chain), policy, testIdentifiers);
    }

    public BidDriver(Chain<?, ?> chain, LedgerProofs proofs, BidPolicy policy, List<String> testIdentifiers) {
        this.chain = chain;
        this.answers = new LedgerAnswers(chain, proofs);
        this.policy = policy;
        this.testIdentifiers = List.copyOf(testIdentifiers);
    }

    /** Tells the sink of every change from now on. */
    public void announceTo(AnswerSink sink) {
        chain.onCommit((slot, change) -> {
            if (change.answer().length > 0) {
                var record = RecordCodec.decodeAnswer(change.answer());
                sink.accept(record.canonical(), record.toResolution(slot.position()));
            }
        });
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public String canonical(Identifier identifier) {
        // What is no BID keeps its spelling: with its escapes decoded it might be one, and get that one's cached
        // answer.
        String text = text(identifier);
        return Bid.parse(text) instanceof BidParse.Parsed parsed ? parsed.bid().canonical() : text;
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        var parse = Bid.parse(text(identifier));
        if (parse instanceof BidParse.Rejected rejected) {
            return Resolution.refused(
                    ResolutionError.INVALID_DID,
                    "at index " + rejected.index() + ": " + rejected.fault().text());
        }
        var bid = ((BidParse.Parsed) parse).bid();
        if (!policy.takes(bid)) {
            return Resolution.refused(ResolutionError.METHOD_NOT_SUPPORTED, "identifiers in bech32 are switched off");
        }
        try {
            return Future.succeededFuture(answers.find(bid.canonical(), options));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    @Override
    public List<String> testIdentifiers() {
        return testIdentifiers;
    }

    @Override
    public Set<String> traits() {
        return Set.of(
                "supportsUpdate",
                "supportsUpdateServiceEndpoints",
                "supportsDeactivate",
                "selfCertifying",
                "enumerable",
                "history",
                "historySigned",
                "longTermAvailability",
                "resolvableGlobally",
                "keyValidation",
                "cryptographicAlgorithmEd25519",
                "cryptographicAlgorithmSM2");
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("specification", "BID Protocol Specification 2.0", "source", "built-in ledger");
    }

    private static String text(Identifier identifier) {
        return identifier instanceof Did did ? did.text() : identifier.canonical();
    }
}
