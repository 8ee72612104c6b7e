package dev.flint.ledger.witness;

import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointParse;
import dev.flint.ledger.note.NoteParse;
import dev.flint.ledger.note.SignedNote;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/**
 * The body of {@code POST <witness>/add-checkpoint}: {@code old <size>}, hashes of a consistency proof in base64, an
 * empty line, the signed checkpoint.
 *
 * @param oldSize size of the tree that the witness is believed to know, 0 for none
 * @param proof from that tree to the checkpoint's, at most {@value #HASHES_MAX} hashes
 */
public record AddCheckpoint(long oldSize, List<byte[]> proof, SignedNote note, Checkpoint checkpoint) {
    /** Longest request, in characters. */
    public static final int CHARS_MAX = 1 << 16;

    static final int HASHES_MAX = 63;

    private static final String OLD = "old ";
    private static final int SIZE_DIGITS_MAX = 18;

    public AddCheckpoint {
        proof = List.copyOf(proof);
    }

    /** Reads a request; empty when it is none. */
    public static Optional<AddCheckpoint> parse(String text) {
        int separator = text.indexOf("\n\n");
        if (text.length() > CHARS_MAX || separator < 0 || !text.startsWith(OLD)) {
            return Optional.empty();
        }
        String[] lines = text.substring(0, separator).split("\n", -1);
        List<byte[]> proof = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            Optional<byte[]> hash = hash(lines[i]);
            if (hash.isEmpty() || proof.size() == HASHES_MAX) {
                return Optional.empty();
            }
            proof.add(hash.get());
        }
        Optional<Long> oldSize = size(lines[0].substring(OLD.length()));
        boolean isNote = SignedNote.parse(text.substring(separator + 2)) instanceof NoteParse.Parsed;
        if (oldSize.isEmpty() || !isNote) {
            return Optional.empty();
        }
        SignedNote note = ((NoteParse.Parsed) SignedNote.parse(text.substring(separator + 2))).note();
        return Checkpoint.parse(note.text()) instanceof CheckpointParse.Parsed parsed
                ? Optional.of(new AddCheckpoint(oldSize.get(), proof, note, parsed.checkpoint()))
                : Optional.empty();
    }

    /** The request as it is sent. */
    public String format() {
        StringBuilder out = new StringBuilder(OLD).append(oldSize).append('\n');
        proof.forEach(
                hash -> out.append(Base64.getEncoder().encodeToString(hash)).append('\n'));
        return out.append('\n').append(note.format()).toString();
    }

    private static Optional<Long> size(String digits) {
        boolean plain = !digits.isEmpty()
                && digits.length() <= SIZE_DIGITS_MAX
                && digits.chars().allMatch(c -> c >= '0' && c <= '9')
                && (digits.length() == 1 || digits.charAt(0) != '0');
        return plain ? Optional.of(Long.parseLong(digits)) : Optional.empty();
    }

    private static Optional<byte[]> hash(String base64) {
        try {
            byte[] hash = Base64.getDecoder().decode(base64);
            boolean canonical = Base64.getEncoder().encodeToString(hash).equals(base64);
            return canonical && hash.length == Merkle.HASH_BYTES ? Optional.of(hash) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
