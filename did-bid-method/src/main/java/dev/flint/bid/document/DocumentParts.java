package dev.flint.bid.document;

import dev.flint.bid.Bid;
import dev.flint.bid.KeyBinding;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What a document says, as checked values; built by {@link DocumentReader} only. */
final class DocumentParts {
    private final Bid id;
    private final String version;
    private final Control control;
    private final Extension extension;
    private final List<BidService> services;
    private final Signatures signatures;
    private final KeyBinding selfCertification;

    DocumentParts(
            Bid id,
            String version,
            Control control,
            Extension extension,
            List<BidService> services,
            Signatures signatures) {
        this.id = id;
        this.version = version;
        this.control = control;
        this.extension = extension;
        this.services = services;
        this.signatures = signatures;
        this.selfCertification = bestBinding(id, control.keys());
    }

    /** Who controls the subject. */
    record Control(List<DocumentKey> keys, List<String> authentication, List<String> recovery) {}

    /** What the extension says besides. */
    record Extension(int ttl, int objectType, List<AlsoKnownAs> alsoKnownAs) {}

    /** When and by whom. */
    record Signatures(
            Optional<Instant> created,
            Optional<Instant> updated,
            Optional<DocumentProof> proof,
            Optional<DocumentProof> delegateSign) {}

    private static KeyBinding bestBinding(Bid id, List<DocumentKey> keys) {
        var best = KeyBinding.NONE;
        if (id.isSubChainDocument()) {
            return best;
        }
        for (var key : keys) {
            var binding = key.usable().map(id::binding).orElse(KeyBinding.NONE);
            if (binding.compareTo(best) < 0) {
                best = binding;
            }
        }
        return best;
    }

    Bid id() {
        return id;
    }

    String version() {
        return version;
    }

    List<DocumentKey> keys() {
        return control.keys();
    }

    List<String> authentication() {
        return control.authentication();
    }

    List<String> recovery() {
        return control.recovery();
    }

    int ttl() {
        return extension.ttl();
    }

    int objectType() {
        return extension.objectType();
    }

    List<AlsoKnownAs> alsoKnownAs() {
        return extension.alsoKnownAs();
    }

    List<BidService> services() {
        return services;
    }

    Optional<Instant> created() {
        return signatures.created();
    }

    Optional<Instant> updated() {
        return signatures.updated();
    }

    Optional<DocumentProof> proof() {
        return signatures.proof();
    }

    Optional<DocumentProof> delegateSign() {
        return signatures.delegateSign();
    }

    KeyBinding selfCertification() {
        return selfCertification;
    }
}
