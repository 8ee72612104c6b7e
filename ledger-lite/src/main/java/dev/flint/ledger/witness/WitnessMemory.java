package dev.flint.ledger.witness;

import dev.flint.ledger.merkle.Merkle;
import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointParse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HexFormat;

/** What a witness writes down of a log: the checkpoint's text, and its SHA-256 in hex, so that damage shows. */
final class WitnessMemory {
    private WitnessMemory() {}

    static String write(Checkpoint checkpoint) {
        return checkpoint.text() + seal(checkpoint.text());
    }

    /** @throws IOException when the file is not what was written: cosigning anything could be a second history */
    static Checkpoint read(String text, Path file) throws IOException {
        int end = Math.max(0, text.length() - 2 * Merkle.HASH_BYTES - 1);
        String checkpoint = text.substring(0, end);
        if (text.substring(end).equals(seal(checkpoint))
                && Checkpoint.parse(checkpoint) instanceof CheckpointParse.Parsed parsed) {
            return parsed.checkpoint();
        }
        throw new IOException(file + " is damaged");
    }

    private static String seal(String text) {
        return HexFormat.of().formatHex(Merkle.sha256(text.getBytes(StandardCharsets.UTF_8))) + '\n';
    }
}
