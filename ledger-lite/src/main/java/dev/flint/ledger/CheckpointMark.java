package dev.flint.ledger;

import dev.flint.ledger.note.Checkpoint;
import java.util.Arrays;
import java.util.Optional;

/** Holds a log that is being read against a checkpoint that was published: at its size the roots must be equal. */
final class CheckpointMark {
    private final Optional<Checkpoint> mark;
    private final ChainSettings settings;

    CheckpointMark(Optional<Checkpoint> mark, ChainSettings settings) {
        this.mark = mark;
        this.settings = settings;
    }

    /**
     * Called before the first and after each block.
     *
     * @throws LedgerDamagedException when the log has another history than the checkpoint
     */
    void see(WalCursor log) {
        if (isContradictedBy(log)) {
            throw new LedgerDamagedException(
                    settings.directory().resolve(CheckpointFile.NAME).toString(),
                    0,
                    "the checkpoint of size " + (log.height() + 1) + " has another root than the log");
        }
    }

    boolean isContradictedBy(WalCursor log) {
        return mark.isPresent()
                && mark.get().size() == log.height() + 1
                && !Arrays.equals(mark.get().root(), log.headers().root());
    }
}
