package dev.flint.bridge.dns;

import dev.flint.id.Did;
import dev.flint.methods.KeyDriver;
import dev.flint.spi.CachePolicy;
import dev.flint.spi.DriverContract;
import dev.flint.spi.MethodDriver;
import java.io.IOException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

final class DnsDriverContractTest extends DriverContract {
    private static PlantedNames names;

    @BeforeAll
    static void open() throws IOException {
        names = PlantedNames.of("_key1._did.example.com. 60 IN URI 1 1"
                + " \"did:key:z6MkhaXgBZDvotDkL5257faiztiGiC2QtKLGpbnnEGta2doK\"");
    }

    @AfterAll
    static void close() throws IOException {
        names.close();
    }

    @Override
    protected MethodDriver driver() {
        var server = RecursiveServer.of("127.0.0.1", names.port(), "");
        return new DnsDriver(server, new KeyDriver(), CachePolicy.NEVER);
    }

    @Override
    protected Did known() {
        return Did.of("did:dns:example.com");
    }

    @Override
    protected Did unknown() {
        return Did.of("did:dns:none.example.com");
    }
}
