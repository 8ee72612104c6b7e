package dev.flint.bid.register;

import dev.flint.ledger.Chain;
import dev.flint.ledger.ChainReader;
import dev.flint.ledger.StateRecord;
import dev.flint.spi.Answer;
import dev.flint.spi.DocumentBytes;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import java.time.Instant;
import java.util.Optional;

/** What the ledger answers about the identifiers that are registered on it, in every version and with proof. */
public final class LedgerAnswers {
    private final Chain<?, ?> chain;
    private final LedgerProofs proofs;

    public LedgerAnswers(Chain<?, ?> chain, LedgerProofs proofs) {
        this.chain = chain;
        this.proofs = proofs;
    }

    /**
     * Never blocks for long: reads from memory that is mapped.
     *
     * @param id canonical DID
     */
    public Resolution find(String id, ResolutionOptions options) {
        return options.proof() ? prove(id, options.version()) : find(BidRule.stateKey(id), options.version());
    }

    /**
     * What readers are served about a version of an identifier of any method; other bytes may follow.
     *
     * @param id canonical DID
     * @param metadata members of the document metadata as JSON, without the version id
     */
    public static byte[] encode(
            String id, boolean deactivated, Instant updated, int ttlSeconds, DocumentBytes document, byte[] metadata) {
        var validity = new BidRecord.Validity(updated.toEpochMilli(), ttlSeconds);
        return RecordCodec.encode(
                new BidRecord(id, deactivated, validity, BidRecord.Control.NOBODY, document, metadata));
    }

    private Resolution find(byte[] key, Version version) {
        ChainReader reader = chain.reader();
        if (version instanceof Version.Numbered numbered) {
            return position(numbered.versionId())
                    .flatMap(position -> reader.atVersion(key, position))
                    .map(LedgerAnswers::pastVersion)
                    .orElseGet(() -> notFound("no such version"));
        }
        if (version instanceof Version.AsOf asOf) {
            return millis(asOf.time())
                    .flatMap(time -> reader.atTime(key, time))
                    .map(LedgerAnswers::pastVersion)
                    .orElseGet(() -> notFound("nothing was registered at that time"));
        }
        return reader.latest(key).map(LedgerAnswers::resolution).orElseGet(() -> notFound("nothing is registered"));
    }

    private Resolution prove(String id, Version version) {
        if (version instanceof Version.Latest) {
            return proofs.newest(id)
                    .map(proven -> proven.version()
                            .map(LedgerAnswers::resolution)
                            .orElseGet(() -> notFound("nothing is registered"))
                            .<Resolution>match(
                                    found -> new Resolution.Found(found.answer().proven(proven.bundle())),
                                    gone -> new Resolution.Deactivated(
                                            gone.answer().proven(proven.bundle())),
                                    none -> new Resolution.Refused(none.error(), none.detail(), proven.bundle())))
                    .orElseGet(() -> notFound("nothing is registered"));
        }
        return find(BidRule.stateKey(id), version)
                .<Resolution>match(
                        found -> new Resolution.Found(provenDownTo(id, found.answer())),
                        gone -> new Resolution.Deactivated(provenDownTo(id, gone.answer())),
                        none -> none);
    }

    private Answer provenDownTo(String id, Answer answer) {
        return answer.proven(proofs.downTo(id, answer.freshness().position()).orElseThrow());
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

    private static Resolution notFound(String detail) {
        return new Resolution.Refused(ResolutionError.NOT_FOUND, detail);
    }
}
