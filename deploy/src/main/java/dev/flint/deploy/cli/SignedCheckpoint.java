package dev.flint.deploy.cli;

import dev.flint.ledger.note.Checkpoint;
import dev.flint.ledger.note.CheckpointParse;
import dev.flint.ledger.note.NoteParse;
import dev.flint.ledger.note.SignedNote;
import dev.flint.ledger.note.VerifierKey;
import java.util.Optional;

/** What a ledger published, taken apart; nothing is verified yet. */
record SignedCheckpoint(SignedNote note, Checkpoint checkpoint) {
    static Optional<SignedCheckpoint> parse(String text) {
        return SignedNote.parse(text) instanceof NoteParse.Parsed note
                        && Checkpoint.parse(note.note().text()) instanceof CheckpointParse.Parsed parsed
                ? Optional.of(new SignedCheckpoint(note.note(), parsed.checkpoint()))
                : Optional.empty();
    }

    boolean isSignedBy(VerifierKey key) {
        return note.isSignedBy(key);
    }
}
