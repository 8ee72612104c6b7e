package dev.flint.bid.register;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.Bid;
import dev.flint.bid.document.DidDocumentMapping;
import dev.flint.bid.recursion.BidProtocol;
import dev.flint.bid.recursion.SubChainDriver;
import dev.flint.bid.recursion.SubChainResolver;
import dev.flint.bid.recursion.VerifyingDriver;
import dev.flint.id.Did;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionOptions;
import dev.flint.spi.Version;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** A ledger with a sub-chain, and the resolvers of the sub-chain as a test has them. */
abstract class RecursionWorld {
    static final Subject OPERATOR = Subject.of(60);
    static final Subject CHAIN = Subject.ofSubChain("t001", 61);
    static final Subject OWNER = Subject.of(62);
    static final Bid DEVICE = OWNER.on("t001");
    static final String ONE = "https://one.example/";
    static final String TWO = "http://192.0.2.9:8080/";
    static final ResolutionOptions VERIFY =
            new ResolutionOptions(new Version.Latest(), false, false, false, true, Map.of());

    final KnownResolvers resolvers = new KnownResolvers();
    final Map<String, String> replies = resolvers.replies;
    final List<String> asked = resolvers.asked;
    TestLedger ledger;
    SubChainDriver driver;
    BidProtocol protocol;
    VerifyingDriver verifying;

    @BeforeEach
    void open(@TempDir Path directory) {
        var operators = List.of(OPERATOR.key.publicKey());
        ledger = new TestLedger(directory, TestLedger.POLICY.withOperatorKeys(operators));
        var registered = new RegisteredDocuments(ledger.chain);
        var resolver = new SubChainResolver(registered, resolvers, resolvers, ledger.clock, 1_000_000);
        var trust = new TrustChain(registered, operators);
        driver = new SubChainDriver(resolver, trust, new DidDocumentMapping("https://resolver.example"), ledger.clock);
        protocol = new BidProtocol(resolver, trust);
        verifying = new VerifyingDriver(ledger.driver, resolver, trust);
        var chain = CHAIN.draft(ledger.now());
        var services = chain.putArray("service");
        services.addObject()
                .put("id", CHAIN.id + "#sub-1")
                .put("type", "DIDSubResolver")
                .put("serviceEndpoint", "https://one.example");
        services.addObject()
                .put("id", CHAIN.id + "#sub-2")
                .put("type", "DIDSubResolve")
                .put("protocol", "2")
                .put("serverType", 1)
                .put("serviceEndpoint", "192.0.2.9")
                .put("port", 8080);
        ledger.anchor(OperationKind.CREATE, CHAIN.sign(OPERATOR.delegate(chain)));
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    ObjectNode device() {
        var document = OWNER.draftWithoutRecovery(ledger.now());
        String text = document.toString().replace(OWNER.id.canonical(), DEVICE.canonical());
        return (ObjectNode) TestLedger.json(text);
    }

    ObjectNode signed(ObjectNode document) {
        return OWNER.sign(document, DEVICE + "#key-1");
    }

    static String found(JsonNode document) {
        return "{\"errorCode\":0,\"message\":\"success\",\"data\":{\"didDocument\":" + document + "}}";
    }

    Resolution resolve() {
        return driver.resolve(Did.of(DEVICE.canonical()), ResolutionOptions.NONE)
                .result();
    }

    JsonNode notes(Resolution resolution) {
        return TestLedger.json("{" + ((Resolution.Found) resolution).answer().notes() + "}");
    }

    JsonNode ask(String path, String... parameters) {
        Map<String, String> given = new HashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            given.put(parameters[i], parameters[i + 1]);
        }
        return TestLedger.json(protocol.answer(path, given).result().toString());
    }
}
