package dev.flint.bid.register;

import dev.flint.bid.Bid;
import dev.flint.bid.document.BidDocument;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.document.ProofStatus;
import dev.flint.spi.DocumentBytes;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;

/** Turns documents into records: the one place where answers are written as JSON. */
final class RecordBuilder {
    private final DidDocumentMapping mapping;

    RecordBuilder(DidDocumentMapping mapping) {
        this.mapping = mapping;
    }

    BidRecord of(BidDocument document, ProofStatus proofStatus, Instant updated) {
        var mapped = mapping.map(document, proofStatus);
        var keys = document.keys().stream()
                .flatMap(key -> key.usable().map(usable -> BidRecord.Key.of(key.id(), usable)).stream())
                .toList();
        return new BidRecord(
                document.id().canonical(),
                false,
                new BidRecord.Validity(updated.toEpochMilli(), document.ttl()),
                new BidRecord.Control(document.authentication(), document.recovery(), keys),
                new DocumentBytes(mapped.context10(), mapped.context11(), mapped.members()),
                mapped.metadata());
    }

    /**
     * The record that stays when a document is gone: a stub, the time, and by what the last version can be recognised.
     *
     * @param lastPosition where the last version stands in the ledger
     */
    BidRecord tombstone(Bid id, BidRecord last, long lastPosition, Instant updated) {
        var stub = mapping.deactivated(id);
        String before = "\"updated\":\"" + updated.truncatedTo(ChronoUnit.SECONDS) + "\",";
        String after = ",\"bid\":{\"lastVersionId\":\"" + lastPosition + "\",\"lastDocumentSha256\":\""
                + digestOf(last.document()) + "\"}";
        String metadata = before + new String(stub.metadata(), StandardCharsets.UTF_8) + after;
        return new BidRecord(
                id.canonical(),
                true,
                new BidRecord.Validity(updated.toEpochMilli(), last.validity().ttlSeconds()),
                BidRecord.Control.NOBODY,
                new DocumentBytes(stub.context10(), stub.context11(), stub.members()),
                metadata.getBytes(StandardCharsets.UTF_8));
    }

    /** SHA-256 of the DID 1.0 document as it was sent. */
    private static String digestOf(DocumentBytes document) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update("{\"@context\":".getBytes(StandardCharsets.US_ASCII));
            digest.update(document.context10());
            digest.update((byte) ',');
            digest.update(document.members());
            digest.update((byte) '}');
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
