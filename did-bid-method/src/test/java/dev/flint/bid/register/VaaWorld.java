package dev.flint.bid.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.vaa.VaaDraft;
import dev.flint.bid.vaa.VaaDriver;
import dev.flint.bid.vaa.VaaId;
import dev.flint.bid.vaa.VaaOperationKind;
import dev.flint.bid.vaa.VaaRegistry;
import dev.flint.id.Identifier;
import dev.flint.id.IdentifierParse;
import dev.flint.spi.Answer;
import dev.flint.spi.Registrar;
import dev.flint.spi.Resolution;
import dev.flint.spi.ResolutionOptions;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;

/** A ledger with the nodes above an enterprise, each held by somebody of its own. */
final class VaaWorld implements AutoCloseable {
    static final Subject AGENCY = TestRules.AGENCY;
    static final Subject NATION = Subject.of(901);
    static final Subject SECTOR = Subject.of(902);
    static final Subject PLANT = Subject.of(903);
    static final Subject STRANGER = Subject.of(904);
    static final String TOP_TIER = "VAA088";
    static final String SECOND_TIER = "VAA088100";
    static final String ENTERPRISE = "VAA08810000000001";
    static final String ITEM = ENTERPRISE + "A1B2C3";

    final TestLedger ledger;
    final VaaRegistry registry;
    final VaaDriver driver;

    private VaaWorld(Path directory) {
        ledger = new TestLedger(directory);
        registry = new VaaRegistry(ledger.chain);
        driver = new VaaDriver(new LedgerAnswers(ledger.chain, new LedgerProofs(ledger.chain)), List.of());
        for (var subject : List.of(AGENCY, NATION, SECTOR, PLANT, STRANGER)) {
            ledger.anchor(subject.create(ledger.now()));
        }
    }

    /** Only those are there who will hold something. */
    static VaaWorld empty(Path directory) {
        return new VaaWorld(directory);
    }

    /** Everything above items is registered; serial numbers have six strict characters. */
    static VaaWorld withNodes(Path directory) {
        var world = new VaaWorld(directory);
        world.anchor(world.node(TOP_TIER, NATION).signed(AGENCY.key, AGENCY.keyId()));
        world.anchor(world.node(SECOND_TIER, SECTOR).signed(NATION.key, NATION.keyId()));
        world.anchor(world.enterprise(ENTERPRISE, 6, "strict").signed(SECTOR.key, SECTOR.keyId()));
        return world;
    }

    VaaDraft draft(VaaOperationKind kind, String id) {
        return VaaDraft.of(kind, VaaId.parse(id).orElseThrow(), ledger.later());
    }

    VaaDraft node(String id, Subject holder) {
        return draft(VaaOperationKind.REGISTER, id).to(holder.id).saying(named("Node " + id));
    }

    VaaDraft enterprise(String id, int length, String profile) {
        var record = named("Example Works");
        record.putObject("serials").put("length", length).put("profile", profile);
        record.putArray("links")
                .addObject()
                .put("linkType", "gs1:pip")
                .put("href", "https://works.example.com/")
                .put("title", "About us");
        return draft(VaaOperationKind.REGISTER, id).to(PLANT.id).saying(record);
    }

    VaaDraft item(String id) {
        return item(id, record -> record);
    }

    VaaDraft item(String id, UnaryOperator<ObjectNode> saying) {
        var record = named("Pump");
        record.putArray("links")
                .addObject()
                .put("linkType", "gs1:pip")
                .put("href", "https://works.example.com/pump?id=7")
                .put("title", "The pump");
        return draft(VaaOperationKind.REGISTER, id).saying(saying.apply(record));
    }

    static ObjectNode named(String name) {
        return Json.object().put("name", name);
    }

    Registrar.Receipt send(VaaDraft draft, Subject signer) {
        return ledger.send(draft.signed(signer.key, signer.keyId()));
    }

    long anchor(VaaDraft draft, Subject signer) {
        return anchor(draft.signed(signer.key, signer.keyId()));
    }

    long anchor(byte[] operation) {
        return ledger.anchor(operation);
    }

    Resolution resolve(String text) {
        return resolve(text, ResolutionOptions.NONE);
    }

    Resolution resolve(String text, ResolutionOptions options) {
        return driver.resolve(identifier(text), options).result();
    }

    Answer found(String text) {
        return ((Resolution.Found) resolve(text)).answer();
    }

    static Identifier identifier(String text) {
        return ((IdentifierParse.Parsed) Identifier.parse(text)).identifier();
    }

    @Override
    public void close() {
        ledger.close();
    }
}
