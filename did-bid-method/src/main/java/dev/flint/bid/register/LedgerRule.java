package dev.flint.bid.register;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.flint.bid.document.DocumentFault;
import dev.flint.bid.document.DocumentFault.Kind;
import dev.flint.bid.document.JsonReading;
import dev.flint.bid.document.StrictJson;
import dev.flint.ledger.Admission;
import dev.flint.ledger.AdmissionRule;
import dev.flint.ledger.Slot;
import dev.flint.ledger.StateView;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the ledger is about: signed operations, each judged by the rule of its kind of identifiers. */
public final class LedgerRule implements AdmissionRule<OperationEntry, Refusal> {
    /** A document and what stands around it. */
    static final int OPERATION_OCTETS_MAX = 300_000;

    private final List<OperationRule> rules;

    /** @param rules the first that owns an operation judges it; the last owns all */
    public LedgerRule(List<OperationRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public OperationEntry read(byte[] entry) {
        if (parse(entry) instanceof JsonReading.Read read && read.value() instanceof ObjectNode tree) {
            return ruleOf(tree).anchored(entry, tree);
        }
        throw new IllegalStateException("an anchored operation cannot be read any more");
    }

    @Override
    public Admission<Refusal> admit(OperationEntry entry, StateView state, Slot slot) {
        return entry.admit(state, slot);
    }

    @Override
    public String derivation() {
        return rules.stream().map(OperationRule::derivation).collect(Collectors.joining("; "));
    }

    /** As {@link OperationRule#check}. */
    OperationRule.Checked check(
            byte[] bytes, boolean trusted, StateView state, Function<Optional<Instant>, Instant> now) {
        var json = parse(bytes);
        if (json instanceof JsonReading.Faulty faulty) {
            return malformed(DocumentFault.of(faulty));
        }
        return json instanceof JsonReading.Read read && read.value() instanceof ObjectNode tree
                ? ruleOf(tree).check(new OperationRule.Given(bytes, tree, trusted), state, now)
                : malformed(new DocumentFault(Kind.WRONG_TYPE, "", "an operation is a JSON object"));
    }

    private OperationRule ruleOf(ObjectNode tree) {
        return rules.stream().filter(rule -> rule.owns(tree)).findFirst().orElseThrow();
    }

    private static OperationRule.Refused malformed(DocumentFault fault) {
        return new OperationRule.Refused(Optional.empty(), Refusal.malformed(List.of(fault)));
    }

    static JsonReading parse(byte[] bytes) {
        return StrictJson.parse(bytes, OPERATION_OCTETS_MAX, StrictJson.DOCUMENT_DEPTH_MAX + 1);
    }
}
