package dev.flint.methods;

import dev.flint.id.Did;
import dev.flint.spi.DriverContract;
import dev.flint.spi.MethodDriver;
import dev.flint.spi.ResolutionError;

final class KeyDriverContractTest extends DriverContract {
    @Override
    protected MethodDriver driver() {
        return new KeyDriver();
    }

    @Override
    protected Did known() {
        return Did.of("did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK");
    }

    @Override
    protected Did unknown() {
        return Did.of("did:key:zTjsVPtY");
    }

    @Override
    protected ResolutionError errorOfUnknown() {
        return ResolutionError.INVALID_PUBLIC_KEY_LENGTH;
    }

    @Override
    protected boolean isTimeless() {
        return true;
    }
}
