package dev.flint.conformance.standard;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.flint.bid.BidPrivateKey;
import dev.flint.bid.KeyType;
import dev.flint.bid.register.OperationDraft;
import dev.flint.bid.register.OperationKind;
import dev.flint.conformance.Operations;
import dev.flint.conformance.RunningHouse;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * What the specifications demand, asked of a server in this process, or of any at {@code -Dflint.url=}, which has to
 * know {@code -Dflint.known=}, and to have deactivated {@code -Dflint.deactivated=}.
 */
final class ConformanceTest {
    private static final String KNOWN = "did:bid:ef214PmkhKndUcArDQPgD5J4fFVwqJFPt";
    private static final String ABSENT = "did:bid:efHPybmia1MRDecYiVJ11X4cbVLYDy7T";

    @TempDir
    private static Path data;

    private static RunningHouse house;
    private static Server server;
    private final List<String> held = new ArrayList<>();

    @BeforeAll
    static void open() throws Exception {
        String url = System.getProperty("flint.url", "");
        if (!url.isEmpty()) {
            server = new Server(
                    url.endsWith("/") ? url.substring(0, url.length() - 1) : url,
                    System.getProperty("flint.known", KNOWN),
                    System.getProperty("flint.deactivated", ABSENT),
                    ABSENT);
            return;
        }
        house = RunningHouse.open(data, Map.of());
        var key = BidPrivateKey.generate(KeyType.ED25519, new SecureRandom());
        var now = Instant.now();
        var bid = Operations.bidOf(key);
        house.client().register(Operations.operation(OperationKind.CREATE, key, now, "gone"));
        house.client().register(OperationDraft.delete(bid, now.plusMillis(1), key, bid.canonical() + "#key-1"));
        server = new Server("http://127.0.0.1:" + house.port(), KNOWN, bid.canonical(), ABSENT);
    }

    @AfterAll
    static void close() {
        if (house != null) {
            house.close();
        }
    }

    @TestFactory
    Stream<DynamicNode> everyStatement_holds() {
        var tests = Suite.ALL.stream()
                .flatMap(suite -> suite.statements().stream()
                        .map(statement -> dynamicTest(suite.title() + ", " + statement.text(), () -> {
                            statement.check().holds(server);
                            held.add(statement.text());
                        })));
        return Stream.concat(
                tests,
                house == null
                        ? Stream.of()
                        : Stream.of(dynamicTest("report", () -> Report.of(held).isPublished())));
    }
}
