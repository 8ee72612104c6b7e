package dev.flint.bid.register;

import dev.flint.bid.vaa.VaaOperationKind;
import dev.flint.id.Did;
import dev.flint.spi.DriverContract;
import dev.flint.spi.MethodDriver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class VaaDriverContractTest extends DriverContract {
    private static final String KNOWN = VaaWorld.ENTERPRISE + ".BY01.A1B2C3";
    private static final String GONE = VaaWorld.ENTERPRISE + "A1B2C4";

    private VaaWorld world;

    @BeforeEach
    void open(@TempDir Path directory) {
        world = VaaWorld.withNodes(directory);
        world.anchor(world.item(KNOWN), VaaWorld.PLANT);
        world.anchor(world.item(GONE), VaaWorld.PLANT);
        world.anchor(world.draft(VaaOperationKind.RETIRE, GONE), VaaWorld.PLANT);
    }

    @AfterEach
    void close() {
        world.close();
    }

    @Override
    protected MethodDriver driver() {
        return world.driver;
    }

    @Override
    protected Did known() {
        return Did.of("did:vaa:by01:" + VaaWorld.ENTERPRISE + "A1B2C3");
    }

    @Override
    protected Did unknown() {
        return Did.of("did:vaa:" + VaaWorld.ENTERPRISE + "ZZZZZZ");
    }

    @Override
    protected List<Did> spellingsOfKnown() {
        return List.of(
                known(), Did.of("did:vaa:" + KNOWN), Did.of("did:vaa:by01:" + VaaWorld.ENTERPRISE + "%41%31B2C3"));
    }

    @Override
    protected List<Did> deactivated() {
        return List.of(Did.of("did:vaa:" + GONE));
    }
}
