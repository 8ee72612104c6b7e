package dev.flint.deploy.house;

import dev.flint.bid.register.LedgerRegistrar;
import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import dev.flint.bid.register.RefusalKind;
import dev.flint.bid.register.Registration;
import java.util.ArrayList;
import java.util.List;

/** Brings the sample documents into a ledger that does not have them. */
final class Preload {
    private Preload() {}

    /** Registers what is missing and returns the identifiers of all samples. */
    static List<String> samples(LedgerRegistrar registrar, boolean withCodes) {
        var identifiers = new ArrayList<String>();
        for (var sample : Samples.all()) {
            register(sample.name(), OperationDraft.of(OperationKind.IMPORT, sample.document()), registrar);
            identifiers.add(sample.document().id().canonical());
        }
        if (withCodes) {
            Samples.codes().forEach(operation -> register("code", operation, registrar));
        }
        return identifiers;
    }

    private static void register(String name, byte[] operation, LedgerRegistrar registrar) {
        var registration = Await.result(registrar.registerTrusted(operation));
        if (registration instanceof Registration.Refused refused
                && refused.refusal().kind() != RefusalKind.ALREADY_REGISTERED
                && refused.refusal().kind() != RefusalKind.DEACTIVATED) {
            throw new IllegalStateException("the sample " + name + " was refused: "
                    + refused.refusal().kind() + ", " + refused.refusal().detail());
        }
    }
}
