package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.bid.BidParse;
import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.ledger.Chain;
import dev.flint.ledger.ChainReader;
import dev.flint.ledger.StateRecord;
import dev.flint.spi.Answer;
import dev.flint.spi.AnswerSink;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers for did:bid from the ledger. */
public final class BidDriver implements MethodDriver {
    private static final String METHOD = "bid";

    private final Chain<BidEntry, Refusal> chain;
    private final BidProofs proofs;
    private final BidPolicy policy;
    private final List<String> testIdentifiers;

    /** A driver whose proofs are about the newest state. */
    public BidDriver(Chain<BidEntry, Refusal> chain, BidPolicy policy, List<String> testIdentifiers) {
        this(chain, new BidProofs(chain), policy, testIdentifiers);
    }

    public BidDriver(Chain<BidEntry, Refusal> chain, BidProofs proofs, BidPolicy policy, List<String> testIdentifiers) {
        this.chain = chain;
        this.proofs = proofs;
        this.policy = policy;
        this.testIdentifiers = List.copyOf(testIdentifiers);
    }

    /** Tells the sink of every change from now on. */
    public void announceTo(AnswerSink sink) {
        chain.onCommit((slot, change) -> {
            var record = RecordCodec.decodeAnswer(change.answer());
            sink.accept(record.canonical(), record.toResolution(slot.position()));
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
            return refused(
                    ResolutionError.INVALID_DID,
                    "at index " + rejected.index() + ": " + rejected.fault().text());
        }
        var bid = ((BidParse.Parsed) parse).bid();
        if (!policy.takes(bid)) {
            return refused(ResolutionError.METHOD_NOT_SUPPORTED, "identifiers in bech32 are switched off");
        }
        try {
            return Future.succeededFuture(
                    options.proof() ? prove(bid, options.version()) : find(BidRule.stateKey(bid), options.version()));
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

    private Resolution find(byte[] key, Version version) {
        ChainReader reader = chain.reader();
        if (version instanceof Version.Numbered numbered) {
            return position(numbered.versionId())
                    .flatMap(position -> reader.atVersion(key, position))
                    .map(BidDriver::pastVersion)
                    .orElseGet(() -> notFound("no such version"));
        }
        if (version instanceof Version.AsOf asOf) {
            return millis(asOf.time())
                    .flatMap(time -> reader.atTime(key, time))
                    .map(BidDriver::pastVersion)
                    .orElseGet(() -> notFound("nothing was registered at that time"));
        }
        return reader.latest(key).map(BidDriver::resolution).orElseGet(() -> notFound("nothing is registered"));
    }

    private Resolution prove(Bid bid, Version version) {
        if (version instanceof Version.Latest) {
            return proofs.newest(bid)
                    .map(proven -> proven.version()
                            .map(BidDriver::resolution)
                            .orElseGet(() -> notFound("nothing is registered"))
                            .<Resolution>match(
                                    found -> new Resolution.Found(found.answer().proven(proven.bundle())),
                                    gone -> new Resolution.Deactivated(
                                            gone.answer().proven(proven.bundle())),
                                    none -> new Resolution.Refused(none.error(), none.detail(), proven.bundle())))
                    .orElseGet(() -> notFound("nothing is registered"));
        }
        return find(BidRule.stateKey(bid), version)
                .<Resolution>match(
                        found -> new Resolution.Found(provenDownTo(bid, found.answer())),
                        gone -> new Resolution.Deactivated(provenDownTo(bid, gone.answer())),
                        none -> none);
    }

    private Answer provenDownTo(Bid bid, Answer answer) {
        return answer.proven(proofs.downTo(bid, answer.freshness().position()).orElseThrow());
    }

    private static Resolution resolution(StateRecord found) {
        return RecordCodec.decodeAnswer(found.answer()).toResolution(found.position());
    }

    private static Resolution pastVersion(StateRecord found) {
        return resolution(found)
                .<Resolution>match(
                        there -> new Resolution.Found(immutable(there.answer())),
                        gone -> new Resolution.Deactivated(immutable(gone.answer())),
                        refused -> refused);
    }

    private static Answer immutable(Answer answer) {
        return new Answer(
                answer.document(), answer.metadata(), answer.freshness().asPastVersion());
    }

    /** Empty before 1970, when there was no ledger; at the end of time what it can count. */
    private static Optional<Long> millis(Instant time) {
        if (time.isBefore(Instant.EPOCH)) {
            return Optional.empty();
        }
        Instant last = Instant.ofEpochMilli(Long.MAX_VALUE);
        return Optional.of(time.isAfter(last) ? Long.MAX_VALUE : time.toEpochMilli());
    }

    private static Optional<Long> position(String versionId) {
        boolean canonicalNumber = !versionId.isEmpty()
                && versionId.length() <= 18
                && versionId.chars().allMatch(c -> c >= '0' && c <= '9')
                && (versionId.length() == 1 || versionId.charAt(0) != '0');
        return canonicalNumber ? Optional.of(Long.parseLong(versionId)) : Optional.empty();
    }

    private static String text(Identifier identifier) {
        return identifier instanceof Did did ? did.text() : identifier.canonical();
    }

    private static Resolution notFound(String detail) {
        return new Resolution.Refused(ResolutionError.NOT_FOUND, detail);
    }

    private static Future<Resolution> refused(ResolutionError error, String detail) {
        return Future.succeededFuture(new Resolution.Refused(error, detail));
    }
}
