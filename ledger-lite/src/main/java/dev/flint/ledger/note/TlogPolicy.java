package dev.flint.ledger.note;

import dev.flint.ledger.note.PolicyVerdict.Cosignature;
import dev.flint.ledger.note.PolicyVerdict.Reason;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;

/** Whose checkpoints a client relies on: known logs, known witnesses and the quorum of them. C2SP tlog-policy. */
public final class TlogPolicy {
    /** The quorum that asks for no cosignature. */
    static final String NONE = "none";

    private final List<VerifierKey> logs;
    private final Map<String, CosignerKey> witnesses;
    private final List<Group> groups;
    private final String quorum;

    /** At least so many of the members. Groups stand in the order of their definition, so members come before. */
    record Group(String name, int threshold, List<String> members) {}

    TlogPolicy(List<VerifierKey> logs, Map<String, CosignerKey> witnesses, List<Group> groups, String quorum) {
        this.logs = List.copyOf(logs);
        this.witnesses = Map.copyOf(witnesses);
        this.groups = List.copyOf(groups);
        this.quorum = quorum;
    }

    /** Reads a policy file; its octets need not be UTF-8 outside of keys. */
    public static PolicyParse parse(byte[] octets) {
        return new PolicyReader(octets).read();
    }

    /** The logs whose checkpoints are relied on. */
    public List<VerifierKey> logs() {
        return logs;
    }

    /**
     * Judges a checkpoint: every line of a key that the policy names must verify, one of them be of the log whose name
     * is the origin, and the witnesses suffice. Lines of other keys do not count.
     */
    public PolicyVerdict judge(SignedNote note, Checkpoint checkpoint) {
        Set<String> signers = new HashSet<>();
        Set<String> agreed = new HashSet<>();
        List<Cosignature> cosignatures = new ArrayList<>();
        byte[] text = note.text().getBytes(StandardCharsets.UTF_8);
        for (NoteSignature line : note.signatures()) {
            for (VerifierKey log : logs) {
                if (line.isBy(log)) {
                    if (!log.verifies(text, line.signature())) {
                        return new PolicyVerdict.Refused(Reason.SIGNATURE, log.name());
                    }
                    signers.add(log.name());
                }
            }
            for (Map.Entry<String, CosignerKey> witness : witnesses.entrySet()) {
                if (line.isBy(witness.getValue())) {
                    OptionalLong seconds = witness.getValue().verify(note.text(), line);
                    if (seconds.isEmpty()) {
                        return new PolicyVerdict.Refused(Reason.SIGNATURE, line.name());
                    }
                    agreed.add(witness.getKey());
                    cosignatures.add(new Cosignature(line.name(), seconds.getAsLong()));
                }
            }
        }
        if (signers.isEmpty()) {
            return new PolicyVerdict.Refused(Reason.LOG, checkpoint.origin());
        }
        if (!signers.contains(checkpoint.origin())) {
            return new PolicyVerdict.Refused(Reason.ORIGIN, checkpoint.origin());
        }
        return suffice(agreed)
                ? new PolicyVerdict.Satisfied(checkpoint.origin(), cosignatures)
                : new PolicyVerdict.Refused(Reason.QUORUM, quorum);
    }

    private boolean suffice(Set<String> witnesses) {
        Set<String> agreed = new HashSet<>(witnesses);
        for (Group group : groups) {
            if (group.members().stream().filter(agreed::contains).count() >= group.threshold()) {
                agreed.add(group.name());
            }
        }
        return quorum.equals(NONE) || agreed.contains(quorum);
    }
}
