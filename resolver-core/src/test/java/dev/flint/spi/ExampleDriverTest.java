package dev.flint.spi;

import dev.flint.id.Did;
import java.util.List;

final class ExampleDriverTest extends DriverContract {
    private final ExampleDriver driver = new ExampleDriver();

    @Override
    protected MethodDriver driver() {
        return driver;
    }

    @Override
    protected Did known() {
        return Did.of(ExampleDriver.KNOWN);
    }

    @Override
    protected Did unknown() {
        return Did.of("did:example:notfound");
    }

    @Override
    protected List<Did> spellingsOfKnown() {
        return List.of(known(), Did.of("did:example:%31%32%33"));
    }

    @Override
    protected List<Did> deactivated() {
        return List.of(Did.of(ExampleDriver.DEACTIVATED));
    }
}
