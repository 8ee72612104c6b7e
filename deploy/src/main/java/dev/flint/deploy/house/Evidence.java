package dev.flint.deploy.house;

import dev.flint.bridge.dns.Integrity;
import dev.flint.bridge.dns.MethodKey;
import dev.flint.id.Identifier;
import dev.flint.methods.DocumentKeys;
import dev.flint.methods.DocumentProof;
import dev.flint.spi.MethodDriver;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * What documents show of themselves.
 *
 * @param drivers in the order in which they are asked: they say which documents certify themselves
 */
record Evidence(List<MethodDriver> drivers, InstantSource clock) {
    /** The keys of all methods of a document that could be read. */
    static List<MethodKey> methods(Optional<DocumentKeys> document) {
        return document.map(DocumentKeys::keys).orElseGet(List::of).stream()
                .map(key -> new MethodKey(key.infos(), key.certificate()))
                .toList();
    }

    /** By what the document of a DID is known to be its controller's. */
    Integrity integrity(String did, Optional<DocumentKeys> document) {
        var proof =
                document.map(read -> DocumentProof.of(read, clock.instant())).orElse(DocumentProof.ABSENT);
        return switch (proof) {
            case HOLDS -> Integrity.PROOF;
            case EXPIRED -> Integrity.EXPIRED;
            case BROKEN -> Integrity.INVALID;
            case UNSUPPORTED -> isCertified(did) ? Integrity.METHOD : Integrity.UNSUPPORTED;
            case ABSENT, UNBOUNDED -> isCertified(did) ? Integrity.METHOD : Integrity.NONE;
        };
    }

    /** Whether the driver that was asked has checked signatures: those of others only hand on what they were told. */
    private boolean isCertified(String did) {
        return Identifier.parse(did)
                .match(
                        identifier -> drivers.stream()
                                .filter(driver -> driver.owns(identifier))
                                .limit(1)
                                .anyMatch(driver -> driver.traits().contains("selfCertifying")
                                        || driver.traits().contains("historySigned")),
                        rejected -> false);
    }
}
