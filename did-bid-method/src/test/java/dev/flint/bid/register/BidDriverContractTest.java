package dev.flint.bid.register;

import dev.flint.bid.BidEncoding;
import dev.flint.bid.KeyType;
import dev.flint.id.Did;
import dev.flint.spi.DriverContract;
import dev.flint.spi.MethodDriver;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class BidDriverContractTest extends DriverContract {
    private static final Subject KNOWN = Subject.of(KeyType.ED25519, 1, BidEncoding.BASE64);
    private static final Subject GONE = Subject.of(2);
    private static final Subject UNKNOWN = Subject.of(3);

    private TestLedger ledger;

    @BeforeEach
    void open(@TempDir Path directory) {
        ledger = new TestLedger(directory);
        ledger.anchor(KNOWN.create(ledger.now()));
        ledger.anchor(GONE.create(ledger.now()));
        ledger.anchor(GONE.delete(ledger.later()));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Override
    protected MethodDriver driver() {
        return ledger.driver;
    }

    @Override
    protected Did known() {
        return Did.of(KNOWN.id.canonical());
    }

    @Override
    protected Did unknown() {
        return Did.of(UNKNOWN.id.canonical());
    }

    @Override
    protected List<Did> spellingsOfKnown() {
        String canonical = KNOWN.id.canonical();
        return List.of(
                known(),
                Did.of(canonical.replace("%3D", "")),
                Did.of(canonical.replace("%3D", "%3d")),
                Did.of(canonical.replace("%2F", "%2f").replace("%2B", "%2b")));
    }

    @Override
    protected List<Did> deactivated() {
        return List.of(Did.of(GONE.id.canonical()));
    }
}
