package dev.flint.methods;

import dev.flint.id.Did;
import dev.flint.spi.DriverContract;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.ResolutionError;

final class JwkDriverContractTest extends DriverContract {
    @Override
    protected MethodDriver driver() {
        return new JwkDriver();
    }

    @Override
    protected Did known() {
        return Did.of(new JwkDriver().testIdentifiers().get(0));
    }

    @Override
    protected Did unknown() {
        return Did.of("did:jwk:e30");
    }

    @Override
    protected ResolutionError errorOfUnknown() {
        return ResolutionError.INVALID_DID;
    }

    @Override
    protected boolean isTimeless() {
        return true;
    }
}
