package dev.flint.bid.vaa;

import dev.flint.bid.register.LedgerAnswers;
import dev.flint.id.Did;
import dev.flint.id.Identifier;
import dev.flint.id.Vaa;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionError;
import dev.flint.spi.ResolutionOptions;
import dev.flint.vaa.Codec15459;
import dev.flint.vaa.Profile;
import dev.flint.vaa.Reading;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Answers for codes, as DIDs of did:vaa or bare, and for the nodes above them, from the ledger. */
public final class VaaDriver implements MethodDriver {
    private static final String METHOD = "vaa";

    private final LedgerAnswers answers;
    private final List<String> testIdentifiers;

    public VaaDriver(LedgerAnswers answers, List<String> testIdentifiers) {
        this.answers = answers;
        this.testIdentifiers = List.copyOf(testIdentifiers);
    }

    @Override
    public String method() {
        return METHOD;
    }

    @Override
    public String pattern() {
        return "^(did:vaa:.+|(?:15N)?VAA[0-9]{14}.+)$";
    }

    /** DIDs of the method that derive from keys are registered elsewhere. */
    @Override
    public boolean owns(Identifier identifier) {
        return identifier instanceof Vaa
                || (identifier instanceof Did did && did.hasMethod(METHOD) && !VaaId.derivesFromKey(did.text()));
    }

    @Override
    public String canonical(Identifier identifier) {
        return id(identifier).map(VaaId::did).orElseGet(identifier::canonical);
    }

    @Override
    public Future<Resolution> resolve(Identifier identifier, ResolutionOptions options) {
        var id = id(identifier);
        try {
            return Future.succeededFuture(
                    id.isPresent() ? answers.find(id.get().did(), options) : refused(((Did) identifier).text()));
        } catch (RuntimeException e) {
            return Future.failedFuture(e);
        }
    }

    private static Optional<VaaId> id(Identifier identifier) {
        return identifier instanceof Vaa vaa
                ? Optional.of(VaaId.of(vaa.code()))
                : VaaId.ofDid(((Did) identifier).text());
    }

    private static Resolution refused(String did) {
        var reading = Codec15459.did(did, Profile.EXTENDED);
        String detail = reading instanceof Reading.Rejected rejected
                ? rejected.error() + (rejected.index() == Reading.WHOLE ? "" : " at index " + rejected.index())
                : "no code in it";
        return new Resolution.Refused(ResolutionError.INVALID_DID, detail);
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
                "enumerable",
                "history",
                "historySigned",
                "longTermAvailability",
                "resolvableGlobally");
    }

    @Override
    public Map<String, String> properties() {
        return Map.of("specification", "ISO/IEC 15459, data identifier 15N", "source", "built-in ledger");
    }
}
